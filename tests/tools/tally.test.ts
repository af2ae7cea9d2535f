import { callTool } from "./call-tool";
import { temporaryFolder, type TemporaryFolder } from "./temporary-folder";

interface Tally {
  passed: number;
  failed: number;
}

let folder: TemporaryFolder;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

test("sums checks and test runs", async () => {
  const tallies = [
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
    { passed: 40, failed: 2 },
  ];

  const { result } = await callTool<Tally>("tally.mjs", `return tool.sum(${JSON.stringify(tallies)})`);

  expect(result).toEqual({ passed: 41, failed: 3 });
});

test.each([
  [
    "tests that all passed",
    { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 },
    0,
    [7, 0],
  ],
  ["failed tests", { numPassedTests: 7, numFailedTests: 2, numRuntimeErrorTestSuites: 0 }, 1, [7, 2]],
  [
    "a test file that cannot run",
    { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 1 },
    1,
    [7, 1],
  ],
  ["a bad end without a failed test", { numPassedTests: 7, numFailedTests: 0 }, 1, [7, 1]],
  ["no report at all", undefined, 1, [0, 1]],
  ["a run that was killed", undefined, null, [0, 1]],
])("jest with %s", async (_title, report, status, [passed, failed]) => {
  const path = report ? folder.write("report.json", JSON.stringify(report)) : `${folder.path}/report.json`;

  const { result } = await callTool<Tally>(
    "tally.mjs",
    `return tool.ofJestReport(${JSON.stringify(path)}, ${status})`,
  );

  expect(result).toEqual({ passed, failed });
});

test("every check runs, whatever failed before it, under its heading", async () => {
  const checks = `[["First", () => ({ passed: 0, failed: 1 })], ["Second", async () => ({ passed: 3, failed: 0 })]]`;

  const { result, printed } = await callTool<Tally>("checks.mjs", `return tool.runAll(${checks})`);

  expect(result).toEqual({ passed: 3, failed: 1 });
  expect(printed).toMatch(/== First[^]*== Second/);
});
