import { z } from "zod";
import { operation, type Call, type Operation } from "../../service";
import { anyResource, regionOf, type DtsBackend } from "../backend";
import { durationsOf } from "../durations-of";
import { endpointOf, type Side } from "../configuration";
import type { SyncJob } from "../job";
import { choice, integer, text } from "../schemas/scalars";
import { toWireJob } from "../to-wire/job";
import { languageOf } from "../wording";

const maxJobIds = 100;

const describeRequest = z.strictObject({
  JobId: text.optional(),
  JobIds: z.array(text).max(maxJobIds).optional(),
  JobName: text.optional(),
  Order: choice(["CreateTime"]),
  OrderSeq: choice(["ASC", "DESC"]),
  Offset: integer(0, Number.MAX_SAFE_INTEGER).default(0),
  Limit: integer(1, 100).default(20),
  Status: z.array(text).optional(),
  RunMode: choice(["Immediate", "Timed"]),
  JobType: text.optional(),
  PayMode: choice(["PrePay", "PostPay"]),
  TagFilters: z.array(z.strictObject({ TagKey: text, TagValue: z.array(text).optional() })).optional(),
  SrcInfoPattern: text.optional(),
  DstInfoPattern: text.optional(),
});
type DescribeRequest = z.output<typeof describeRequest>;

/** The list of jobs. */
export function describeOperations(backend: DtsBackend): Record<string, Operation> {
  return {
    DescribeSyncJobs: operation({
      parameters: describeRequest,
      resources: anyResource,
      handle: (call, request) => {
        const found = jobsInSight(backend, call).filter((job) => matches(job, request));
        // The store keeps the order of purchase, so that jobs of one moment have an order, too.
        if (request.OrderSeq !== "ASC") found.reverse();
        const page = found.slice(request.Offset, request.Offset + request.Limit);
        const now = backend.world.clock.now();
        return {
          TotalCount: found.length,
          JobList: page.map((job) => toWireJob(job, now, durationsOf(backend, job), languageOf(call))),
        };
      },
    }),
  };
}

function jobsInSight({ jobs }: DtsBackend, call: Call): SyncJob[] {
  const region = regionOf(call);
  return jobs.list().filter((job) => job.accountUin === call.caller.accountUin && job.region === region);
}

type Filter = (job: SyncJob, request: DescribeRequest) => boolean;

/** A filter that is not given lets everything pass. Names and patterns match a part (not published, so the wider guess). */
const filters: readonly Filter[] = [
  ({ id }, { JobId }) => !JobId || id === JobId,
  ({ id }, { JobIds }) => !JobIds?.length || JobIds.includes(id),
  ({ name }, { JobName }) => !JobName || name.includes(JobName),
  ({ status }, { Status }) => !Status?.length || Status.includes(status),
  ({ configuration }, { RunMode }) => !RunMode || (configuration?.RunMode ?? "Immediate") === RunMode,
  ({ source, target }, { JobType }) =>
    !JobType || `${source.databaseKind}2${target.databaseKind}` === JobType,
  ({ payMode }, { PayMode }) => !PayMode || payMode === PayMode,
  ({ tags }, { TagFilters }) => (TagFilters ?? []).every((filter) => hasTag(tags, filter)),
  (job, { SrcInfoPattern }) => !SrcInfoPattern || isAt(job, "source", SrcInfoPattern),
  (job, { DstInfoPattern }) => !DstInfoPattern || isAt(job, "target", DstInfoPattern),
];

const matches: Filter = (job, request) => filters.every((filter) => filter(job, request));

type TagFilter = NonNullable<DescribeRequest["TagFilters"]>[number];

function hasTag(tags: SyncJob["tags"], { TagKey, TagValue }: TagFilter): boolean {
  return tags.some((tag) => tag.TagKey === TagKey && (!TagValue?.length || TagValue.includes(tag.TagValue)));
}

/** Whether the instance id or address of one side holds the pattern. */
function isAt(job: SyncJob, side: Side, pattern: string): boolean {
  const endpoint = job.configuration && endpointOf(job.configuration, side, job[side]);
  return [endpoint?.InstanceId, endpoint?.Ip].some((place) => place?.includes(pattern));
}
