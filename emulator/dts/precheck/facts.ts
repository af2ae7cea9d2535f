import type { Configuration } from "../configuration";
import type { Endpoint } from "../schemas/endpoint";
import type { DatabaseInstance, Refusal } from "../world";

/** The input of a precheck: both instances in their current state. */
export interface CheckFacts {
  readonly source: SideFacts;
  readonly target: SideFacts;
  readonly configuration: Configuration;
}

export interface SideFacts {
  readonly endpoint: Endpoint;
  /** Undefined if the account no longer has the instance. */
  readonly instance: DatabaseInstance | undefined;
  /** Why the other account's role can no longer be assumed. */
  readonly roleRefusal?: Refusal;
}
