import type * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi/errors";
import { getOrganization, getProject, getStack } from "@pulumi/pulumi/metadata";
import { renderProblems } from "../core/messages";
import { parseStackConfiguration } from "./config";
import { localStacks } from "./missing-stack";
import { sourceStack } from "./source";
import { StackOutputs } from "./stack-outputs";
import { targetStack } from "./target";

/**
 * Builds the stack that a configuration describes.
 *
 * @param raw the configuration as Pulumi passes it: values by full key.
 * @throws {RunError} with every mistake in the configuration, before any resource is registered.
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
  const referenced = configuration.grants.flatMap((grant) => (grant.from === "stack" ? grant.stack : []));
  const own = `${getOrganization()}/${getProject()}/${getStack()}`;
  const known = { own, referenced, local: localStacks(process.cwd()) };
  return targetStack(configuration, new StackOutputs(known));
}

/** Keys that hold a secret. The engine passes them in this variable; Pulumi's SDK does not expose it. */
function secretKeys(): string[] {
  return JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[];
}
