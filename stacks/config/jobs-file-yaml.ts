import type { FileMistake, FiledJob, JobsFile } from "./filed-job";
import { renderKeyPath } from "./key-path";
import { mistake } from "./mistake";
import { shownValue } from "./shown-value";
import { valueAt } from "./schema-node";

/** Reads a list of jobs, each written like an entry of `jobs`. */
export function readYamlJobs(text: string): JobsFile {
  // Loaded lazily: most stacks have no such file.
  const { isSeq, LineCounter, parseDocument } = require("yaml") as typeof import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    // The parser's message may quote values, which may be passwords.
    const reason = error.code.replaceAll("_", " ").toLowerCase();
    const place = `line ${lines.linePos(error.pos[0]).line}`;
    return {
      jobs: [],
      mistakes: [{ place, found: mistake([], "configuration.jobsFileMalformed", { reason }) }],
    };
  }
  const list = document.contents;
  if (!isSeq(list)) {
    const found = shownValue(document.toJS());
    const isEmpty = list === null;
    const wrong = mistake([], "configuration.listExpected", { key: "jobs", found });
    return { jobs: [], mistakes: isEmpty ? [] : [{ place: "", found: wrong }] };
  }
  const values = document.toJS() as unknown[];
  const jobs = list.items.map((item, index): FiledJob => {
    const { range } = item as { range?: readonly number[] };
    const { line } = lines.linePos(range?.[0] ?? 0);
    const value = values[index];
    return { value, placeOf: (path) => [`line ${line}`, renderKeyPath(path)].filter(Boolean).join(": ") };
  });
  return { jobs: jobs.map(withoutPasswords), mistakes: jobs.flatMap(passwordsIn) };
}

/** Removes passwords, so that a password that is set nowhere else is also reported as missing. */
function withoutPasswords({ value, placeOf }: FiledJob): FiledJob {
  const copy = structuredClone(value);
  for (const side of ["source", "target"]) {
    const endpoint = valueAt(copy, [side]);
    if (typeof endpoint === "object" && endpoint !== null)
      delete (endpoint as { password?: unknown }).password;
  }
  return { value: copy, placeOf };
}

function passwordsIn({ value, placeOf }: FiledJob): FileMistake[] {
  return ["source", "target"]
    .map((side) => [side, "password"])
    .filter((path) => valueAt(value, path) !== undefined)
    .map((path) => ({ place: placeOf(path), found: mistake([], "configuration.passwordInFile", {}) }));
}
