import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../core/state";
import type { Billing, InstanceClass, JobObjects, JobOptions } from "../core/dts";
import { type EndpointArgs, SyncJob, type SyncJobArgs } from "../dynamic-providers";
import { ownerOf } from "./base-component";

/** The part of a grant that a sync job uses. A role made elsewhere can be named here just as well. */
export interface SourceRoleArgs {
  /** Main account that owns the source database and the role. */
  sourceUin: pulumi.Input<string>;
  /** Name (not ARN) of the role. */
  roleName: pulumi.Input<string>;
  /** The external ID that the role's trust policy asks for, if it asks for one. */
  externalId?: pulumi.Input<string | undefined>;
  /** When the grant ends, ISO 8601: from this moment on no job is bought or started through it. Default: never. */
  expires?: pulumi.Input<string | undefined>;
}

/** What the job's resource takes as it is; documented there. */
type LifecycleArgs = Pick<
  SyncJobArgs,
  | "rateLimit"
  | "whenStopped"
  | "startAt"
  | "skipSteps"
  | "compare"
  | "requireEqualBeforeStop"
  | "adopt"
  | "executor"
  | "tags"
  | "timeouts"
  | "wave"
>;

export interface CrossAccountSyncArgs extends LifecycleArgs {
  /** The target account, with the credentials of the one who runs the job (the executor). */
  connection: Connection;
  /** The role through which the source database is reached. */
  grant: SourceRoleArgs;
  source: EndpointArgs;
  target: EndpointArgs;
  /** Databases and tables to copy. */
  objects: pulumi.Input<JobObjects>;
  /**
   * How to copy. Defaults: full initialisation, conflicts and existing tables reported as errors, all operations.
   */
  options?: Partial<JobOptions>;
  /**
   * Name in the console.
   * @default name of the component
   */
  jobName?: string;
  /**
   * Performance class: `micro`, `small`, `medium` or `large`.
   * @default "medium"
   */
  instanceClass?: InstanceClass;
  /**
   * By the hour (`postPaid`), or for a number of months (`prePaid`). A change replaces the job, which buys it again.
   * @default postPaid
   */
  billing?: Billing;
  /**
   * The state in which the job is kept.
   * @default "running"
   */
  desiredState?: "running" | "paused" | "stopped";
}

/**
 * The job alone, without a component around it: what a stack with hundreds of them uses, because the engine writes its
 * whole state once more for every component. It is called `<name>-job`, as inside `CrossAccountSync`.
 */
export function createSyncJob(
  name: string,
  args: CrossAccountSyncArgs,
  options: pulumi.CustomResourceOptions = {},
): SyncJob {
  const { grant, ...job } = args;
  const resourceName = `${name}-job`;
  return new SyncJob(
    resourceName,
    {
      ...job,
      jobName: args.jobName ?? name,
      source: {
        ...args.source,
        accountUin: grant.sourceUin,
        roleName: grant.roleName,
        externalId: grant.externalId,
        expires: grant.expires,
      },
      owner: ownerOf(resourceName),
    },
    // A second job must never write to the same target beside the first.
    { ...options, deleteBeforeReplace: true },
  );
}
