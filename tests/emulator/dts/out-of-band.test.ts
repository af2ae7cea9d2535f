import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { purchase } from "./cloud";

let emulator: TestEmulator;
let JobId: string;

beforeEach(async () => {
  emulator = await startTestEmulator();
  const { JobIds } = await emulator.target.root.dts.CreateSyncJob(purchase);
  JobId = JobIds![0]!;
});

afterEach(() => emulator.stop());

async function lag(): Promise<number> {
  const { JobList } = await emulator.target.root.dts.DescribeSyncJobs({ JobId });
  return JobList![0]!.Detail!.SecondsBehindMaster!;
}

test("the lag follows a profile in virtual time, then stays, until the profile is removed", async () => {
  const { outOfBand } = emulator.dts;
  outOfBand.setLagProfile(JobId, [
    { afterSeconds: 60, lagSeconds: 0 },
    { afterSeconds: 120, lagSeconds: 600 },
  ]);
  const seen = [];
  for (const seconds of [0, 60, 30, 30, 3600]) {
    emulator.clock.advance(seconds * 1000);
    seen.push(await lag());
  }
  outOfBand.setLagProfile(JobId, []);
  expect([...seen, await lag()]).toEqual([0, 0, 300, 600, 600, 0]);
});

test("the durations of one job do not change those of another", async () => {
  const { dts } = emulator.target.root;
  const { JobIds } = await dts.CreateSyncJob(purchase);
  emulator.dts.outOfBand.setDurations(JobId, { isolate: 60_000 });
  const both = [JobId, JobIds![0]!];
  for (const each of both) await dts.IsolateSyncJob({ JobId: each });
  emulator.clock.advance(59_000);
  const { JobList } = await dts.DescribeSyncJobs({ JobIds: both, OrderSeq: "ASC" });
  expect(JobList!.map(({ TradeStatus }) => TradeStatus)).toEqual(["Isolating", "Isolated"]);
});

test("seven days of a job, polled every minute, take less than five seconds", async () => {
  emulator.dts.outOfBand.setLagProfile(JobId, [
    { afterSeconds: 0, lagSeconds: 0 },
    { afterSeconds: 7 * 86_400, lagSeconds: 604_800 },
  ]);
  const start = performance.now();
  for (let minute = 0; minute < 7 * 24 * 60; minute += 1) {
    emulator.clock.advance(60_000);
    emulator.dts.detailOf(emulator.dts.jobs.get(JobId)!);
  }
  expect(await lag()).toBe(604_800);
  expect(performance.now() - start).toBeLessThan(5_000);
});
