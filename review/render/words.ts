import {
  problem,
  renderProblem,
  type Language,
  type ProblemCode,
  type ProblemParameters,
} from "../../messages";
import type { PermissionChange, PermissionLine } from "../access-diff";
import type { Finding } from "../findings";
import type { Report } from "../report";

/** The words of a report in one language; every renderer escapes them for its own medium. */
export function wordsIn(language: Language) {
  const say = <Code extends ProblemCode>(code: Code, parameters: ProblemParameters<Code>): string =>
    renderProblem(problem(code, parameters), language);
  return {
    title: say("review.title", {}),
    noChange: say("review.noChange", {}),
    paths: say("review.paths", {}),
    permissions: say("review.permissions", {}),
    findings: say("review.findings", {}),
    summary: ({ summary }: Report) => say("review.counts", summary),
    change: (change: PermissionChange["change"]) => say(`review.change.${change}`, {}),
    trust: (trust: Report["paths"][number]["trust"]) => say(`review.trust.${trust}`, {}),
    severity: (severity: Finding["severity"]) => say(`review.severity.${severity}`, {}),
    more: (count: number) => say("review.more", { count }),
    line: ({ effect, action, resource, isConditional }: PermissionLine) =>
      [
        say(`review.${effect}`, { action, resource }),
        ...(isConditional ? [say("review.conditional", {})] : []),
      ].join(" "),
    unknownContent: (policy: string) => say("review.unknownContent", { policy }),
    /** First what is wrong, then what to do about it. */
    finding: ({ message }: Finding): readonly string[] =>
      renderProblem(message, language)
        .split("\n")
        .map((line) => line.trim()),
  };
}

export type Words = ReturnType<typeof wordsIn>;

/** Control characters, among them those that colour a terminal or turn the direction of text, become visible. */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "\ufffd");
}
