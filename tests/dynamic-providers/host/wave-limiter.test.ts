import { setImmediate as nextTurn } from "node:timers/promises";
import { WaveLimiter, type WavePlace } from "../../../dynamic-providers/host/wave-limiter";

/** Works that the test ends. */
function works(limiter: WaveLimiter) {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const start = (name: string, place: Partial<WavePlace> = {}) =>
    limiter
      .run(
        {
          maxParallel: 2,
          rank: 0,
          refusal: (failed, ended) => new Error(`${failed} of ${ended}`),
          ...place,
        },
        () => {
          begun.push(name);
          return new Promise<void>((resolve, reject) =>
            ends.set(name, (error) => (error ? reject(error) : resolve())),
          );
        },
      )
      .catch((error: Error) => error.message);
  const end = async (name: string, error?: Error) => {
    ends.get(name)?.(error);
    await nextTurn();
  };
  return { begun, start, end };
}

test("no more works run than declared, the lowest rank first", async () => {
  // Given two running works, and three waiting ones
  const { begun, start, end } = works(new WaveLimiter());
  for (const [name, rank] of [
    ["a", 9],
    ["b", 9],
    ["large", 8],
    ["small", 1],
    ["middle", 5],
  ] as const) {
    void start(name, { rank });
  }
  await nextTurn();
  expect(begun).toEqual(["a", "b"]);
  // When they end one by one
  await end("b");
  await end("small");
  await end("a");
  // Then the next by rank starts
  expect(begun).toEqual(["a", "b", "small", "middle", "large"]);
});

test("a failure starts the next work like a success, and rejects only its own work", async () => {
  // Given a running work and a waiting one
  const { begun, start, end } = works(new WaveLimiter());
  const failing = start("a", { maxParallel: 1 });
  const waiting = start("b", { maxParallel: 1 });
  await nextTurn();
  // When the first fails
  await end("a", new Error("its own"));
  await end("b");
  expect([await failing, await waiting, begun]).toEqual(["its own", undefined, ["a", "b"]]);
});

test("above the failure rate no further work starts, and each gets the reason", async () => {
  // Given five works of which two fail, and two waiting ones, one of which accepts any rate
  const { begun, start, end } = works(new WaveLimiter());
  const strict = { maxParallel: 5, stopAtFailureRate: 30 };
  for (const name of ["1", "2", "3", "4", "5"]) void start(name, strict);
  const waiting = start("waiting", strict);
  const patient = start("patient", { ...strict, stopAtFailureRate: undefined });
  await nextTurn();
  // When they end
  await end("1", new Error("failed"));
  for (const name of ["2", "3", "4"]) await end(name);
  expect(begun).toContain("waiting");
  await end("5", new Error("failed"));
  const late = await start("late", strict);
  // Then the late one is refused, with the numbers
  expect(late).toBe("2 of 5");
  expect(begun).toContain("patient");
  void waiting;
  void patient;
});
