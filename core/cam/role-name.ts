/** Why a role name cannot be used on both sides. */
export type RoleNameProblem = { readonly code: "tooLong" | "empty" } | RoleNameCharacters;

interface RoleNameCharacters {
  readonly code: "forbiddenCharacters";
  /** Each once, in the order of the name. */
  readonly characters: readonly string[];
}

export const longestRoleName = 128;

/**
 * A role name that both products accept: 1-128 letters, digits and `-`. CAM takes `+=,.@-_` as well, DTS takes no
 * more than `-` and `_`, and an older DTS page forbids `_`. Undefined for a good name.
 */
export function roleNameProblem(roleName: string): RoleNameProblem | undefined {
  if (roleName === "") return { code: "empty" };
  const characters = [...new Set(roleName.match(/[^A-Za-z0-9-]/gu) ?? [])];
  if (characters.length > 0) return { code: "forbiddenCharacters", characters };
  return roleName.length > longestRoleName ? { code: "tooLong" } : undefined;
}
