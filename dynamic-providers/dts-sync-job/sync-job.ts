import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../client";
import { DynamicResource } from "../host/dynamic-resource";
import type { Billing, InstanceClass, JobObjects, JobOptions, SyncJobInputs, Timeouts } from "./inputs";
import type { DatabaseKind } from "../../dts/database-kinds";

export interface EndpointArgs {
  /** Kind of database. A change replaces the job. */
  databaseKind: DatabaseKind;
  /** Region of the instance, such as `ap-guangzhou`. A change replaces the job. */
  region: string;
  /** Id of the instance, such as `cdb-8pfm2t0o`. A change replaces the job. */
  instanceId: pulumi.Input<string>;
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
}

export interface SyncJobArgs {
  /** The target account and region: the job is bought and runs there. A change of account replaces the job. */
  connection: Connection;
  /** Shown in the console. */
  jobName: string;
  source: SourceEndpointArgs;
  target: EndpointArgs;
  /** What is copied. */
  objects: pulumi.Input<JobObjects>;
  options: JobOptions;
  /** Performance class. Default of the components: `medium`. */
  instanceClass: InstanceClass;
  /** `postPaid` by the hour, or `prePaid` for a number of months. A change replaces the job: it is bought again. */
  billing: Billing;
  tags?: Record<string, string>;
  desiredState: SyncJobInputs["desiredState"];
  /** Names this resource uniquely; the job carries it as a tag, by which an interrupted run's job is recognised. */
  owner: string;
  /** Seconds that create, update and delete may take. Defaults: 1800, 1800, 1200. */
  timeouts?: Timeouts;
}

/** A cross-account sync job: bought, configured, prechecked, started and kept in its desired state. */
export class SyncJob extends DynamicResource {
  /** Status as DTS reports it, such as `Running`. */
  declare readonly status: pulumi.Output<string>;
  /** Billing state as DTS reports it, such as `Normal`. */
  declare readonly tradeStatus: pulumi.Output<string>;

  constructor(name: string, args: SyncJobArgs, options: pulumi.CustomResourceOptions = {}) {
    const source = {
      ...args.source,
      password: pulumi.secret(args.source.password),
      externalId: args.source.externalId && pulumi.secret(args.source.externalId),
    };
    const target = { ...args.target, password: pulumi.secret(args.target.password) };
    super("SyncJob", name, { ...args, source, target, status: undefined, tradeStatus: undefined }, options);
  }
}
