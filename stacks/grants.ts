import * as pulumi from "@pulumi/pulumi";
import type { Grant } from "../components";
import { problem, renderProblem, type Problem } from "../messages";
import { readGrantFile, type TargetConfiguration } from "./config";

type GrantReference = TargetConfiguration["grants"][number];

/** Every grant that the configuration names, from the source's stack or from the file that the source side handed over. */
export function resolveGrants(references: readonly GrantReference[]): ReadonlyMap<string, pulumi.Output<Grant>> {
  const stacks = new Map<string, pulumi.StackReference>();
  const stackReference = (name: string): pulumi.StackReference => {
    const known = stacks.get(name) ?? new pulumi.StackReference(name);
    stacks.set(name, known);
    return known;
  };
  return new Map(
    references.map((reference) => [
      reference.name,
      reference.stack === undefined ? fromFile(reference) : fromStack(reference, stackReference(reference.stack)),
    ]),
  );
}

function fromFile({ file = "" }: GrantReference): pulumi.Output<Grant> {
  const read = readGrantFile(file);
  if (!read.ok) throw failure(read.problems);
  return pulumi.output(read.grant);
}

function fromStack(
  { name, nameInStack = name, stack = "" }: GrantReference,
  source: pulumi.StackReference,
): pulumi.Output<Grant> {
  return source.getOutput("grants").apply((grants) => {
    const grant = (grants as Record<string, Grant> | undefined)?.[nameInStack];
    if (!grant) throw failure([problem("grant.notInStack", { stack, name: nameInStack }, "grants")]);
    if (isReadable(grant.externalId)) return grant;
    throw failure([problem("grant.secretUnreadable", { stack, name: nameInStack }, "grants")]);
  });
}

/** A secret of a stack with another passphrase arrives as `{}`, without any error of Pulumi's. */
function isReadable(externalId: unknown): boolean {
  return externalId === undefined || typeof externalId === "string";
}

function failure(problems: readonly Problem[]): pulumi.RunError {
  return new pulumi.RunError(problems.map((found) => renderProblem(found)).join("\n"));
}
