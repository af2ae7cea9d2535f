import * as pulumi from "@pulumi/pulumi";
import { allConfig, isConfigSecret } from "@pulumi/pulumi/runtime";
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
    secretKeys: Object.keys(raw).filter(isConfigSecret),
    stackFile: `Pulumi.${pulumi.getStack()}.yaml`,
  });
  if (!parsed.ok) throw new pulumi.RunError(renderProblems(parsed.problems));
  const { configuration } = parsed;
  return configuration.role === "source" ? sourceStack(configuration) : targetStack(configuration);
}
