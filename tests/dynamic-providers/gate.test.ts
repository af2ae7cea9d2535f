import { setImmediate as nextTurn } from "node:timers/promises";
import { Gate, type Passage } from "../../dynamic-providers/host/gate";

/** Works that end when they are told to. */
function works(gate: Gate) {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const start = (name: string, passage: Partial<Passage> = {}) =>
    gate
      .pass(
        {
          ...{ maxParallel: 2, rank: 0 },
          refusal: (failed, ended) => new Error(`${failed} of ${ended}`),
          ...passage,
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

test("no more are at work than asked for, the lowest rank first", async () => {
  // Given two at work, and three who wait
  const { begun, start, end } = works(new Gate());
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
  // When one after the other ends
  await end("b");
  await end("small");
  await end("a");
  // Then the next by rank begins
  expect(begun).toEqual(["a", "b", "small", "middle", "large"]);
});

test("a failure lets the next one in like a success, and reaches only its own work", async () => {
  // Given one at work and one who waits
  const { begun, start, end } = works(new Gate());
  const failing = start("a", { maxParallel: 1 });
  const waiting = start("b", { maxParallel: 1 });
  await nextTurn();
  // When the first fails
  await end("a", new Error("its own"));
  await end("b");
  // Then
  expect([await failing, await waiting, begun]).toEqual(["its own", undefined, ["a", "b"]]);
});

test("above the rate of failures nobody else is let in, and each is told why", async () => {
  // Given five works of which two fail, and two who wait, one of which accepts any rate
  const { begun, start, end } = works(new Gate());
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
  // Then the one who came too late is refused, with the numbers
  expect(late).toBe("2 of 5");
  expect(begun).toContain("patient");
  void waiting;
  void patient;
});
