import type { HostInputs } from "../../core/state";

/**
 * The URN that an owner's mark `<organisation>/<project>/<stack>/<name>` implies for a resource without a parent. Such a
 * resource does not carry its URN: with hundreds of them, what can be told from something else is left out of the state.
 */
export function impliedUrn(pulumiType: string, owner: unknown): string | undefined {
  if (typeof owner !== "string") return undefined;
  const [, project, stack, ...name] = owner.split("/");
  return `urn:pulumi:${stack}::${project}::${pulumiType}::${name.join("/")}`;
}

/** A resource's own URN, to write on its row. */
export function urnOf(
  pulumiType: string,
  { resourceUrn, owner }: HostInputs & { readonly owner?: unknown },
): string | undefined {
  return resourceUrn ?? impliedUrn(pulumiType, owner);
}
