import type * as pulumi from "@pulumi/pulumi";
import { allConfig } from "@pulumi/pulumi/runtime/config";
import { buildStack } from "./build-stack";

/**
 * Reads the stack's configuration and builds the stack that it describes.
 *
 * @throws {RunError} with every mistake in the configuration, before any resource is registered.
 */
// Asynchronous: Pulumi shows a rejection as an error of the program, without the stack trace of a failed load.
export async function runStack(): Promise<pulumi.Inputs> {
  return buildStack(allConfig());
}
