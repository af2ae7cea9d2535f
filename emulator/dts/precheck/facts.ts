import type { Configuration } from "../configuration";
import type { Endpoint } from "../schemas/endpoint";
import type { DatabaseInstance, Refusal } from "../world";

/** What the precheck looks at: both instances as they are now. */
export interface CheckFacts {
  readonly source: SideFacts;
  readonly target: SideFacts;
  readonly configuration: Configuration;
}

export interface SideFacts {
  readonly endpoint: Endpoint;
  /** Undefined when the account has no such instance any more. */
  readonly instance: DatabaseInstance | undefined;
  /** Why the role of the other account cannot be taken any more. */
  readonly roleRefusal?: Refusal;
}
