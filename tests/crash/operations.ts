import type { SyncJobInputs } from "../../core/dts/job-inputs";
import type { JobBench } from "../support/job-bench";
import type { ProviderProcess } from "../support/provider-process";
import type { RunResult } from "../support/small-engine";

/** A user's operation on a stack: preparation, run and expected end state. */
export interface Operation {
  readonly name: string;
  /** Prepares the stack for the operation. */
  prepare(bench: JobBench): Promise<void>;
  run(bench: JobBench, process: ProviderProcess): Promise<RunResult>;
  /** Deviations from the expected end state after a successful run; empty if there are none. */
  shortcomings(bench: JobBench): string[];
}

type Job = ReturnType<JobBench["jobs"]>[number];

/** An `up` that changes a Running job. */
interface Change {
  readonly name: string;
  readonly change: Partial<SyncJobInputs>;
  /** Permissions that the job's user needs in addition to DTS. */
  readonly alsoNeeds?: string;
  isMade(job: Job): boolean;
}

const changes: readonly Change[] = [
  {
    name: "update",
    change: { instanceClass: "large", tags: { team: "orders" }, rateLimit: { syncThreads: 16 } },
    alsoNeeds: "tag:*",
    isMade: (job) =>
      job.status === "Running" &&
      job.tradeStatus === "Normal" &&
      job.instanceClass === "large" &&
      job.tags.some(({ TagKey }) => TagKey === "team"),
  },
  { name: "pause", change: { desiredState: "paused" }, isMade: ({ status }) => status === "Paused" },
  {
    name: "live change",
    change: { objects: { databases: [{ name: "orders", tables: [{ name: "orders" }] }] } },
    isMade: ({ status, configuration, change }) =>
      status === "Running" && !change && configuration?.Objects.Databases?.[0]?.Tables?.length === 1,
  },
];

const create: Operation = {
  name: "create",
  prepare: () => Promise.resolve(),
  run: ({ engine, inputs }, process) => engine.up(inputs, process),
  shortcomings: (bench) => shortcomingsOfOneJob(bench, bench.inputs, ({ status }) => status === "Running"),
};

const destroy: Operation = {
  name: "destroy",
  prepare: startJob,
  run: ({ engine }, process) => engine.destroy(process),
  shortcomings: ({ engine, jobs }) => [
    ...(engine.state ? ["the state still holds the job"] : []),
    ...jobs().map(({ id, status, tradeStatus }) => `${id} still exists: ${status}, ${tradeStatus}`),
  ],
};

export const operations: readonly Operation[] = [create, ...changes.map(toOperation), destroy];

function toOperation({ name, change, alsoNeeds, isMade }: Change): Operation {
  const changed = ({ inputs }: JobBench) => ({ ...inputs, ...change });
  return {
    name,
    prepare: async (bench) => {
      if (alsoNeeds) await permit(bench, alsoNeeds);
      await startJob(bench);
    },
    run: (bench, process) => bench.engine.up(changed(bench), process),
    shortcomings: (bench) => shortcomingsOfOneJob(bench, changed(bench), isMade),
  };
}

async function startJob(bench: JobBench): Promise<void> {
  const result = await create.run(bench, bench.process());
  if (result !== "ok") throw new Error("the job could not be started", { cause: result });
}

async function permit({ emulator: { target } }: JobBench, action: string): Promise<void> {
  const statement = [{ effect: "allow", action: [action], resource: ["*"] }];
  const PolicyDocument = JSON.stringify({ version: "2.0", statement });
  const { PolicyId } = await target.root.cam.CreatePolicy({ PolicyName: "also-needed", PolicyDocument });
  const AttachUin = Number(target.user("dts-operator").uin);
  await target.root.cam.AttachUserPolicy({ PolicyId: PolicyId!, AttachUin });
}

function shortcomingsOfOneJob(
  bench: JobBench,
  inputs: SyncJobInputs,
  isMade: (job: Job) => boolean,
): string[] {
  const { engine } = bench;
  const [job, ...others] = bench.jobs();
  const facts: readonly [isTrue: boolean, otherwise: string][] = [
    [job !== undefined, "there is no job"],
    [others.length === 0, `more jobs exist: ${others.map(({ id }) => id).join(", ")}`],
    [job?.id === engine.state?.id, `the state holds ${engine.state?.id}, the cloud ${job?.id}`],
    [job !== undefined && isMade(job), `the job is not as declared: ${job?.status}, ${job?.tradeStatus}`],
    [engine.isSettled(inputs), "the next preview shows changes"],
  ];
  return facts.filter(([isTrue]) => !isTrue).map(([, otherwise]) => otherwise);
}
