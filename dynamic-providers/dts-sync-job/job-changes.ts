import type { CloudAccount, ResponseOf } from "../../cloud/client";
import {
  type CheckReport,
  includesAction,
  type InstanceClass,
  isNotBilled,
  type RateLimit,
  type SyncJobInputs,
} from "../../core/dts";
import { problem, ProblemError } from "../../core/messages";
import { toCheckReport, type LiveJob } from "./from-wire";
import { poll } from "./poll";
import { precheckProblems } from "./precheck-messages";
import { toLiveChange, toRateLimit } from "./to-wire";

type Tags = Readonly<Record<string, string>>;

/** The changes of a started job. */
export interface JobChanges {
  /** Changes the performance class; the service pauses the job for it. Resolves when the job runs again. */
  resize(instanceClass: InstanceClass): Promise<void>;
  /** Changes objects and operations: sent, prechecked and started while the job runs. */
  changeLive(): Promise<void>;
  limitRate(limit: RateLimit): Promise<void>;
  setTags(declared: Tags, live: Tags): Promise<void>;
}

interface ChangeParts {
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  waitUntil(condition: (job: LiveJob | undefined) => boolean): Promise<LiveJob | undefined>;
}

export function jobChanges(
  account: CloudAccount,
  jobId: string,
  inputs: SyncJobInputs,
  { waitUntil, signal, deadline }: ChangeParts,
): JobChanges {
  const idempotent = { effect: "idempotent", signal, deadline } as const;
  const once = { effect: "once", signal, deadline } as const;
  const request = { JobId: jobId };
  const resource = tagResource(account, jobId);
  const proveTagged = ({ FailedResources }: ResponseOf<"tag", "TagResources">): void => {
    const [failed] = FailedResources ?? [];
    if (!failed) return;
    const message = [failed.Code, failed.Message].filter(Boolean).join(": ") || "-";
    throw new ProblemError(problem("syncJob.tagsNotChanged", { jobId, message }, "tags"));
  };

  const endedCheck = (): Promise<CheckReport> =>
    poll({ account, jobId, signal, deadline }, async () => {
      const read = { effect: "read", signal } as const;
      const report = toCheckReport(
        await account.call("dts", "DescribeModifyCheckSyncJobResult", request, read),
      );
      return report.status === "failed" || report.status === "success" ? report : undefined;
    });

  return {
    resize: async (instanceClass) => {
      await account.call("dts", "ResizeSyncJob", { ...request, NewInstanceClass: instanceClass }, once);
      await waitUntil((job) => !job || (job.InstanceClass === instanceClass && isBillingNormal(job)));
    },

    changeLive: async () => {
      // A change of an interrupted run may still be in its precheck or starting.
      await waitUntil((job) => !job || !isChangeInProgress(job));
      await account.call("dts", "ModifySyncJobConfig", toLiveChange(jobId, inputs), idempotent);
      await account.call("dts", "CreateModifyCheckSyncJob", request, once);
      const report = await endedCheck();
      if (report.status === "failed") throw new ProblemError(precheckProblems(jobId, report));
      await account.call("dts", "StartModifySyncJob", request, once);
      await waitUntil((job) => job?.Status !== "Running" || isChangeOver(job));
    },

    limitRate: async (limit) => {
      await account.call("dts", "ModifySyncRateLimit", toRateLimit(jobId, limit), idempotent);
    },

    setTags: async (declared, live) => {
      const surplus = Object.keys(live).filter((key) => !(key in declared));
      const missing = Object.entries(declared).filter(([key, value]) => live[key] !== value);
      const ResourceList = [resource];
      for (const TagKeys of inParts(surplus)) {
        proveTagged(await account.call("tag", "UnTagResources", { ResourceList, TagKeys }, idempotent));
      }
      for (const part of inParts(missing)) {
        const Tags = part.map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
        proveTagged(await account.call("tag", "TagResources", { ResourceList, Tags }, idempotent));
      }
    },
  };
}

function isBillingNormal({ TradeStatus = "" }: LiveJob): boolean {
  return TradeStatus === "Normal" || isNotBilled(TradeStatus);
}

/** Whether a change is being checked or started: the service then accepts no other one. */
function isChangeInProgress({ Status, OptObjStatus, Actions }: LiveJob): boolean {
  const mayChange = !Actions || includesAction(Actions, "configureOptObj");
  return Status === "Running" && Boolean(OptObjStatus) && OptObjStatus !== "Normal" && !mayChange;
}

/** Whether the change has ended: of its status only `Normal` is published, but a job that accepts a change has ended its last one. */
function isChangeOver({ OptObjStatus, Actions }: LiveJob): boolean {
  return OptObjStatus === "Normal" || (!OptObjStatus && includesAction(Actions ?? [], "configureOptObj"));
}

/** The most tags in one call of the tag service. Source: SDK comment of tag:TagResources. */
const tagsPerCall = 10;

function inParts<Item>(items: readonly Item[]): Item[][] {
  const parts = Math.ceil(items.length / tagsPerCall);
  return Array.from({ length: parts }, (_, part) =>
    items.slice(part * tagsPerCall, (part + 1) * tagsPerCall),
  );
}

/** The name of a job for the tag service: documented for migration jobs, inferred for sync jobs. */
function tagResource({ connection }: CloudAccount, jobId: string): string {
  return `qcs::dts:${connection.region}:uin/${connection.accountUin}:task/${jobId}`;
}
