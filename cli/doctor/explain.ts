import { problem, renderProblem, renderProblems } from "../../messages";
import { diagnose, knownErrors, type Refusal } from "../../preflight";

/** Longest part of a pasted message that is repeated. */
const longestQuote = 160;

/** Says what an error of the console, a log or an SDK means here. @returns 0, or 1 when nothing is known of it */
export async function explain(text: string): Promise<number> {
  const problems = candidates(text).map((refusal) =>
    diagnose(refusal, {}, { roleArn: /qcs::cam::uin\/[^\s)）]+/.exec(text)?.[0] }),
  );
  const found = problems.find((causes) => causes.length > 0);
  if (found) console.log(renderProblems(found));
  else console.log(renderProblem(problem("doctor.errorUnknown", { codes: knownCodes() })));
  return found ? 0 : 1;
}

/** Every reading of a text: with each code that stands in it, then by its words alone. */
function candidates(text: string): Refusal[] {
  const words = text.trim().replace(/\s+/g, " ").slice(0, longestQuote);
  const call = /\b(sts|cam|dts|cdb|dcdb|mariadb|cynosdb):[A-Z]\w+/.exec(text)?.[0];
  const codes = text.match(/\b[A-Z]\w+(\.[A-Z]\w+)*/g) ?? [];
  return [...codes.map((code) => ({ call, code, words })), { call, words }];
}

function knownCodes(): string {
  return [...new Set(knownErrors.flatMap(({ codes }) => codes))].join(", ");
}
