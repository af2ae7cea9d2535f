import type * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../core/state";
import type { Billing, InstanceClass, JobObjects, JobOptions } from "../core/dts";
import { type EndpointArgs, SyncJob, type SyncJobArgs } from "../dynamic-providers";
import { ownerOf } from "./base-component";
import { type Transform, transformed } from "./transform";

/** The part of a grant that a sync job uses. It can also name a role that was created elsewhere. */
export interface SourceRoleArgs {
  /** Main account that owns the source database and the role. */
  sourceUin: pulumi.Input<string>;
  /** Name (not ARN) of the role. */
  roleName: pulumi.Input<string>;
  /** The external ID that the role's trust policy requires, if it requires one. */
  externalId?: pulumi.Input<string | undefined>;
  /** When the grant expires, ISO 8601: from then on no job is purchased or started through it. Default: never. */
  expires?: pulumi.Input<string | undefined>;
}

/** Arguments that are passed to the job's resource unchanged; documented there. */
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
  /** The target account, with the credentials of the identity that runs the job (the executor). */
  connection: Connection;
  /** The role through which the source database is reached. */
  grant: SourceRoleArgs;
  source: EndpointArgs;
  target: EndpointArgs;
  /** Databases and tables to copy. */
  objects: pulumi.Input<JobObjects>;
  /**
   * How to copy. Defaults: full initialization, conflicts and existing tables reported as errors, all operations.
   */
  options?: Partial<JobOptions>;
  /**
   * Name of the job in the console.
   * @default name of the component
   */
  jobName?: string;
  /**
   * Performance class: `micro`, `small`, `medium` or `large`.
   * @default "medium"
   */
  instanceClass?: InstanceClass;
  /**
   * By the hour (`postPaid`), or for a number of months (`prePaid`). A change replaces the job: a new one is purchased.
   * @default postPaid
   */
  billing?: Billing;
  /**
   * The desired state of the job.
   * @default "running"
   */
  desiredState?: "running" | "paused" | "stopped";
  /** Changes arguments of the job's resource, where the component has none. */
  transform?: {
    /** The job. Everything but `connection`, `owner` and `source`, which holds the grant. */
    job?: Transform<SyncJobArgs, "connection" | "owner" | "source">;
  };
}

/**
 * Creates the job without a component around it, for stacks with hundreds of jobs: the engine writes its whole state once
 * more for every component. The resource is named `<name>-job`, as inside `CrossAccountSync`.
 */
export function createSyncJob(
  name: string,
  args: CrossAccountSyncArgs,
  options: pulumi.CustomResourceOptions = {},
): SyncJob {
  const { grant, transform, ...job } = args;
  const resourceName = `${name}-job`;
  const jobArgs: SyncJobArgs = {
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
  };
  return new SyncJob(
    resourceName,
    transformed(resourceName, jobArgs, transform?.job, ["connection", "owner", "source"]),
    // Two jobs must never write to the same target at the same time.
    { ...options, deleteBeforeReplace: true },
  );
}
