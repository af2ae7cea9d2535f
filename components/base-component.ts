import type * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi/errors";
import { ComponentResource } from "@pulumi/pulumi/resource";
import { problem, renderProblem } from "../core/messages";
import { stackMark } from "./stack-mark";

/** Base class of the components: prefixes their type, and enforces that every part is named after its component. */
export abstract class BaseComponent extends ComponentResource {
  /** @throws {RunError} when a resource is created inside the component whose name does not begin with `<name>-`. */
  constructor(
    type: string,
    private readonly componentName: string,
    options: pulumi.ComponentResourceOptions = {},
  ) {
    const transformations = [namedAfter(componentName), ...(options.transformations ?? [])];
    super(`dts-cross-account:index:${type}`, componentName, {}, { ...options, transformations });
  }

  /** Name of a part: the component's name and a suffix. */
  protected partName(suffix: string): string {
    return `${this.componentName}-${suffix}`;
  }

  /** Options of a part. */
  protected partOptions(options: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return { ...options, parent: this };
  }

  /** Identifies a part across all stacks; the next run finds by it what an interrupted run created. */
  protected owner(suffix: string): string {
    return ownerOf(this.partName(suffix));
  }
}

/** Identifies a resource across all stacks. */
export function ownerOf(resourceName: string): string {
  return `${stackMark()}${resourceName}`;
}

/** Pulumi runs it for the component and for everything inside it, before a resource is registered. */
function namedAfter(component: string): pulumi.ResourceTransformation {
  return ({ name, type }) => {
    if (name === component || name.startsWith(`${component}-`)) return undefined;
    throw new RunError(renderProblem(problem("component.partNameInvalid", { component, name, type })));
  };
}
