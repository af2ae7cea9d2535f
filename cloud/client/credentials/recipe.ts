import type { Credentials } from "./credentials";

/**
 * How to get keys. A recipe contains secrets, so it is read again for each call and never kept; a rotated key or a new
 * token is used at once.
 */
export type Recipe = KeysRecipe | CvmRoleRecipe | WebIdentityRecipe | AssumeRoleRecipe;

interface Origin {
  /** Where it was read, for messages; no secret. */
  readonly origin: string;
}

/** The recipe contains the keys. */
export interface KeysRecipe extends Origin {
  readonly kind: "keys";
  readonly keys: Credentials;
}

/** The metadata service of the virtual machine returns the keys of the machine's role. */
export interface CvmRoleRecipe extends Origin {
  readonly kind: "cvmRole";
  /** Default: the machine's only role. */
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

/** The role to assume, and how. */
export interface RoleSettings {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly externalId?: string;
  /** UIN of the identity behind the session. */
  readonly sourceIdentity?: string;
}

export const defaultSessionName = "dts-cross-account";
/** The default of sts. */
export const defaultSessionSeconds = 7200;

/** The recipe for the role that the base's keys assume; without a role, the base itself. */
export function withRole(
  base: KeysRecipe | CvmRoleRecipe,
  role: RoleSettings | undefined,
): KeysRecipe | CvmRoleRecipe | AssumeRoleRecipe {
  return role ? { kind: "assumeRole", origin: `${base.origin} → ${role.roleArn}`, base, role } : base;
}
