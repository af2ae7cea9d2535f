import defaultSeed from "../../../emulator/accounts/default.json";
import { completeAccountSeed } from "../../../emulator/accounts/read-account-seed";
import { createClock, type Clock } from "../../../emulator/clock";
import { CloudError } from "../../../emulator/cloud-error";
import { createDtsService, type DtsService } from "../../../emulator/dts";
import { defaultDurations } from "../../../emulator/dts/durations";
import { toWireJob } from "../../../emulator/dts/to-wire/job";
import { encodeJson } from "../../../emulator/encode-json";
import { authorize } from "../../../emulator/gateway/authorize";
import { validate } from "../../../emulator/gateway/parameters";
import type { Caller } from "../../../emulator/service";
import { createWorld } from "../../../emulator/world/create-world";
import type { World } from "../../../emulator/world/world";
import { sourceTrustPolicy } from "../../../core/cam";

export const sourceUin = "100018273645";
export const targetUin = "100026591483";
export const roleName = "DTS-role";
export const externalId = "an-external-id";
export const region = "ap-shanghai";

export const targetRoot: Caller = { kind: "root", accountUin: targetUin, uin: targetUin };
export const userOf = (name: string, uin: string): Caller => ({
  kind: "user",
  accountUin: targetUin,
  uin,
  userName: name,
});

interface CallOptions {
  readonly as?: Caller;
  readonly region?: string;
  readonly language?: "zh-CN" | "en-US";
}

/** The emulated cloud in process, at a virtual time that only `pass` moves. */
export interface Cloud {
  readonly world: World;
  readonly clock: Clock;
  readonly dts: DtsService;
  /** Makes a call like the gateway. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are JSON
  call(action: string, parameters?: object, options?: CallOptions): any;
  /** The error code; `ok` if the call succeeds. */
  codeOf(action: string, parameters?: object, options?: CallOptions): string;
  pass(milliseconds: number): void;
  /** The job as DescribeSyncJobs returns it now. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are JSON
  job(jobId: string): any;
}

export const startsAt = Date.parse("2026-03-02T08:00:00Z");

export function createCloud(options?: Parameters<typeof createDtsService>[1]): Cloud {
  const clock = createClock({ speed: 0, startsAt });
  const world = createWorld(completeAccountSeed(defaultSeed, "of the tests"), clock);
  const dts = createDtsService(world, options);

  const call: Cloud["call"] = (
    action,
    given = {},
    { as = targetRoot, region: place = region, language } = {},
  ) => {
    const operation = dts.operations[action]!;
    const route = { service: dts, action, operation };
    const parameters = validate(route, given as Record<string, unknown>);
    const requestId = "a-request";
    const made = { caller: as, region: place, sourceIp: "127.0.0.1", now: clock.now(), requestId, language };
    authorize(world, route, made, parameters);
    return operation.handle(made, parameters);
  };

  return {
    world,
    clock,
    dts,
    call,
    codeOf: (action, parameters, callOptions) => {
      try {
        call(action, parameters, callOptions);
        return "ok";
      } catch (error) {
        if (error instanceof CloudError) return error.code;
        throw error;
      }
    },
    pass: (milliseconds) => clock.advance(milliseconds),
    job: (jobId) => {
      const shown = call("DescribeSyncJobs", { JobId: jobId }).JobList[0] as object;
      // Cached parts of an earlier answer must equal the answer for a job that was never returned.
      const job = dts.jobs.get(jobId);
      const durations = { ...defaultDurations, ...options?.durations, ...job?.durations };
      const sent = JSON.parse(encodeJson([shown ?? null]).toString()) as unknown;
      const unshown = job && toWireJob({ ...job }, clock.now(), durations, "zh");
      expect(sent).toEqual(JSON.parse(JSON.stringify([unshown ?? null])));
      return shown;
    },
  };
}

interface Grant {
  readonly policies?: readonly string[];
  readonly externalId?: string;
}

/** The grant of the source account: a role that the target account may assume. */
export function grantRole(
  { world, clock }: Cloud,
  {
    policies = ["QcloudDTSReadOnlyAccess", "QcloudCDBReadOnlyAccess"],
    externalId: id = externalId,
  }: Grant = {},
): void {
  const attached = world.presets.filter(({ policyName }) => policies.includes(policyName));
  world.findAccount(sourceUin)!.roles.set(roleName, {
    roleId: "4611686018427397919",
    roleName,
    accountUin: sourceUin,
    trustPolicyText: "",
    trustPolicy: sourceTrustPolicy({ targetUin, externalId: id }),
    description: "",
    mayLogInToConsole: false,
    sessionDuration: 7200,
    tags: new Map(),
    addedAt: clock.now(),
    updatedAt: clock.now(),
    attachments: new Map(attached.map(({ policyId }) => [policyId, clock.now()])),
    usedActions: new Set(),
  });
}

/** Temporary keys of the granted role, as sts:AssumeRole issues them. */
export function takeRole({ world, clock }: Cloud, seconds = 7200) {
  const session = world.assumeRole({
    caller: targetRoot,
    roleArn: `qcs::cam::uin/${sourceUin}:roleName/${roleName}`,
    externalId,
  });
  if ("code" in session) throw session;
  const key = world.keys.issue(session, clock.now() + seconds * 1000);
  return { TmpSecretId: key.secretId, TmpSecretKey: key.secretKey, TmpToken: key.session.token };
}

export const purchase = {
  PayMode: "PostPay",
  SrcDatabaseType: "mysql",
  SrcRegion: "ap-guangzhou",
  DstDatabaseType: "mysql",
  DstRegion: region,
};

export function purchaseJob(cloud: Cloud, request: object = {}): string {
  return cloud.call("CreateSyncJob", { ...purchase, ...request }).JobIds[0];
}

export const allOf = (...databases: string[]) => ({
  Mode: "Partial",
  Databases: databases.map((DbName) => ({ DbName, DbMode: "All", TableMode: "All", ViewMode: "All" })),
});

interface Overrides {
  readonly SrcInfo?: object;
  readonly DstInfo?: object;
  readonly [field: string]: unknown;
}

/** A complete ConfigureSyncJob request of a cross-account job from MySQL to MySQL. */
export function configuration(cloud: Cloud, jobId: string, overrides: Overrides = {}) {
  const { SrcInfo, DstInfo, ...rest } = overrides;
  return {
    JobId: jobId,
    SrcAccessType: "cdb",
    DstAccessType: "cdb",
    SrcNodeType: "single",
    DstNodeType: "single",
    SrcInfo: {
      Region: "ap-guangzhou",
      InstanceId: "cdb-orders57",
      User: "dts_sync",
      Password: "emulator-source-password",
      AccountMode: "other",
      Account: sourceUin,
      AccountRole: roleName,
      RoleExternalId: externalId,
      ...takeRole(cloud),
      ...SrcInfo,
    },
    DstInfo: {
      Region: region,
      InstanceId: "cdb-replica8",
      User: "dts_sync",
      Password: "emulator-target-password",
      ...DstInfo,
    },
    Objects: allOf("orders"),
    ...rest,
  };
}

export const durations = defaultDurations;

/** A job whose precheck has ended. */
export function checkedJob(cloud: Cloud, overrides: Overrides = {}, request: object = {}): string {
  const jobId = purchaseJob(cloud, request);
  cloud.call("ConfigureSyncJob", configuration(cloud, jobId, overrides));
  cloud.pass(durations.configure);
  cloud.call("CreateCheckSyncJob", { JobId: jobId });
  cloud.pass(durations.precheck);
  return jobId;
}

/** A job that has just reached Running. */
export function runningJob(cloud: Cloud, overrides: Overrides = {}, request: object = {}): string {
  const jobId = checkedJob(cloud, overrides, request);
  cloud.call("StartSyncJob", { JobId: jobId });
  cloud.pass(durations.start);
  return jobId;
}
