import type { Language } from "../../../core/messages";
import type { Report } from "../report";
import { wordsIn } from "./words";

/** The report as JSON in the form of `docs/review-schema.json`: the data, with the text and fix of each finding. */
export function renderJson(report: Report, language: Language): string {
  const words = wordsIn(language);
  const findings = report.findings.map((finding) => {
    const [text = "", ...fix] = words.linesOf(finding.message);
    return { ...finding, text, fix: fix.join(" ") };
  });
  return JSON.stringify({ ...report, findings }, undefined, 2);
}
