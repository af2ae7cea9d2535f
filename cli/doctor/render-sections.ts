import { colors, problem, type Problem, type ProblemCode, renderProblem } from "../../core/messages";
import type { CheckVerdict } from "../../cloud/preflight";
import { verdictOf, type DoctorCheck, type Section } from "./section";

const marks: Record<CheckVerdict, string> = {
  passed: colors.green("✔"),
  failed: colors.red("✖"),
  unknown: colors.yellow("?"),
  skipped: colors.dim("–"),
};

/** A table for a terminal: one line for each check, with the fix below it. */
export function renderSections(sections: readonly Section[]): string {
  const tables = sections.map(({ stack, subject, checks }) =>
    [colors.bold(`${stack}: ${subject}`), ...checks.flatMap(renderCheck)].join("\n"),
  );
  return [...tables, renderProblem(summaryOf(sections))].join("\n\n");
}

/** The same as data, with the rendered text of each problem. */
export function sectionsAsJson(sections: readonly Section[]): object {
  return {
    verdict: verdictOf(sections),
    sections: sections.map((section) => ({
      ...section,
      checks: section.checks.map((check) => ({ ...check, problems: check.problems.map(withMessage) })),
    })),
  };
}

function renderCheck({ name, verdict, problems }: DoctorCheck): string[] {
  const title = renderProblem({ code: `check.${name}` satisfies ProblemCode, parameters: {} });
  const lines = problems.flatMap((found) => renderProblem(found).split("\n"));
  return [`  ${marks[verdict]} ${title}`, ...lines.map((line) => `      ${line}`)];
}

function withMessage(found: Problem): object {
  return { ...found, message: renderProblem(found) };
}

function summaryOf(sections: readonly Section[]): Problem {
  const checks = sections.flatMap((section) => section.checks);
  const count = (verdict: CheckVerdict) => checks.filter((check) => check.verdict === verdict).length;
  const total = checks.length;
  if (count("failed") > 0) return problem("doctor.someFailed", { failed: count("failed"), total });
  if (count("unknown") > 0) return problem("doctor.someUnknown", { unknown: count("unknown"), total });
  return problem("doctor.allPassed", {});
}
