import { PollSchedule, type PollFacts } from "../../../cloud/client/poll-schedule";

const startedAt = 1_000_000;
const farAway = startedAt + 3_600_000;

/** Milliseconds. `waited` is the time since the start, `pause` the time until the next poll. */
const pauses: readonly [situation: string, facts: Partial<PollFacts>, waited: number, pause: number][] = [
  ["a wait that has just begun: the shortest pause", {}, 0, 180],
  ["the shortest pause lasts for two seconds", {}, 2_000, 180],
  ["then 9 % of the wait", {}, 10_000, 900],
  ["and never more than 1.8 s", {}, 60_000, 1_800],
  ["a step that takes at least 10 s: 9 % of that", { expected: 10_000 }, 0, 900],
  ["a wait longer than expected counts instead", { expected: 10_000 }, 15_000, 1_350],
  ["another job took 1 s: the next poll is then", { soonest: 1_000 }, 0, 1_000],
  ["the time that is left until then", { soonest: 1_000 }, 700, 300],
  ["at most 1.8 s, in case this job is much faster", { soonest: 60_000 }, 0, 1_800],
  ["other jobs took less: the wait decides", { soonest: 1_000 }, 10_000, 900],
  ["the deadline is polled", { deadline: startedAt + 10_500 }, 10_000, 500],
  ["nothing is left after the deadline", { deadline: startedAt + 10_000 }, 10_500, 0],
  ["a single observation has no deadline to poll", { deadline: -Infinity }, 0, 180],
];

test.each(pauses)("%s", (_situation, facts, waited, pause) => {
  const schedule = new PollSchedule({ startedAt, deadline: farAway, ...facts });
  expect(schedule.pauseAt(startedAt + waited)).toBeCloseTo(pause);
  expect(schedule.next(startedAt + waited)).toBeCloseTo(startedAt + waited + pause);
});

const firstPolls: readonly [
  situation: string,
  facts: Partial<PollFacts>,
  hasCompany: boolean,
  after: number,
][] = [
  ["a job that is waited for alone is polled at once", {}, false, 0],
  ["one that joins others waits for their next poll, but briefly", {}, true, 180],
  ["a step that was started right now has nothing to show yet", { isJustStarted: true }, false, 180],
  ["nor before others have shown it", { isJustStarted: true, soonest: 1_500 }, true, 1_500],
];

test.each(firstPolls)("first poll: %s", (_situation, facts, hasCompany, after) => {
  const schedule = new PollSchedule({ startedAt, deadline: farAway, ...facts });
  expect(schedule.first(hasCompany)).toBe(startedAt + after);
});
