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
  /** One instance inside a TDSQL-C cluster, such as a read-only one. A change after the start buys another job. */
  childInstance?: ChildInstance;
  /** Database user with the privileges that DTS asks for. */
  user: pulumi.Input<string>;
  /** Kept as a secret in state, encrypted. */
  password: pulumi.Input<string>;
}

/** The source database stands in another account. */
export interface SourceEndpointArgs extends EndpointArgs {
  /** Main account that owns the source database and the role. A change replaces the job. */
  accountUin: pulumi.Input<string>;
  /** Name (not ARN) of the role that the source account granted. */
  roleName: pulumi.Input<string>;
  /** The external ID that the role's trust policy asks for, if it asks for one. */
  externalId?: pulumi.Input<string | undefined>;
  /** When the grant ends, ISO 8601. From this moment on the job is neither bought nor started. Default: never. */
  expires?: pulumi.Input<string | undefined>;
}

export interface SyncJobArgs {
  /** The target account and region: the job is bought and runs there. A change of account or region buys another job. */
  connection: Connection;
  /** Shown in the console. Once the job is started, only the console can change it. */
  jobName: string;
  source: SourceEndpointArgs;
  target: EndpointArgs;
  /** What is copied. Changed while the job runs. */
  objects: pulumi.Input<JobObjects>;
  /**
   * How it is copied. Changed while the job runs, `initialization` aside: another one buys another job. Defaults: full
   * initialisation, conflicts and existing tables reported as errors, all operations.
   */
  options?: Partial<JobOptions>;
  /** Limits of threads and rows per second; what is left out stays as the service has it. Changed while the job runs. */
  rateLimit?: RateLimit;
  /** Performance class. A change pauses a post-paid job for some minutes; a pre-paid one cannot be changed. Default: `medium`. */
  instanceClass?: InstanceClass;
  /** `postPaid` by the hour (default), or `prePaid` for a number of months. A change buys another job. */
  billing?: Billing;
  /** Changed in place. */
  tags?: Record<string, string>;
  /** `running` (default), `paused` or `stopped`; DTS cannot start a stopped job again. */
  desiredState?: SyncJobInputs["desiredState"];
  /** What happens when a stopped job is to run again: `refuse` (default), `reset` (begins anew) or `replace` (buys another). */
  whenStopped?: WhenStopped;
  /** When the job starts by itself, ISO 8601 with an offset. Default: at once. */
  startAt?: string;
  /** Steps of the precheck that may fail, each with its reason and its last day. An expired one fails the preview. */
  skipSteps?: SkipStep[];
  /** Compares the rows of source and target once the target has caught up. Other settings compare again. */
  compare?: CompareSettings;
  /** Whether the job is stopped, also by a destroy, only when a comparison finds source and target equal. Default: false. */
  requireEqualBeforeStop?: boolean;
  /** Id of a job that was made in the console, to be taken over instead of buying one. */
  adopt?: string;
  /**
   * Who is declared to run the job, to be told from the keys before anything is bought; `permission` is an output of
   * what lets it assume the role. Default: nobody is declared.
   */
  executor?: { as: Executor["as"]; permission?: pulumi.Input<string> };
  /** How the job is begun among many others of the stack. Default: at once. A change of it changes nothing. */
  wave?: Wave;
  /** Names this resource uniquely; the job carries it as a tag, by which an interrupted run's job is recognised. */
  owner: string;
  /** Seconds that create, update and delete may take; `customTimeouts` of the options wins. Defaults: 1800, 1800, 1200. */
  timeouts?: Timeouts;
}

/** A cross-account sync job: bought, configured, prechecked, started and kept in its desired state. */
export class SyncJob extends DynamicResource {
  /** How the job fares, as it was at the last update or refresh. A state of an older form tells it from the next one on. */
  declare readonly report: pulumi.Output<JobReport>;

  constructor(name: string, args: SyncJobArgs, options: pulumi.CustomResourceOptions = {}) {
    const source = {
      ...args.source,
      password: secret(args.source.password),
      externalId: args.source.externalId && secret(args.source.externalId),
    };
    const target = { ...args.target, password: secret(args.target.password) };
    // The engine does not pass its own time limits on to a dynamic provider.
    const seconds = { ...args.timeouts, ...secondsOf(options.customTimeouts) };
    const timeouts = Object.keys(seconds).length > 0 ? seconds : undefined;
    super(
      "SyncJob",
      name,
      { ...withoutDefaults(args), report: undefined, source, target, timeouts },
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
