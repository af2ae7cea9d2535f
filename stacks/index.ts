import * as pulumi from "@pulumi/pulumi";
import { allConfig } from "@pulumi/pulumi/runtime";
import { renderProblems } from "../messages";
import { parseStackConfiguration } from "./config";
import { sourceStack } from "./source";
import { targetStack } from "./target";

/**
 * Reads the stack's configuration once and builds what it asks for.
 *
 * @throws {pulumi.RunError} with every mistake of the configuration, before any resource is registered.
 */
export function runStack(): pulumi.Inputs {
  const raw = allConfig();
  const parsed = parseStackConfiguration(raw, {
    project: pulumi.getProject(),
    secretKeys: secretKeys(),
    stackFile: `Pulumi.${pulumi.getStack()}.yaml`,
  });
  if (!parsed.ok) throw new pulumi.RunError(renderProblems(parsed.problems));
  const { configuration } = parsed;
  return configuration.role === "source" ? sourceStack(configuration) : targetStack(configuration);
}

/** Which keys hold a secret: the engine tells the program by this variable, Pulumi's SDK does not pass it on. */
function secretKeys(): string[] {
  return JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[];
}
