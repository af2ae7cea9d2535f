import type { SyncJobInfo } from "../../../cloud/client";
import { JobWatcher } from "../../../cloud/client/job-watcher";
import { classifyError } from "../../../cloud/client/classify-error";
import { VirtualClock } from "./virtual-clock";
import { networkFailure, refusal } from "./fake-cloud";
import steps from "../../matrix/job-steps.json";

interface Poll {
  readonly at: number;
  readonly jobIds: readonly string[];
  readonly signal: AbortSignal;
}

/** A service whose jobs change their status at given times; every answer takes some milliseconds. */
function service(
  statusAt: (jobId: string, now: number) => string | undefined,
  latency = 30,
  clock = new VirtualClock(),
) {
  const polls: Poll[] = [];
  const describe = async (jobIds: readonly string[], signal: AbortSignal): Promise<SyncJobInfo[]> => {
    polls.push({ at: clock.now(), jobIds, signal });
    await clock.sleep(latency);
    return jobIds.flatMap((JobId) => {
      const Status = statusAt(JobId, clock.now());
      return Status ? [{ JobId, Status }] : [];
    });
  };
  return { clock, polls, watcher: new JobWatcher(describe, clock) };
}

const isRunning = (job: SyncJobInfo | undefined) => job?.Status === "Running";
const farAway = { deadline: 24 * 3_600_000 };

function apiError(thrown: unknown) {
  return classifyError(thrown, {
    service: "dts",
    action: "DescribeSyncJobs",
    endpoint: "https://dts.tencentcloudapi.com",
    region: "ap-guangzhou",
    accountUin: "100000000001",
    source: "TENCENTCLOUD_SECRET_ID",
    redact: (text) => text,
  });
}

describe("the job watcher", () => {
  test("polls all waiting jobs with calls of at most 100 jobs", async () => {
    // Given 250 jobs that are running already
    const { clock, polls, watcher } = service(() => "Running");
    const jobIds = Array.from({ length: 250 }, (_, index) => `sync-${index}`);
    // When all are waited for at once
    const jobs = await clock.run(
      Promise.all(jobIds.map((jobId) => watcher.waitUntil(jobId, isRunning, farAway))),
    );
    // Then three calls answered all of them
    expect(jobs.map((job) => job?.JobId)).toEqual(jobIds);
    expect(polls.map((poll) => poll.jobIds.length)).toEqual([100, 100, 50]);
  });

  test("grows with N / 100, not with N, while a thousand jobs take minutes", async () => {
    // Given a thousand jobs that take two minutes
    const { clock, polls, watcher } = service((_, now) => (now >= 120_000 ? "Running" : "Checking"));
    const waits = Array.from({ length: 1000 }, (_, index) =>
      watcher.waitUntil(`sync-${index}`, isRunning, farAway),
    );
    // When all have arrived
    await clock.run(Promise.all(waits));
    // Then it took ten times the polls of a hundred jobs, and a poll for each job at the most
    expect(polls.length).toBeLessThan(1200);
    expect(polls.every((poll) => poll.jobIds.length === 100)).toBe(true);
  });

  test.each(steps)(
    "sees the end of a step of $seconds s within 10 % and 2 s",
    async ({ seconds, mostPolls }) => {
      for (const stretch of [1, 1.04, 1.08, 1.12, 1.16, 1.2]) {
        // Given a job whose step takes some time
        const end = seconds * stretch * 1000;
        const { clock, polls, watcher } = service((_, now) => (now >= end ? "Running" : "Checking"), 1);
        // When it is waited for
        await clock.run(watcher.waitUntil("sync-1", isRunning, farAway));
        // Then its end is seen soon, at the price of a bounded number of polls
        expect(clock.now() - end).toBeLessThanOrEqual(Math.max(190, Math.min(end * 0.1, 2_000)));
        expect(polls.length).toBeLessThanOrEqual(mostPolls);
      }
    },
  );

  test("polls less often where the usual duration of the step is known", async () => {
    // Given two equal jobs of a minute, one with its usual duration known
    const slow = (_: string, now: number) => (now >= 60_000 ? "Running" : "Checking");
    const [unknown, known] = [service(slow), service(slow)];
    // When both have arrived
    await unknown.clock.run(unknown.watcher.waitUntil("sync-1", isRunning, farAway));
    await known.clock.run(
      known.watcher.waitUntil("sync-1", isRunning, { ...farAway, expectedMilliseconds: 60_000 }),
    );
    // Then the one with the known duration was polled less often
    expect(known.polls.length).toBeLessThan(unknown.polls.length * 0.8);
  });

  test("polls a job only after the time that another one took, and sees it within 10 %", async () => {
    // Given a step that took another job 12.1 s
    const slow = (_: string, now: number) => (now >= 12_000 ? "Running" : "Checking");
    const { clock, polls, watcher } = service(slow);
    const startedAt = clock.now();
    const known = { soonestMilliseconds: 12_100, isJustStarted: true };
    await clock.run(watcher.waitUntil("sync-1", isRunning, { ...farAway, ...known }));
    // Then it is polled only as often as the two seconds require
    expect(polls.length).toBeLessThanOrEqual(Math.ceil(12.1 / 1.8));
    expect(clock.now() - startedAt).toBeLessThanOrEqual(12_000 * 1.1);
  });

  test("sees a job that is much faster than all others within 2 s", async () => {
    // Given a step that took another job a minute
    const { clock, watcher } = service((_, now) => (now >= 5_000 ? "Running" : "Checking"));
    const startedAt = clock.now();
    const known = { soonestMilliseconds: 60_000, isJustStarted: true };
    await clock.run(watcher.waitUntil("sync-1", isRunning, { ...farAway, ...known }));
    expect(clock.now() - startedAt).toBeLessThanOrEqual(7_000);
  });

  test("polls at the end of a pause even where the timer wakes slightly early", async () => {
    // Given a clock that wakes a millisecond early, as those of computers do
    class EarlyClock extends VirtualClock {
      override sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
        return super.sleep(Math.max(0, milliseconds - 1), signal);
      }
    }
    const slow = (_: string, now: number) => (now >= 1_000 ? "Running" : "Checking");
    const { clock, watcher } = service(slow, 30, new EarlyClock());
    // When a step of a second is waited for
    const known = { soonestMilliseconds: 1_000, isJustStarted: true };
    await clock.run(watcher.waitUntil("sync-1", isRunning, { ...farAway, ...known }));
    // Then it does not wait for another pause
    expect(clock.now() - 1_000).toBeLessThanOrEqual(100);
  });

  test("never answers with an observation that began before the call", async () => {
    // Given a running poll
    const { clock, polls, watcher } = service((_, now) => (now <= 30 ? "CheckPass" : "Running"));
    const early = watcher.observe("sync-1");
    await clock.runFor(10);
    // When another caller asks for the same job meanwhile
    const late = watcher.observe("sync-1");
    const [first, second] = await clock.run(Promise.all([early, late]));
    // Then it gets an observation of its own
    expect([first?.Status, second?.Status]).toEqual(["CheckPass", "Running"]);
    expect(polls).toHaveLength(2);
  });

  test("reports a job that the service does not know as undefined, beside those that it knows", async () => {
    // Given a service that leaves out one of two jobs
    const { clock, watcher } = service((jobId) => (jobId === "sync-gone" ? undefined : "Running"));
    // When both are observed
    const [known, gone] = await clock.run(
      Promise.all([watcher.observe("sync-1"), watcher.observe("sync-gone")]),
    );
    // Then the unknown one is undefined
    expect(known?.Status).toBe("Running");
    expect(gone).toBeUndefined();
  });

  test("finds the one unknown job for which the service refuses a whole call", async () => {
    // Given a service that refuses any call with an unknown job in it
    const clock = new VirtualClock();
    const watcher = new JobWatcher(async (jobIds) => {
      if (jobIds.includes("sync-gone")) throw apiError(refusal("ResourceNotFound.ResourceNotFoundError"));
      return jobIds.map((JobId) => ({ JobId, Status: "Running" }));
    }, clock);
    // When it is observed among five others
    const jobIds = ["sync-1", "sync-2", "sync-gone", "sync-3", "sync-4", "sync-5"];
    const jobs = await clock.run(Promise.all(jobIds.map((jobId) => watcher.observe(jobId))));
    // Then only that one is undefined
    expect(jobs.map((job) => job?.JobId)).toEqual([
      "sync-1",
      "sync-2",
      undefined,
      "sync-3",
      "sync-4",
      "sync-5",
    ]);
  });

  test("waits out failures that pass, and reports the others to every waiting caller", async () => {
    // Given a service that breaks off once, and then refuses
    const clock = new VirtualClock();
    const failures = [networkFailure("socket hang up"), refusal("AuthFailure.SecretIdNotFound")];
    let polls = 0;
    const watcher = new JobWatcher(async () => {
      throw apiError(failures[polls++]);
    }, clock);
    // When two wait
    const waits = Promise.allSettled(
      ["sync-1", "sync-2"].map((jobId) => watcher.waitUntil(jobId, isRunning, farAway)),
    );
    const outcomes = await clock.run(waits);
    // Then both receive the refusal, after two polls
    expect(polls).toBe(2);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "AuthFailure.SecretIdNotFound" } });
    }
  });

  test("ends at the deadline with the status that was seen last", async () => {
    // Given a job that never runs
    const { clock, watcher } = service(() => "Checking");
    // When the deadline passes
    const wait = clock.run(watcher.waitUntil("sync-1", isRunning, { deadline: 10_000 }));
    // Then the error contains the time and the last status
    await expect(wait).rejects.toMatchObject({
      problems: [
        { code: "service.waitedTooLong", parameters: { jobId: "sync-1", status: "Checking", seconds: 10 } },
      ],
    });
    expect(clock.now()).toBeLessThan(10_200);
  });

  test("does not poll while no caller waits", async () => {
    // Given a caller that waits between two polls
    const { clock, polls, watcher } = service(() => "Checking");
    const gone = new AbortController();
    const wait = watcher.waitUntil("sync-1", isRunning, { ...farAway, signal: gone.signal });
    const refused = expect(wait).rejects.toThrow("engine gone");
    await clock.runFor(1_000);
    const asked = polls.length;
    // When its signal is aborted
    gone.abort(new Error("engine gone"));
    await refused;
    // Then nothing more is planned
    expect(asked).toBeGreaterThan(1);
    expect(clock.sleepers).toBe(0);
  });

  test("aborts a poll when no caller waits for its answer any more", async () => {
    // Given a running poll for two callers
    const { clock, polls, watcher } = service(() => "Checking", 500);
    const [first, second] = [new AbortController(), new AbortController()];
    const waits = [first, second].map(({ signal }) => watcher.observe("sync-1", { signal }));
    const outcomes = Promise.allSettled(waits);
    await clock.runFor(10);
    // When the first leaves, and then the second
    first.abort(new Error("engine gone"));
    const isAbortedEarly = polls[0]?.signal.aborted;
    second.abort(new Error("engine gone"));
    await outcomes;
    // Then the poll is aborted after both have left
    expect(isAbortedEarly).toBe(false);
    expect(polls[0]?.signal.aborted).toBe(true);
  });

  test("runs one poll at a time, however slow the answer", async () => {
    // Given a service that takes half a second
    const { clock, polls, watcher } = service(() => "Running", 500);
    const early = watcher.observe("sync-1");
    await clock.runFor(10);
    // When another asks for another job meanwhile
    await clock.run(Promise.all([early, watcher.observe("sync-2")]));
    // Then the first job is not polled again
    expect(polls.map((poll) => poll.jobIds)).toEqual([["sync-1"], ["sync-2"]]);
  });

  test("shares polls between jobs that fall due at different times", async () => {
    // Given forty jobs that begin to wait a second apart and take a minute each
    const { clock, polls, watcher } = service((jobId, now) =>
      now >= Number(jobId.slice(5)) * 1000 + 60_000 ? "Running" : "Checking",
    );
    const waits = Array.from({ length: 40 }, async (_, index) => {
      await clock.sleep(index * 1000);
      return watcher.waitUntil(`sync-${index}`, isRunning, farAway);
    });
    // When all have arrived
    await clock.run(Promise.all(waits));
    // Then they shared polls: far fewer than the jobs would need alone
    expect(polls.length).toBeLessThan(40 * 15);
  });

  test("makes about two polls a job where jobs start one by one", async () => {
    // Given jobs that begin 0.4 s apart, as where the engine writes a large state after each, and take three short steps
    const endOfStep = new Map<string, number>();
    const { clock, polls, watcher } = service((jobId, now) =>
      now >= (endOfStep.get(jobId) ?? 0) ? "Running" : "Checking",
    );
    const bringUp = async (jobId: string, begin: number) => {
      await clock.sleep(begin);
      await watcher.observe(jobId);
      for (const soonestMilliseconds of [100, 1_000, 250]) {
        endOfStep.set(jobId, clock.now() + soonestMilliseconds);
        await watcher.waitUntil(jobId, isRunning, { ...farAway, soonestMilliseconds, isJustStarted: true });
      }
    };
    // When all have arrived
    await clock.run(
      Promise.all(Array.from({ length: 200 }, (_, index) => bringUp(`sync-${index}`, index * 400))),
    );
    // Then new jobs and jobs whose step had ended shared polls
    expect(polls.length).toBeLessThan(200 * 2.1);
  });

  test("polls a job that joins others together with their next poll", async () => {
    // Given a job whose step is known to take a second, and has taken 0.9 s
    const { clock, polls, watcher } = service((_, now) => (now >= 1_000 ? "Running" : "Checking"));
    const known = { soonestMilliseconds: 1_000, isJustStarted: true };
    const waiting = watcher.waitUntil("sync-1", isRunning, { ...farAway, ...known });
    await clock.runFor(900);
    // When another job is looked at
    const looked = watcher.observe("sync-2");
    await clock.run(Promise.all([waiting, looked]));
    // Then one poll covered both
    expect(polls.map((poll) => poll.jobIds)).toEqual([["sync-1", "sync-2"]]);
  });

  test("delays a job that joins others by no more than 0.2 s", async () => {
    // Given a job that is not polled again within a second
    const { clock, watcher } = service(() => "Checking");
    const gone = new AbortController();
    const known = { soonestMilliseconds: 60_000, isJustStarted: true, signal: gone.signal };
    const waiting = expect(
      watcher.waitUntil("sync-1", isRunning, { ...farAway, ...known }),
    ).rejects.toThrow();
    // When another job is looked at
    await clock.run(watcher.observe("sync-2"));
    // Then it has its answer in time
    expect(clock.now()).toBeLessThanOrEqual(230);
    gone.abort(new Error("engine gone"));
    await waiting;
  });

  test("leaves the limit to others while a thousand jobs wait and more arrive all the time", async () => {
    // Given a thousand jobs that wait, and eighteen new ones that are looked at every second for ten seconds
    const { clock, polls, watcher } = service(() => "Checking");
    const gone = new AbortController();
    const waits = Array.from({ length: 1000 }, (_, index) =>
      watcher.waitUntil(`sync-${index}`, isRunning, { ...farAway, signal: gone.signal }),
    );
    const outcomes = Promise.allSettled(waits);
    await clock.runFor(60_000);
    const before = polls.length;
    const looks = Array.from({ length: 180 }, async (_, index) => {
      await clock.sleep(index * 55);
      return watcher.observe(`sync-new-${index}`);
    });
    // When they have been looked at
    await clock.run(Promise.all(looks));
    gone.abort();
    await outcomes;
    // Then it made fewer than eight polls a second
    expect(polls.length - before).toBeLessThan(80);
  });

  test("passes every observation to its caller, and an error of the condition ends the wait", async () => {
    // Given a job that passes through two statuses
    const { clock, watcher } = service((_, now) => (now >= 500 ? "CheckNotPass" : "Checking"));
    const seen: (string | undefined)[] = [];
    // When the condition throws at the second
    const wait = watcher.waitUntil(
      "sync-1",
      (job) => {
        if (job?.Status === "CheckNotPass") throw new Error("precheck failed");
        return false;
      },
      { ...farAway, onObservation: (job) => seen.push(job?.Status) },
    );
    // Then the wait ends with it, and both statuses were passed
    await expect(clock.run(wait)).rejects.toThrow("precheck failed");
    expect(new Set(seen)).toEqual(new Set(["Checking", "CheckNotPass"]));
  });
});
