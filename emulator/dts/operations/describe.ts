import * as z from "zod";
import { operation, type Call, type Operation } from "../../service";
import { anyResource, regionOf, type DtsBackend } from "../backend";
import { durationsOf } from "../durations-of";
import { endpointOf } from "../configuration";
import type { SyncJob } from "../job";
import type { Side } from "../job-side";
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
        const found = jobsInSight(backend, call, filtersOf(request));
        // The store keeps the order of purchase, so that jobs created at the same moment are ordered, too.
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

function jobsInSight({ jobs }: DtsBackend, call: Call, wanted: (job: SyncJob) => boolean): SyncJob[] {
  const region = regionOf(call);
  const { accountUin } = call.caller;
  return jobs.list().filter((job) => job.accountUin === accountUin && job.region === region && wanted(job));
}

type Filter = (job: SyncJob, request: DescribeRequest) => boolean;

/** An omitted filter matches every job. Names and patterns match substrings (not published, so the wider guess). */
const filters: Partial<Record<keyof DescribeRequest, Filter>> = {
  JobId: ({ id }, { JobId }) => id === JobId,
  JobIds: ({ id }, { JobIds }) => JobIds!.includes(id),
  JobName: ({ name }, { JobName }) => name.includes(JobName!),
  Status: ({ status }, { Status }) => Status!.includes(status),
  RunMode: ({ configuration }, { RunMode }) => (configuration?.RunMode ?? "Immediate") === RunMode,
  JobType: ({ source, target }, { JobType }) => `${source.databaseKind}2${target.databaseKind}` === JobType,
  PayMode: ({ payMode }, { PayMode }) => payMode === PayMode,
  TagFilters: ({ tags }, { TagFilters }) => TagFilters!.every((filter) => hasTag(tags, filter)),
  SrcInfoPattern: (job, { SrcInfoPattern }) => isAt(job, "source", SrcInfoPattern!),
  DstInfoPattern: (job, { DstInfoPattern }) => isAt(job, "target", DstInfoPattern!),
};

/** The filters that a request gives; empty text and an empty list are none. */
function filtersOf(request: DescribeRequest): (job: SyncJob) => boolean {
  const given = Object.entries(filters).filter(([field]) => {
    const value = request[field as keyof DescribeRequest];
    return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  });
  return (job) => given.every(([, filter]) => filter(job, request));
}

type TagFilter = NonNullable<DescribeRequest["TagFilters"]>[number];

function hasTag(tags: SyncJob["tags"], { TagKey, TagValue }: TagFilter): boolean {
  return tags.some((tag) => tag.TagKey === TagKey && (!TagValue?.length || TagValue.includes(tag.TagValue)));
}

/** Whether the instance id or address of one side holds the pattern. */
function isAt(job: SyncJob, side: Side, pattern: string): boolean {
  const endpoint = job.configuration && endpointOf(job.configuration, side, job[side]);
  return [endpoint?.InstanceId, endpoint?.Ip].some((place) => place?.includes(pattern));
}
