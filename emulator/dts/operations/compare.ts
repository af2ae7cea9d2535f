import * as z from "zod";
import { operation, type Call, type Operation } from "../../service";
import { jobFor, jobResources, type DtsBackend } from "../backend";
import { durationsOf } from "../durations-of";
import { whyNoCompare } from "../compare-precondition";
import { compareActions, type CompareAction, type CompareTask } from "../compare-task";
import { comparedTables } from "../compared-tables";
import type { SyncJob } from "../job";
import { refusals } from "../refusals";
import { compareStatuses, compareTaskFields, compareTaskId } from "../schemas/compare";
import { integer, jobId, text } from "../schemas/scalars";
import { toWireCompareReport, toWireCompareTask } from "../to-wire/compare";

const oneTask = z.strictObject(compareTaskId);
const offset = integer(0, Number.MAX_SAFE_INTEGER).default(0);
const limit = integer(1, 100).default(20);

/** Comparing the rows of source and target. */
export function compareOperations(backend: DtsBackend): Record<string, Operation> {
  const { clock } = backend.world;

  const taskFor = (call: Call, request: z.output<typeof oneTask>, action?: CompareAction) => {
    const job = jobFor(backend, call, request.JobId, "view");
    const task = job.compareTasks.get(request.CompareTaskId);
    if (!task) throw refusals.compareTaskNotFound(request.CompareTaskId);
    const isAllowed = !action || compareActions[task.status].includes(action);
    if (!isAllowed) throw refusals.wrongCompareStatus(task.id, task.status);
    return { job, task };
  };

  const proveComparable = (job: SyncJob) => {
    const cause = whyNoCompare(job, clock.now(), durationsOf(backend, job));
    if (cause) throw refusals.compareDisabled(cause);
  };

  return {
    CreateSyncCompareTask: operation({
      parameters: z.strictObject({ JobId: jobId, ...compareTaskFields }),
      resources: jobResources,
      handle: (call, { JobId, TaskName, ObjectMode = "sameAsMigrate", Objects, Options = {} }) => {
        const job = jobFor(backend, call, JobId, "createCmpTask");
        proveComparable(job);
        if (ObjectMode === "custom" && !Objects) throw refusals.invalid("Objects", "custom needs them");
        const task: CompareTask = {
          id: backend.world.makeId(`${JobId}-cmp-`),
          createdAt: clock.now(),
          name: TaskName || "defaultCmpTask",
          objectMode: ObjectMode,
          objects: Objects,
          options: Options,
          status: "created",
        };
        job.compareTasks.set(task.id, task);
        return { CompareTaskId: task.id };
      },
    }),

    ModifySyncCompareTask: operation({
      parameters: z.strictObject({ ...compareTaskId, ...compareTaskFields }),
      resources: jobResources,
      handle: (call, request) => {
        const { task } = taskFor(call, request, "modify");
        task.name = request.TaskName || task.name;
        task.objectMode = request.ObjectMode ?? task.objectMode;
        task.objects = request.Objects ?? task.objects;
        task.options = request.Options ?? task.options;
        return {};
      },
    }),

    ModifySyncCompareTaskName: operation({
      parameters: z.strictObject({ ...compareTaskId, TaskName: text }),
      resources: jobResources,
      handle: (call, request) => {
        taskFor(call, request).task.name = request.TaskName;
        return {};
      },
    }),

    StartSyncCompare: operation({
      parameters: oneTask,
      resources: jobResources,
      handle: (call, request) => {
        const { job, task } = taskFor(call, request, "start");
        proveComparable(job);
        start(backend, job, task);
        return {};
      },
    }),

    StopSyncCompare: operation({
      parameters: z.strictObject({ ...compareTaskId, ForceStop: z.boolean().optional() }),
      resources: jobResources,
      handle: (call, request) => {
        const { job, task } = taskFor(call, request, "stop");
        task.status = "stopping";
        later(backend, job, task, durationsOf(backend, job).compareStop, () => {
          task.status = "canceled";
          task.finishedAt = clock.now();
        });
        return {};
      },
    }),

    DeleteSyncCompareTask: operation({
      parameters: oneTask,
      resources: jobResources,
      handle: (call, request) => {
        const { job, task } = taskFor(call, request, "delete");
        job.compareTasks.delete(task.id);
        return {};
      },
    }),

    DescribeSyncCompareTasks: operation({
      parameters: z.strictObject({
        JobId: jobId,
        CompareTaskId: text.optional(),
        Status: z.array(z.enum(compareStatuses)).optional(),
        Offset: offset,
        Limit: limit,
      }),
      resources: jobResources,
      handle: (call, { JobId, CompareTaskId, Status, Offset, Limit }) => {
        const job = jobFor(backend, call, JobId, "view");
        const found = [...job.compareTasks.values()]
          .filter(({ id }) => !CompareTaskId || id === CompareTaskId)
          .filter(({ status }) => !Status?.length || Status.includes(status));
        const page = found.slice(Offset, Offset + Limit);
        return { TotalCount: found.length, Items: page.map((task) => toWireCompareTask(job, task)) };
      },
    }),

    DescribeSyncCompareReport: operation({
      parameters: z.strictObject({
        ...compareTaskId,
        DifferenceLimit: limit,
        DifferenceOffset: offset,
        DifferenceDB: text.optional(),
        DifferenceTable: text.optional(),
        SkippedLimit: limit,
        SkippedOffset: offset,
        SkippedDB: text.optional(),
        SkippedTable: text.optional(),
      }),
      resources: jobResources,
      handle: (call, request) => {
        const { job, task } = taskFor(call, request);
        return toWireCompareReport(job, task, {
          database: request.DifferenceDB,
          table: request.DifferenceTable,
          offset: request.DifferenceOffset,
          limit: request.DifferenceLimit,
        });
      },
    }),
  };
}

/** Prepares, then compares; the number of different rows is set out of band. */
function start(backend: DtsBackend, job: SyncJob, task: CompareTask): void {
  const { clock } = backend.world;
  const { compareStart, compare } = durationsOf(backend, job);
  Object.assign(task, {
    status: "readyRun",
    startedAt: clock.now(),
    finishedAt: undefined,
    result: undefined,
  });
  later(backend, job, task, compareStart, () => {
    task.status = "running";
    later(backend, job, task, compare, () => {
      task.status = "success";
      task.finishedAt = clock.now();
      task.result = { differentRows: job.differentRows, tables: comparedTables(backend.world, job, task) };
    });
  });
}

function later(backend: DtsBackend, job: SyncJob, task: CompareTask, delay: number, next: () => void): void {
  const { clock } = backend.world;
  backend.jobs.schedule(job.id, `compare ${task.id}`, () => clock.at(clock.now() + delay, next));
}
