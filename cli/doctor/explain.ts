import { problem, type Problem, renderProblem, renderProblems } from "../../core/messages";
import { diagnose, knownErrors, type Refusal, type Situation } from "../../cloud/preflight";
import { readPasted, type PastedError } from "./pasted-error";

/** Explains an error message of the console, a log or an SDK. @returns exit code: 0, or 1 for an unknown error */
export async function explain(text: string): Promise<number> {
  const pasted = readPasted(text);
  const found = readings(pasted)
    .map((refusal) => causesOf(refusal, pasted))
    .find((causes) => causes.length > 0);
  if (found) console.log(renderProblems(found));
  else console.log(renderProblem(problem("doctor.errorUnknown", { codes: knownCodes() })));
  return found ? 0 : 1;
}

/** Every reading of the text: with each code in it, then by its message alone. */
function readings({ call, codes, words }: PastedError): Refusal[] {
  return [...codes.map((code) => ({ call, code, words })), { call, words }];
}

/** Database list calls occur on both sides, and the text does not show which one. */
function causesOf(refusal: Refusal, { roleArn, requestId }: PastedError): Problem[] {
  const causes = situationsOf(refusal.call).flatMap((situation) =>
    diagnose(refusal, situation, { roleArn, requestId }).map(withoutRepeatedCode),
  );
  const isFirst = ({ code, path }: Problem, index: number) =>
    causes.findIndex((other) => other.code === code && other.path === path) === index;
  return causes.filter(isFirst);
}

/** Drops the error code where the message contains it already. */
function withoutRepeatedCode(found: Problem): Problem {
  const { code, ...rest } = found.parameters;
  const isRepeated = code === undefined || String(rest.words).includes(String(code));
  return isRepeated ? { ...found, parameters: rest } : found;
}

function situationsOf(call: string | undefined): readonly Situation[] {
  const service = call?.split(":")[0];
  if (service === "dts") return [{ side: "dts" }];
  return service && listers.has(service) ? [{ side: "source" }, { side: "target" }] : [{}];
}

const listers = new Set(["cdb", "dcdb", "cynosdb", "mariadb"]);

function knownCodes(): string {
  return [...new Set(knownErrors.flatMap(({ codes }) => codes))].join(", ");
}
