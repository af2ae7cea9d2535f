import { jobStatuses, tradeStatuses } from "../../../core/dts/job-status";
import { nextStep, type DesiredState, type NextStep } from "../../../core/dts/next-step";
import matrix from "../../matrix/next-step.json";

interface Row {
  rule: string;
  desired: string;
  tradeStatus: string;
  isConfigured: boolean;
  isChecked: boolean;
  resumesLeft?: number;
  mayReset?: boolean;
  isScheduled?: boolean;
  billing?: string;
  actions?: string[];
  steps: Record<string, string>;
}

const rows = matrix as unknown as Row[];
const cases = rows.flatMap((row) =>
  Object.entries(row.steps).map(([status, step]) => ({ row, status, step })),
);

/** A step in one word: the call to make, the reason of a refusal, `wait` or `done`. */
function inOneWord(step: NextStep): string {
  if (step.kind === "call") return step.call;
  return step.kind === "refuse" ? step.reason : step.kind;
}

describe("nextStep", () => {
  test.each(cases)("$row.rule: $row.desired, $row.tradeStatus, $status → $step", ({ row, status, step }) => {
    // Given a job in this status, and what this run has done already
    const observed = {
      status,
      tradeStatus: row.tradeStatus,
      actions: row.actions ?? null,
      billing: (row.billing ?? "postPaid") as "postPaid" | "prePaid",
    };
    const progress = {
      isConfigured: row.isConfigured,
      isChecked: row.isChecked,
      resumesLeft: row.resumesLeft ?? 1,
      mayReset: row.mayReset,
      isScheduled: row.isScheduled,
    };

    // When the next step towards the desired state is asked for
    const next = nextStep(observed, row.desired as DesiredState, progress);

    // Then it is the step of the matrix
    expect(inOneWord(next)).toBe(step);
  });

  test("the matrix has at least 150 cases and covers every status and trade status that we name", () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect([...new Set(cases.map(({ status }) => status))]).toEqual(expect.arrayContaining([...jobStatuses]));
    expect([...new Set(rows.map(({ tradeStatus }) => tradeStatus))].sort()).toEqual(
      [...tradeStatuses].sort(),
    );
  });

  test.each([
    ["absent", "done"],
    ["running", "jobMissing"],
    ["stopped", "jobMissing"],
  ] as const)("a job that the service does not know: %s → %s", (desired, step) => {
    // Given no job, when a step is asked for, then a delete is done and everything else needs a new job
    const progress = { isConfigured: false, isChecked: false, resumesLeft: 1 };
    expect(inOneWord(nextStep(undefined, desired, progress))).toBe(step);
  });
});
