import type { HostInputs } from "../../core/state";

/**
 * The URN that the owner `<organisation>/<project>/<stack>/<name>` implies for a resource without a parent. Such a
 * resource does not store its URN, because with hundreds of resources the state must stay small.
 */
export function impliedUrn(pulumiType: string, owner: unknown): string | undefined {
  if (typeof owner !== "string") return undefined;
  const [, project, stack, ...name] = owner.split("/");
  return `urn:pulumi:${stack}::${project}::${pulumiType}::${name.join("/")}`;
}

/** A resource's own URN, for output on its row. */
export function urnOf(
  pulumiType: string,
  { resourceUrn, owner }: HostInputs & { readonly owner?: unknown },
): string | undefined {
  return resourceUrn ?? impliedUrn(pulumiType, owner);
}
