import type { Caller } from "../service";

/** The parts of the emulator that the emulated DTS uses. */
export interface DtsWorld {
  readonly clock: Clock;
  /** A new id: the prefix and 8 characters of [a-z0-9], the same ones in every run of the same world. */
  makeId(prefix: string): string;
  /** The instance as it is now; undefined when the account has none of this id. */
  findInstance(service: string, accountUin: string, instanceId: string): DatabaseInstance | undefined;
  listInstances(service: string, accountUin: string): readonly DatabaseInstance[];
  /** The identity behind temporary keys; undefined when they are unknown, do not match or have expired. */
  authenticateTemporaryKeys(keys: TemporaryKeys): Caller | undefined;
  /** Whether the caller's policies allow the action (`cdb:DescribeDBInstances`) on the resource (`*` or a qcs name). */
  authorize(caller: Caller, action: string, resource: string): boolean;
  /** Assumes a role as sts:AssumeRole does; a refusal has the code and message of STS. */
  assumeRole(request: RoleRequest): Caller | Refusal;
  /** Balance of a main account, in yuan. */
  balanceOf(accountUin: string): number;
}

export interface Clock {
  /** Virtual time, milliseconds since the epoch. */
  now(): number;
  /** Calls back once the virtual time is reached. @returns a function that cancels it. */
  at(timeMs: number, callback: () => void): () => void;
}

export interface DatabaseInstance {
  readonly instanceId: string;
  readonly name?: string;
  readonly region: string;
  /** `running`; with any other value connections fail. */
  readonly status: string;
  /** Such as `5.7` or `8.0`. */
  readonly version: string;
  /** Database name → table names. */
  readonly databases: Readonly<Record<string, readonly string[]>>;
  readonly users: readonly DatabaseUser[];
  /** Server variables such as `binlog_format`; an absent one has the value that DTS asks for. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Gigabytes of data. Unknown when absent: then space is never short. */
  readonly usedGigabytes?: number;
  /** Gigabytes purchased. */
  readonly storageGigabytes?: number;
  /** Instances inside a TDSQL-C cluster. */
  readonly childInstances?: readonly { readonly instanceId: string; readonly type: "rw" | "ro" }[];
}

export interface DatabaseUser {
  readonly name: string;
  readonly password: string;
  /** Such as `SELECT` or `REPLICATION SLAVE`. All of them when absent. */
  readonly privileges?: readonly string[];
}

export interface TemporaryKeys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token: string;
}

export interface RoleRequest {
  readonly caller: Caller;
  /** `qcs::cam::uin/<account uin>:roleName/<role name>`. */
  readonly roleArn: string;
  readonly externalId?: string;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
}
