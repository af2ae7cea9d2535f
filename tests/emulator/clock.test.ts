import { createClock } from "../../emulator/clock";

test("at speed 0 time moves only by advance", () => {
  const clock = createClock({ speed: 0, startsAt: 1_000 });
  clock.advance(500);
  expect(clock.now()).toBe(1_500);
});

test("timers fire in the order of their times, each at its own time", () => {
  const clock = createClock({ speed: 0, startsAt: 0 });
  const fired: [string, number][] = [];
  const note = (name: string) => () => void fired.push([name, clock.now()]);
  clock.at(30, note("third"));
  clock.at(10, note("first"));
  clock.at(20, note("second"));
  clock.at(20, note("second, set later"));
  clock.advance(25);
  expect(fired).toEqual([
    ["first", 10],
    ["second", 20],
    ["second, set later", 20],
  ]);
  expect(clock.now()).toBe(25);
});

test("a timer set by a timer keeps its distance, however far the clock jumps", () => {
  const clock = createClock({ speed: 0, startsAt: 0 });
  const fired: number[] = [];
  const again = () => {
    fired.push(clock.now());
    if (fired.length < 3) clock.at(clock.now() + 10, again);
  };
  clock.at(10, again);
  clock.advance(1_000);
  expect(fired).toEqual([10, 20, 30]);
});

test("a cancelled timer does not fire, and a late one fires with the next call", () => {
  const clock = createClock({ speed: 0, startsAt: 100 });
  const fired: string[] = [];
  const cancel = clock.at(110, () => fired.push("cancelled"));
  clock.at(50, () => fired.push("late"));
  cancel();
  clock.catchUp();
  clock.advance(100);
  expect(fired).toEqual(["late"]);
});

test("with a speed, timers fire automatically and virtual time runs that much faster", async () => {
  const clock = createClock({ speed: 1_000, startsAt: 0 });
  const start = performance.now();
  const firedAt = await new Promise<number>((resolve) => {
    clock.at(20_000, () => resolve(clock.now()));
    // Node would exit before an unreferenced timer fires.
    const hold = setTimeout(() => resolve(Number.NaN), 5_000);
    clock.at(20_000, () => clearTimeout(hold));
  });
  clock.stop();
  expect(firedAt).toBe(20_000);
  expect(performance.now() - start).toBeGreaterThanOrEqual(19);
});
