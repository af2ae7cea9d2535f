import { jobLedgerLogic, type JobLedgerInputs } from "../../dynamic-providers/dts-job-ledger/logic";
import { startJobBench, type JobBench } from "../support/job-bench";

let bench: JobBench;

beforeEach(async () => {
  bench = await startJobBench();
});

const ownerPrefix = "organization/dts-cross-account/target/";
const context = () => bench.process().context;

function inputs(edit: Partial<JobLedgerInputs> = {}): JobLedgerInputs {
  return { connection: bench.inputs.connection, regions: ["ap-shanghai"], ownerPrefix, ...edit };
}

async function failureOfDelete(edit: Partial<JobLedgerInputs> = {}): Promise<string> {
  const { id, outputs } = await jobLedgerLogic.create(inputs(edit), context());
  return jobLedgerLogic.delete(id, outputs, context()).then(
    () => "no error",
    (error: Error) => error.message,
  );
}

test("lets a stack go whose jobs are gone, and never asks before", async () => {
  // Given a job that was purchased and destroyed
  await bench.up();
  await bench.engine.destroy(bench.process());
  const before = bench.emulator.calls.length;

  // When the ledger is made, read and changed, then no call is made; and it can be deleted
  const { id, outputs } = await jobLedgerLogic.create(inputs(), context());
  await jobLedgerLogic.read(id, outputs, context());
  await jobLedgerLogic.update(id, outputs, inputs(), context());
  expect(bench.emulator.calls.length).toBe(before);
  expect(await failureOfDelete()).toBe("no error");
});

test("names a job that is in no state, and what to do", async () => {
  // Given a job whose run was killed after the purchase
  await bench.up();
  const [job] = bench.jobs();

  // When the stack goes, then the job is named, and nothing is done to it
  const words = await failureOfDelete();
  expect(words).toMatch(new RegExp(`its state does not contain them: ${job?.id} \\(ap-shanghai\\)`));
  expect(words).toMatch(/Run `pulumi up`/);
  expect(bench.jobs()).toHaveLength(1);
});

test("leaves the jobs of other stacks, and those without a mark, alone", async () => {
  // Given a job of a stack whose name begins alike, and one of the console
  await bench.up();
  const [job] = bench.jobs();
  const owner = {
    TagKey: "dts-cross-account:owner",
    TagValue: "organization/dts-cross-account/target2/a-job",
  };
  Object.assign(job ?? {}, { tags: [owner] });
  expect(await failureOfDelete()).toBe("no error");
  Object.assign(job ?? {}, { tags: [] });
  expect(await failureOfDelete()).toBe("no error");
});

test("finds a job among more than one page of them", async () => {
  // Given an account with a hundred later jobs of another stack
  const job = (JobId: string, TagValue: string) => ({
    JobId,
    Tags: [{ TagKey: "dts-cross-account:owner", TagValue }],
  });
  const others = Array.from({ length: 100 }, (_, index) =>
    job(`sync-other${index}`, "organization/other/stack/job"),
  );
  const all = [...others, job("sync-ours", `${ownerPrefix}orders-job`)];
  const call = (_service: string, _action: string, { Offset, Limit }: { Offset: number; Limit: number }) =>
    Promise.resolve({ JobList: all.slice(Offset, Offset + Limit), TotalCount: all.length });
  const full = { ...context(), account: () => Promise.resolve({ call } as never) };

  // When the stack goes, then ours is found
  const { id, outputs } = await jobLedgerLogic.create(inputs(), full);
  await expect(jobLedgerLogic.delete(id, outputs, full)).rejects.toThrow(/sync-ours/);
});

test("looks through a region that is no longer declared, too", async () => {
  // Given a job in a region that has been taken out since
  await bench.up();
  const { id, outputs } = await jobLedgerLogic.create(inputs(), context());
  const news = inputs({ regions: ["ap-beijing"] });
  expect(jobLedgerLogic.diff(outputs, news, id)).toMatchObject({ hasChanges: true, replaces: [] });
  const updated = await jobLedgerLogic.update(id, outputs, news, context());

  // When the stack goes, then it is found there
  await expect(jobLedgerLogic.delete(id, updated, context())).rejects.toThrow(/ap-shanghai/);
});
