import { failuresOf, noteGrant, preflight } from "../../../cloud/preflight";
import { startGrantBench } from "./grant-bench";

test("a permission that this process has given is waited for", async () => {
  // Given an identity whose permission is not yet in effect
  const bench = await startGrantBench({ permits: null });
  const kind = { errorCode: "UnauthorizedOperation" };
  bench.emulator.faults.add({ action: "AssumeRole", times: 3, kind });
  noteGrant(bench.emulator.target.uin);

  // When
  const report = await preflight(bench.as("root"), bench.inputs());

  // Then
  expect(failuresOf(report)).toEqual([]);
  expect(bench.countCalls("AssumeRole")).toBe(4);
});

test("a role that does not exist is told at once all the same", async () => {
  // Given
  const bench = await startGrantBench();
  noteGrant(bench.emulator.target.uin);
  const { source, target } = bench.inputs();
  const misspelled = { ...source, role: { ...source.role!, roleName: "dts-nobody" } };

  // When
  const report = await preflight(bench.as("dts-operator"), { source: misspelled, target });

  // Then
  expect(failuresOf(report)).toMatchObject([{ code: "preflight.roleNotExist" }]);
  expect(bench.countCalls("AssumeRole")).toBe(1);
});
