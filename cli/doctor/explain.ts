import { problem, type Problem, renderProblem, renderProblems } from "../../core/messages";
import { diagnose, knownErrors, type Refusal, type Situation } from "../../cloud/preflight";
import { readPasted, type PastedError } from "./pasted-error";

/** Says what an error of the console, a log or an SDK means here. @returns 0, or 1 when nothing is known of it */
export async function explain(text: string): Promise<number> {
  const pasted = readPasted(text);
  const found = readings(pasted)
    .map((refusal) => causesOf(refusal, pasted))
    .find((causes) => causes.length > 0);
  if (found) console.log(renderProblems(found));
  else console.log(renderProblem(problem("doctor.errorUnknown", { codes: knownCodes() })));
  return found ? 0 : 1;
}

/** Every reading of a text: with each code that stands in it, then by its words alone. */
function readings({ call, codes, words }: PastedError): Refusal[] {
  return [...codes.map((code) => ({ call, code, words })), { call, words }];
}

/** A lister of a database is called on both sides; the text does not tell on which. */
function causesOf(refusal: Refusal, { roleArn, requestId }: PastedError): Problem[] {
  const causes = situationsOf(refusal.call).flatMap((situation) =>
    diagnose(refusal, situation, { roleArn, requestId }).map(withoutEcho),
  );
  const isFirst = ({ code, path }: Problem, index: number) =>
    causes.findIndex((other) => other.code === code && other.path === path) === index;
  return causes.filter(isFirst);
}

/** A code that stands in the message already is not said a second time. */
function withoutEcho(found: Problem): Problem {
  const { code, ...rest } = found.parameters;
  const isSaid = code === undefined || String(rest.words).includes(String(code));
  return isSaid ? { ...found, parameters: rest } : found;
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
