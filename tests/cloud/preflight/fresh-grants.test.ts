import { failuresOf, preflight, RunMemory } from "../../../cloud/preflight";
import { type GrantBench, startGrantBench } from "./grant-bench";

/** A run that has just granted a permission in the target account. */
function memoryOfGrant({ emulator }: GrantBench): RunMemory {
  const memory = new RunMemory();
  memory.noteGrant(emulator.target.uin, emulator.clock.now());
  return memory;
}

test("a permission that this run has granted is waited for", async () => {
  // Given an identity whose permission is not yet in effect
  const bench = await startGrantBench({ permits: null });
  const kind = { errorCode: "UnauthorizedOperation" };
  bench.emulator.faults.add({ action: "AssumeRole", times: 3, kind });
  const memory = memoryOfGrant(bench);

  // When the preflight runs
  const report = await preflight(bench.as("root"), bench.inputs(), { memory });

  expect(failuresOf(report)).toEqual([]);
  expect(bench.countCalls("AssumeRole")).toBe(4);
});

test("a role that does not exist is reported at once", async () => {
  const bench = await startGrantBench();
  const memory = memoryOfGrant(bench);
  const { source, target } = bench.inputs();
  const misspelled = { ...source, role: { ...source.role!, roleName: "dts-nobody" } };

  const report = await preflight(bench.as("dts-operator"), { source: misspelled, target }, { memory });

  expect(failuresOf(report)).toMatchObject([{ code: "preflight.roleNotExist" }]);
  expect(bench.countCalls("AssumeRole")).toBe(1);
});
