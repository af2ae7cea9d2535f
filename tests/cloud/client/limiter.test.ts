import { Limiter } from "../../../cloud/client/limiter";
import { VirtualClock } from "./virtual-clock";
import limits from "../../matrix/rate-limits.json";

/** When each of so many calls that all want to leave at once is let through. */
async function departures(limiter: Limiter, clock: VirtualClock, count: number): Promise<number[]> {
  const times: number[] = [];
  const calls = Array.from({ length: count }, () => limiter.acquire().then(() => times.push(clock.now())));
  await clock.run(Promise.all(calls));
  return times;
}

function mostInOneSecond(times: readonly number[]): number {
  return Math.max(
    ...times.map((start) => times.filter((time) => time >= start && time < start + 1000).length),
  );
}

describe("the limiter", () => {
  test.each(limits)(
    "never exceeds $limit calls in any second, and uses most of them",
    async ({ limit, calls, withinSeconds }) => {
      // Given an action with a published limit
      const clock = new VirtualClock();
      const limiter = new Limiter(limit, clock);
      // When many calls want to leave at once
      const times = await departures(limiter, clock, calls);
      // Then no second sees more than the limit, and the limit is not wasted
      expect(mostInOneSecond(times)).toBeLessThanOrEqual(limit);
      expect(clock.now() / 1000).toBeLessThanOrEqual(withinSeconds);
    },
  );

  test("lets calls through in the order in which they came", async () => {
    // Given calls that wait
    const clock = new VirtualClock();
    const limiter = new Limiter(2, clock);
    const order: number[] = [];
    // When they are let through
    await clock.run(Promise.all([0, 1, 2, 3].map((call) => limiter.acquire().then(() => order.push(call)))));
    // Then the first to come is the first to leave
    expect(order).toEqual([0, 1, 2, 3]);
  });

  test("halves its rate once for one wave of throttled calls, and recovers", async () => {
    // Given a limiter at its full rate with three calls on the way
    const clock = new VirtualClock();
    const limiter = new Limiter(20, clock);
    const fullRate = limiter.rate;
    await departures(limiter, clock, 3);
    const acquiredAt = clock.now();
    // When all three are throttled
    for (let call = 0; call < 3; call++) limiter.throttled(acquiredAt);
    // Then the rate is halved once
    expect(limiter.rate).toBeCloseTo(fullRate / 2);
    // And it is whole again some seconds later
    await clock.runFor(5_000);
    expect(limiter.rate).toBeGreaterThan(fullRate / 2);
    await clock.runFor(15_000);
    expect(limiter.rate).toBe(fullRate);
  });

  test("slows down further when calls at the lower rate are throttled, but never stops", async () => {
    // Given a service that throttles everything
    const clock = new VirtualClock();
    const limiter = new Limiter(20, clock);
    // When every call is throttled
    for (let call = 0; call < 20; call++) {
      await clock.run(limiter.acquire());
      await clock.runFor(1);
      limiter.throttled(clock.now());
    }
    // Then calls still leave, at a sixteenth of the rate at the least
    expect(limiter.rate).toBeGreaterThanOrEqual(18 / 16);
    expect(limiter.rate).toBeLessThan(18 / 4);
  });

  test("drops a call whose signal is aborted, and continues with the next", async () => {
    // Given three calls, of which the second is given up while it waits
    const clock = new VirtualClock();
    const limiter = new Limiter(1, clock);
    const gone = new AbortController();
    const first = limiter.acquire();
    const second = limiter.acquire(gone.signal);
    const third = limiter.acquire();
    // When its signal is aborted
    gone.abort(new Error("given up"));
    // Then it rejects, and the third takes its turn
    await expect(second).rejects.toThrow("given up");
    await clock.run(Promise.all([first, third]));
    expect(clock.now()).toBeLessThan(2_000);
  });
});
