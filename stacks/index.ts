import type * as pulumi from "@pulumi/pulumi";
import { getProject } from "@pulumi/pulumi/metadata";
import { allConfig } from "@pulumi/pulumi/runtime/config";
import { ownNamespace } from "./config";
import { beLean } from "./lean-program";
import { StackOutputs } from "./stack-outputs";

/**
 * Reads the stack's configuration once and builds what it asks for. While everything that this takes is being loaded, the
 * engine reads the stacks of the grants: to decrypt one takes it a quarter of a second.
 *
 * @throws {RunError} with every mistake of the configuration, before any resource is registered.
 */
export async function runStack(): Promise<pulumi.Inputs> {
  beLean();
  const raw = allConfig();
  const outputs = new StackOutputs();
  await outputs.askAhead(stacksNamed(raw));
  const { buildStack } = require("./build-stack") as typeof import("./build-stack");
  return buildStack(raw, outputs);
}

/** Before anybody knows whether the configuration is right. */
function stacksNamed(raw: Readonly<Record<string, string>>): string[] {
  const { grants } = ownNamespace(raw, getProject());
  const references: readonly unknown[] = Array.isArray(grants) ? grants : [];
  return references.flatMap((reference) => {
    const { stack } = (reference ?? {}) as { readonly stack?: unknown };
    return typeof stack === "string" ? [stack] : [];
  });
}
