import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";

export interface JobLedgerArgs {
  /** The target account, with the executor's credentials. A change of account replaces the ledger. */
  connection: Connection;
  /** Regions in which jobs are purchased. A removed region is still searched when the ledger is deleted. */
  regions: string[];
  /** Prefix of the owners of all jobs in the ledger. */
  ownerPrefix: string;
}

/**
 * The ledger of the jobs that a stack purchases. It cannot be deleted while a job exists that an interrupted run has
 * purchased and no state contains. Jobs depend on it, so it is deleted after them.
 */
export class JobLedger extends DynamicResource {
  constructor(name: string, args: JobLedgerArgs, options: pulumi.CustomResourceOptions = {}) {
    super("JobLedger", name, { ...args, everRegions: undefined }, options);
  }
}
