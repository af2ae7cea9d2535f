import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";

export interface JobLedgerArgs {
  /** The target account, with the credentials of the one who runs the jobs. A change of account replaces the ledger. */
  connection: Connection;
  /** Regions in which jobs are bought. One that is taken out is still looked through when the ledger is deleted. */
  regions: string[];
  /** How the owners of all jobs begin that it keeps account of. */
  ownerPrefix: string;
}

/**
 * Keeps account of the jobs that a stack buys: it cannot be deleted while one of them is left that no state knows, which
 * an interrupted run has bought. Jobs depend on it, so that it outlives them.
 */
export class JobLedger extends DynamicResource {
  constructor(name: string, args: JobLedgerArgs, options: pulumi.CustomResourceOptions = {}) {
    super("JobLedger", name, { ...args, everRegions: undefined }, options);
  }
}
