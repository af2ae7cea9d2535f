import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../../cli/workspace/package-root";
import type { GitOpsBench } from "../gitops-bench";
import type { JobResult } from "./github-runner";
import { assignmentsIn, JobShell } from "./job-shell";

interface Job {
  before_script?: string[];
  script: string[];
  variables?: Record<string, string>;
  id_tokens?: Record<string, { aud: string }>;
  artifacts?: { paths?: string[]; reports?: { dotenv?: string } };
}

export interface GitlabRunnerOptions {
  readonly bench: GitOpsBench;
  readonly trace: (text: string) => void;
  /** CI/CD variables of the project, and what GitLab sets. */
  readonly variables: Readonly<Record<string, string>>;
  readonly token: (subject: string) => string;
}

/** GitLab's parse of a file: checked against its published schema, with `extends` resolved. */
export function expandedGitlabFile(folder: string, file: string): Record<string, unknown> {
  return parse(gitlabCiLocal(folder, ["--preview", "--file", file])) as Record<string, unknown>;
}

/** The jobs that a pipeline of this kind has. */
export function gitlabJobs(
  folder: string,
  file: string,
  variables: Readonly<Record<string, string>>,
): string[] {
  const flags = Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
  // Before the list it warns about variables that GitLab sets.
  const text = gitlabCiLocal(folder, ["--list-json", "--file", file, ...flags]);
  const jobs = JSON.parse(text.slice(text.search(/^\[/m))) as { name: string; when: string }[];
  const wanted = jobs.filter(({ when }) => when !== "never");
  return wanted.map(({ name }) => name).sort();
}

function gitlabCiLocal(folder: string, parameters: readonly string[]): string {
  const program = join(packageRoot, "node_modules/gitlab-ci-local/dist/index.js");
  return execFileSync(process.execPath, [program, ...parameters], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs jobs of a GitLab file: before_script and script in one shell, with variables, tokens and artefacts. */
export class GitlabRunner {
  private readonly shell: JobShell;

  constructor(private readonly options: GitlabRunnerOptions) {
    this.shell = new JobShell(options.bench, options.trace);
  }

  /** @param subject what GitLab writes into `sub` of the job's token */
  async job(
    file: Record<string, unknown>,
    name: string,
    subject: string,
    needs: Readonly<Record<string, JobResult>> = {},
  ): Promise<JobResult> {
    const job = file[name] as Job | undefined;
    if (!job) throw new Error(`no job ${name}`);
    this.shell.begin();
    for (const need of Object.keys(needs)) this.shell.download(need, "deployment");
    const script = [...(job.before_script ?? []), ...job.script].join("\n");
    const result = await this.shell.run(script, this.variablesOf(job, subject, needs));
    if (job.artifacts?.paths) this.shell.upload(name, "deployment");
    const { dotenv } = job.artifacts?.reports ?? {};
    const outputs = dotenv
      ? assignmentsIn(this.shell.written(join(this.options.bench.checkout.folder, dotenv)))
      : {};
    return { conclusion: result.exitCode === 0 ? "success" : "failure", outputs, output: result.output };
  }

  private variablesOf(
    job: Job,
    subject: string,
    needs: Readonly<Record<string, JobResult>>,
  ): Record<string, string> {
    const known: Record<string, string> = {
      ...this.options.variables,
      ...(Object.assign({}, ...Object.values(needs).map(({ outputs }) => outputs)) as Record<string, string>),
    };
    const fill = (text: string) =>
      String(text).replace(/\$(\w+)/g, (_found, name: string) => known[name] ?? "");
    const own = Object.entries(job.variables ?? {}).map(([key, text]) => [key, fill(text)]);
    const tokens = Object.keys(job.id_tokens ?? {}).map((key) => [key, this.options.token(subject)]);
    return { ...known, ...(Object.fromEntries([...own, ...tokens]) as Record<string, string>) };
  }
}
