/** Counts of passed and failed checks. */
import { readFileSync } from "node:fs";

export const NOTHING = { passed: 0, failed: 0 };

export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    NOTHING,
  );
}

/** The tally of one check. */
export function ofCheck(holds) {
  return holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * The tally of a report that `jest --json --outputFile` wrote. A test file that could not run counts as one failure, and so
 * does a run that failed without a failed test (no report, no test found, killed).
 *
 * @param {string} reportPath
 * @param {number | null} status exit code of jest
 */
export function ofJestReport(reportPath, status) {
  const report = read(reportPath);
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
