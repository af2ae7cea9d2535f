import type { CloudError } from "../cloud-error";
import type { Clock } from "../clock";
import type { Caller } from "../service";
import type { Access } from "./access";
import type { RoleRequest } from "./role-request";
import type { Identifiers } from "./identifiers";
import type { KeyRing } from "./key-ring";
import type { Account, DatabaseInstance, DatabaseService, Policy, Role } from "./model";

/** Everything in the emulated cloud except sync jobs, which the DTS service keeps. */
export interface World extends Identifiers, Access {
  readonly clock: Clock;
  /** In the order of the seed. */
  readonly accounts: readonly Account[];
  readonly keys: KeyRing;
  /** All roles of all accounts. */
  readonly roles: readonly Role[];
  /** All database instances of all accounts. */
  readonly instances: readonly DatabaseInstance[];
  readonly presets: readonly Policy[];

  findAccount(uin: string): Account | undefined;
  /** Whether a grant of this virtual time is in effect now. */
  isInEffect(grantedAt: number): boolean;
  /** The account that a caller acts in. */
  accountOf(caller: Caller): Account;
  /** A preset, or a custom policy of the account. */
  findPolicy(account: Account, policyId: number): Policy | undefined;
  policiesIn(account: Account): readonly Policy[];
  findInstance(service: string, accountUin: string, instanceId: string): DatabaseInstance | undefined;
  listInstances(service: DatabaseService | (string & {}), accountUin: string): readonly DatabaseInstance[];
  /** Money of a main account, in yuan. */
  balanceOf(accountUin: string): number;

  /** The identity behind temporary keys; undefined when they are unknown, do not match or have expired. */
  authenticateTemporaryKeys(keys: { secretId: string; secretKey: string; token: string }): Caller | undefined;
  /** Assumes a role as sts:AssumeRole does: returns the session's identity, or the refusal of STS. */
  assumeRole(request: RoleRequest): (Caller & { readonly kind: "roleSession" }) | CloudError;
}
