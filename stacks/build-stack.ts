import type * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi/errors";
import { getProject, getStack } from "@pulumi/pulumi/metadata";
import { renderProblems } from "../core/messages";
import { parseStackConfiguration } from "./config";
import { sourceStack } from "./source";
import { StackOutputs } from "./stack-outputs";
import { targetStack } from "./target";

/**
 * Builds what a configuration asks for.
 *
 * @param raw as Pulumi hands it over.
 * @throws {RunError} with every mistake of the configuration, before any resource is registered.
 */
export function buildStack(raw: Readonly<Record<string, string>>): pulumi.Inputs {
  const parsed = parseStackConfiguration(raw, {
    project: getProject(),
    secretKeys: secretKeys(),
    stackFile: `Pulumi.${getStack()}.yaml`,
  });
  if (!parsed.ok) throw new RunError(renderProblems(parsed.problems));
  const { configuration } = parsed;
  if (configuration.role === "source") return sourceStack(configuration);
  return targetStack(configuration, new StackOutputs());
}

/** Which keys hold a secret: the engine tells the program by this variable, Pulumi's SDK does not pass it on. */
function secretKeys(): string[] {
  return JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[];
}
