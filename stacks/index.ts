import type * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi/errors";
import { getProject, getStack } from "@pulumi/pulumi/metadata";
import { allConfig } from "@pulumi/pulumi/runtime/config";
import { renderProblems } from "../messages";
import { parseStackConfiguration } from "./config";
import { beLean } from "./lean-program";
import { sourceStack } from "./source";
import { targetStack } from "./target";

/**
 * Reads the stack's configuration once and builds what it asks for.
 *
 * @throws {RunError} with every mistake of the configuration, before any resource is registered.
 */
export function runStack(): pulumi.Inputs {
  beLean();
  const raw = allConfig();
  const parsed = parseStackConfiguration(raw, {
    project: getProject(),
    secretKeys: secretKeys(),
    stackFile: `Pulumi.${getStack()}.yaml`,
  });
  if (!parsed.ok) throw new RunError(renderProblems(parsed.problems));
  const { configuration } = parsed;
  return configuration.role === "source" ? sourceStack(configuration) : targetStack(configuration);
}

/** Which keys hold a secret: the engine tells the program by this variable, Pulumi's SDK does not pass it on. */
function secretKeys(): string[] {
  return JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[];
}
