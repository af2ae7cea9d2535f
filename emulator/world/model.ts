import type { PolicyDocument, TrustPolicy } from "../../core/cam";
import type { InstanceSeed, MainAccountSeed } from "../accounts/account-seed";

export type DatabaseService = InstanceSeed["service"];

/** A database instance in its current state, in the form of the seed. */
export interface DatabaseInstance extends InstanceSeed {
  /** Main account that owns it. */
  readonly accountUin: string;
}

export interface Policy {
  readonly policyId: number;
  readonly policyName: string;
  readonly type: "preset" | "custom";
  readonly serviceType: string;
  description: string;
  /** As it was written, and as GetPolicy returns it. */
  documentText: string;
  document: PolicyDocument;
  readonly addedAt: number;
  updatedAt: number;
  readonly tags: Map<string, string>;
}

/** A user, group or role: policies can be attached to it. */
export interface Attachee {
  /** Policy id → virtual time of the attachment. */
  readonly attachments: Map<number, number>;
}

export interface User extends Attachee {
  readonly uin: string;
  readonly uid: number;
  readonly name: string;
  remark: string;
  mayLogInToConsole: boolean;
  phone: string;
  countryCode: string;
  email: string;
  readonly addedAt: number;
}

export interface Group extends Attachee {
  readonly groupId: number;
  name: string;
  remark: string;
  readonly addedAt: number;
  readonly memberUins: Set<string>;
}

export interface Role extends Attachee {
  /** A number above 2^53, therefore text. */
  readonly roleId: string;
  readonly roleName: string;
  /** Main account that owns it. */
  readonly accountUin: string;
  /** As it was written, and as GetRole returns it. */
  trustPolicyText: string;
  trustPolicy: TrustPolicy;
  description: string;
  mayLogInToConsole: boolean;
  /** Longest life of a session in seconds. */
  sessionDuration: number;
  readonly tags: Map<string, string>;
  readonly addedAt: number;
  updatedAt: number;
  /** What its sessions have done, as `service:Api`; evidence for a narrower policy. */
  readonly usedActions: Set<string>;
}

/** An identity provider that issues tokens (OpenID Connect), which roles can trust. */
export interface OidcProvider {
  readonly name: string;
  readonly issuer: string;
  /** Audiences that its tokens may have. */
  readonly clientIds: readonly string[];
  /** As it was written. */
  readonly keysText: string;
  /** Public keys in the form of JSON Web Key. */
  readonly keys: readonly Readonly<Record<string, unknown>>[];
  readonly description: string;
  readonly rotatesKey: boolean;
}

export interface Account {
  readonly uin: string;
  readonly appId: number;
  readonly name: string;
  readonly site: MainAccountSeed["site"];
  /** Yuan. */
  balance: number;
  /** By uin. */
  readonly users: Map<string, User>;
  /** By id. */
  readonly groups: Map<number, Group>;
  /** By name. */
  readonly roles: Map<string, Role>;
  /** By name. */
  readonly oidcProviders: Map<string, OidcProvider>;
  /** Custom ones, by id. */
  readonly policies: Map<number, Policy>;
  readonly instances: DatabaseInstance[];
}
