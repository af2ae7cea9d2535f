import { readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { readCsvJobs } from "./jobs-file-csv";
import { readYamlJobs } from "./jobs-file-yaml";
import type { JobsFile } from "./filed-job";
import { mistake, type Mistake } from "./mistake";

const readers: Readonly<Record<string, (text: string) => JobsFile>> = {
  ".csv": readCsvJobs,
  ".yaml": readYamlJobs,
  ".yml": readYamlJobs,
};

/** Reads a list of jobs from a file. Passwords in it are reported as mistakes. */
export function readJobsFile(path: string, folder: string): JobsFile {
  const extension = extname(path).toLowerCase();
  const read = Object.hasOwn(readers, extension) ? readers[extension] : undefined;
  if (!read)
    return broken(mistake([], "configuration.jobsFileKind", { allowed: Object.keys(readers).join(", ") }));
  let text: string;
  try {
    text = readFileSync(resolve(folder, path), "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return broken(mistake([], "configuration.jobsFileMissing", { reason }));
  }
  return read(text);
}

function broken(found: Mistake): JobsFile {
  return { jobs: [], mistakes: [{ place: "", found }] };
}
