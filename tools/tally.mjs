import { readFileSync } from "node:fs";

/** Counts of checks and tests. */
export const NOTHING = { passed: 0, failed: 0 };

export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    NOTHING,
  );
}

/** A check that either holds or does not: counts as one. */
export function ofCheck(holds) {
  return holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Reads what `jest --json --outputFile` wrote. A test file that could not run at all counts as one failure, and so does a
 * run that ended badly without a failed test (no file written, no test found, an open handle killed).
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
