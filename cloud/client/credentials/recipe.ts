import type { Credentials } from "./credentials";

/**
 * How to come by keys. A recipe is read anew for each call, because it holds secrets: a rotated key or a new token is
 * used at once, and nothing keeps it.
 */
export type Recipe = KeysRecipe | CvmRoleRecipe | WebIdentityRecipe | AssumeRoleRecipe;

interface Origin {
  /** Where it was read, in words for a person; no secret. */
  readonly origin: string;
}

/** The keys lie there. */
export interface KeysRecipe extends Origin {
  readonly kind: "keys";
  readonly keys: Credentials;
}

/** The metadata service of the virtual machine gives the keys of the role that the machine has. */
export interface CvmRoleRecipe extends Origin {
  readonly kind: "cvmRole";
  /** Default: the one role that the machine has. */
  readonly roleName?: string;
}

/** An identity provider vouches for the caller (OIDC): sts:AssumeRoleWithWebIdentity. */
export interface WebIdentityRecipe extends Origin {
  readonly kind: "webIdentity";
  readonly role: RoleSettings;
  /** Name of the identity provider in CAM. */
  readonly providerId: string;
  readonly token: string;
}

/** Other keys assume a role: sts:AssumeRole. */
export interface AssumeRoleRecipe extends Origin {
  readonly kind: "assumeRole";
  readonly role: RoleSettings;
  readonly base: KeysRecipe | CvmRoleRecipe;
}

/** The role to take, and how. */
export interface RoleSettings {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly externalId?: string;
  /** UIN of whoever stands behind the session. */
  readonly sourceIdentity?: string;
}

export const defaultSessionName = "dts-cross-account";
/** As sts has it. */
export const defaultSessionSeconds = 7200;

/** The role that the base's keys assume; without a role the base itself. */
export function withRole(
  base: KeysRecipe | CvmRoleRecipe,
  role: RoleSettings | undefined,
): KeysRecipe | CvmRoleRecipe | AssumeRoleRecipe {
  return role ? { kind: "assumeRole", origin: `${base.origin} → ${role.roleArn}`, base, role } : base;
}
