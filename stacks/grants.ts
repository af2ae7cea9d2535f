import { RunError } from "@pulumi/pulumi/errors";
import type { Grant, SourceRoleArgs } from "../components";
import { problem, renderProblem, type Problem } from "../messages";
import { readGrantFile, type TargetConfiguration } from "./config";
import { StackOutputs } from "./stack-outputs";

type GrantReference = TargetConfiguration["grants"][number];

/**
 * Every grant that the configuration names, from the source's stack or from the file that the source side handed over.
 * A preview made before the source stack is deployed goes on with unknown grants.
 */
export function resolveGrants(references: readonly GrantReference[]): ReadonlyMap<string, SourceRoleArgs> {
  const outputs = new StackOutputs();
  return new Map(
    references.map((reference) => [
      reference.name,
      reference.stack === undefined ? fromFile(reference) : fromStack(reference, outputs),
    ]),
  );
}

function fromFile({ file = "" }: GrantReference): SourceRoleArgs {
  const read = readGrantFile(file);
  if (!read.ok) throw failure(read.problems);
  const { sourceUin, roleName, externalId, expires } = read.grant;
  return { sourceUin, roleName, externalId, expires };
}

function fromStack(
  { name, nameInStack = name, stack = "" }: GrantReference,
  outputs: StackOutputs,
): SourceRoleArgs {
  const parameters = { stack, name: nameInStack };
  const grant = outputs.read(stack, "grants").apply((grants) => {
    const found = (grants as Record<string, Grant> | undefined)?.[nameInStack];
    if (!found) throw failure([problem("grant.notInStack", parameters, "grants")]);
    return found;
  });
  const externalId = outputs.read(stack, "externalIds").apply((externalIds) => {
    const found = (externalIds as Record<string, unknown> | undefined)?.[nameInStack];
    // A secret of a stack with another passphrase arrives as `{}`, without any error of Pulumi's.
    if (typeof found !== "string") throw failure([problem("grant.secretUnreadable", parameters, "grants")]);
    return found;
  });
  const { sourceUin, roleName, expires } = grant;
  return { sourceUin, roleName, externalId, expires };
}

function failure(problems: readonly Problem[]): RunError {
  return new RunError(problems.map((found) => renderProblem(found)).join("\n"));
}
