import type * as pulumi from "@pulumi/pulumi";
import { ComponentResource } from "@pulumi/pulumi/resource";
import { stackMark } from "./stack-mark";

/** What all our components share: their type's prefix and the way they name what they are made of. */
export abstract class BaseComponent extends ComponentResource {
  constructor(
    type: string,
    private readonly componentName: string,
    options: pulumi.ComponentResourceOptions = {},
  ) {
    super(`dts-cross-account:index:${type}`, componentName, {}, options);
  }

  /** Name of a part: the component's own name and a suffix, so that a part tells where it belongs. */
  protected partName(suffix: string): string {
    return `${this.componentName}-${suffix}`;
  }

  /** Options of a part. */
  protected partOptions(options: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return { ...options, parent: this };
  }

  /** Identifies a part across all stacks; interrupted runs find again by it what they made. */
  protected owner(suffix: string): string {
    return ownerOf(this.partName(suffix));
  }
}

/** Identifies a resource across all stacks. */
export function ownerOf(resourceName: string): string {
  return `${stackMark()}${resourceName}`;
}
