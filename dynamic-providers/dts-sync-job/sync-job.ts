import type * as pulumi from "@pulumi/pulumi";
import { secret } from "@pulumi/pulumi/output";
import type { Connection } from "../../core/state";
import { DynamicResource } from "../host/dynamic-resource";
import {
  type Billing,
  type ChildInstance,
  type CompareSettings,
  type DatabaseKind,
  type Executor,
  type InstanceClass,
  type JobObjects,
  type JobOptions,
  type JobReport,
  type RateLimit,
  type SkipStep,
  type SyncJobInputs,
  type Timeouts,
  type Wave,
  type WhenStopped,
  withoutDefaults,
} from "../../core/dts";

export interface EndpointArgs {
  /** Kind of database. A change replaces the job. */
  databaseKind: DatabaseKind;
  /** Region of the instance, such as `ap-guangzhou`. A change replaces the job. */
  region: string;
  /** Id of the instance, such as `cdb-8pfm2t0o`. A change replaces the job. */
  instanceId: pulumi.Input<string>;
  /** One instance inside a TDSQL-C cluster, such as a read-only one. A change after the start replaces the job. */
  childInstance?: ChildInstance;
  /** Database user with the privileges that DTS requires. */
  user: pulumi.Input<string>;
  /** Stored in the state as an encrypted secret. */
  password: pulumi.Input<string>;
}

/** The source database, which belongs to another account. */
export interface SourceEndpointArgs extends EndpointArgs {
  /** Main account that owns the source database and the role. A change replaces the job. */
  accountUin: pulumi.Input<string>;
  /** Name (not ARN) of the role that the source account granted. */
  roleName: pulumi.Input<string>;
  /** The external ID that the role's trust policy requires, if it requires one. */
  externalId?: pulumi.Input<string | undefined>;
  /** When the grant ends, ISO 8601. From this moment on the job is neither purchased nor started. Default: never. */
  expires?: pulumi.Input<string | undefined>;
}

export interface SyncJobArgs {
  /** The target account and region, where the job is purchased and runs. A change of account or region replaces the job. */
  connection: Connection;
  /** The name in the console. Once the job is started, it can be changed only in the console. */
  jobName: string;
  source: SourceEndpointArgs;
  target: EndpointArgs;
  /** What is copied. Changed while the job runs. */
  objects: pulumi.Input<JobObjects>;
  /**
   * How it is copied. Changed while the job runs, except `initialization`, whose change replaces the job. Defaults: full
   * initialisation, conflicts and existing tables reported as errors, all operations.
   */
  options?: Partial<JobOptions>;
  /** Limits of threads and rows per second; an omitted limit stays as the service has it. Changed while the job runs. */
  rateLimit?: RateLimit;
  /** Performance class. A change pauses a post-paid job for some minutes; a pre-paid one cannot be changed. Default: `medium`. */
  instanceClass?: InstanceClass;
  /** `postPaid` by the hour (default), or `prePaid` for a number of months. A change replaces the job. */
  billing?: Billing;
  /** Changed in place. */
  tags?: Record<string, string>;
  /** `running` (default), `paused` or `stopped`; DTS cannot start a stopped job again. */
  desiredState?: SyncJobInputs["desiredState"];
  /** What happens when a stopped job should run again: `refuse` (default), `reset` (restarts from scratch) or `replace` (purchases another). */
  whenStopped?: WhenStopped;
  /** Scheduled start of the job, ISO 8601 with an offset. Default: at once. */
  startAt?: string;
  /** Steps of the precheck that may fail, each with its reason and its last day. An expired skip fails the preview. */
  skipSteps?: SkipStep[];
  /** Compares the rows of source and target once the target has caught up. Changed settings compare again. */
  compare?: CompareSettings;
  /** Whether a stop, also by a destroy, requires a comparison that finds source and target equal. Default: false. */
  requireEqualBeforeStop?: boolean;
  /** Id of a job that was created in the console, to adopt instead of purchasing one. */
  adopt?: string;
  /**
   * The identity that runs the job, checked against the keys before the purchase. `permission` is an output of the
   * permission that lets it assume the role. Default: not declared.
   */
  executor?: { as: Executor["as"]; permission?: pulumi.Input<string> };
  /** How the job is started together with many others of the stack. Default: at once. A change does not affect the job. */
  wave?: Wave;
  /** Unique name of this resource. The job has it as a tag, which identifies the job of an interrupted run. */
  owner: string;
  /** Seconds that create, update and delete may take; `customTimeouts` of the options takes precedence. Defaults: 1800, 1800, 1200. */
  timeouts?: Timeouts;
}

/** A cross-account sync job: purchased, configured, prechecked, started and kept in its desired state. */
export class SyncJob extends DynamicResource {
  /** The job's status at the last update or refresh. A state of an earlier version has it from the next one on. */
  declare readonly report: pulumi.Output<JobReport>;

  constructor(name: string, args: SyncJobArgs, options: pulumi.CustomResourceOptions = {}) {
    const source = {
      ...args.source,
      password: secret(args.source.password),
      externalId: args.source.externalId && secret(args.source.externalId),
    };
    const target = { ...args.target, password: secret(args.target.password) };
    // The engine does not pass its own time limits to a dynamic provider.
    const seconds = { ...args.timeouts, ...secondsOf(options.customTimeouts) };
    // Pulumi's SDK makes an output of every key, also of an undefined one.
    const timeouts = Object.keys(seconds).length > 0 ? { timeouts: seconds } : {};
    super(
      "SyncJob",
      name,
      { ...withoutDefaults(args), report: undefined, source, target, ...timeouts },
      { ...options, additionalSecretOutputs: ["settings"] },
    );
  }
}

const unitSeconds: Readonly<Record<string, number>> = { d: 86_400, h: 3_600, m: 60, s: 1, ms: 0.001 };

/** Pulumi's durations, such as `1h30m`, in seconds. */
function secondsOf(durations: pulumi.CustomTimeouts = {}): Timeouts {
  const entries = Object.entries(durations).filter(([, text]) => typeof text === "string");
  return Object.fromEntries(
    entries.map(([method, text]) => {
      const parts = [...(text as string).matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g)];
      const seconds = parts.map(([, amount, unit = "s"]) => Number(amount) * (unitSeconds[unit] ?? 1));
      return [method, seconds.reduce((total, next) => total + next, 0)];
    }),
  );
}
