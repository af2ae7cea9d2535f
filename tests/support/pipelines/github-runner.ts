import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { GitOpsBench } from "../gitops-bench";
import { assignmentsIn, JobShell } from "./job-shell";

interface Step {
  uses?: string;
  run?: string;
  if?: string;
  id?: string;
  name?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}
interface Job {
  if?: string;
  needs?: string;
  environment?: string;
  permissions?: Record<string, string>;
  outputs?: Record<string, string>;
  steps: Step[];
}
interface Workflow {
  env?: Record<string, string>;
  jobs: Record<string, Job>;
}

export interface JobResult {
  readonly conclusion: "success" | "failure" | "skipped";
  readonly outputs: Record<string, string>;
  readonly output: string;
}

export interface GithubRunnerOptions {
  readonly bench: GitOpsBench;
  readonly trace: (text: string) => void;
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Variables that GitHub sets in every job; `subject` is the `sub` of its token. */
  readonly variables: (subject: string) => Record<string, string>;
  readonly token: string;
}

/** Runs jobs of a workflow file: their conditions, steps, outputs and artefacts, as GitHub Actions does. */
export class GithubRunner {
  private readonly shell: JobShell;

  constructor(private readonly options: GithubRunnerOptions) {
    this.shell = new JobShell(options.bench, options.trace);
  }

  /** @param needs results of the jobs that this one waits for */
  async job(
    file: string,
    name: string,
    eventName: "pull_request" | "push" | "schedule",
    needs: Readonly<Record<string, JobResult>> = {},
  ): Promise<JobResult> {
    const workflow = parse(this.options.bench.checkout.read(file)) as Workflow;
    const job = workflow.jobs[name];
    if (!job) throw new Error(`${file} has no job ${name}`);
    const context = this.contextOf(eventName, needs);
    const isReady = Object.values(needs).every(({ conclusion }) => conclusion === "success");
    if (!isReady || (job.if && !evaluate(job.if, context, true))) {
      return { conclusion: "skipped", outputs: {}, output: "" };
    }
    this.shell.begin();
    return this.steps(job, workflow.env ?? {}, context, subjectOf(eventName, job));
  }

  private async steps(
    { steps, outputs: declared = {}, permissions = {} }: Job,
    workflowVariables: Record<string, string>,
    context: Context,
    subject: string,
  ): Promise<JobResult> {
    const printed: string[] = [];
    let isFine = true;
    for (const [index, step] of steps.entries()) {
      const isWanted = step.if ? evaluate(step.if, context, isFine) : isFine;
      if (!isWanted) continue;
      if (step.uses) {
        this.use(step, context);
        continue;
      }
      const files = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"].map(
        (variable) => [variable, join(this.shell.temporary, `${variable}-${index}`)] as const,
      );
      const given = { ...workflowVariables, ...step.env };
      const result = await this.shell.run(step.run ?? "", {
        ...(permissions["id-token"] === "write" ? this.options.variables(subject) : {}),
        ...Object.fromEntries(Object.entries(given).map(([key, text]) => [key, filled(text, context)])),
        ...Object.fromEntries(files),
      });
      printed.push(result.output);
      const [outputFile = "", summary = ""] = files.map(([, file]) => this.shell.written(file));
      this.options.trace(summary);
      if (step.id) context.steps[step.id] = { outputs: assignmentsIn(outputFile) };
      if (result.exitCode !== 0) isFine = false;
    }
    return {
      conclusion: isFine ? "success" : "failure",
      outputs: Object.fromEntries(
        Object.entries(declared).map(([key, text]) => [key, filled(text, context)]),
      ),
      output: printed.join("\n"),
    };
  }

  /** The checkout and Node already exist; artifacts are passed on. */
  private use({ uses = "", with: given = {} }: Step, context: Context): void {
    const [action] = uses.split("@");
    const { name = "", path = "" } = given;
    if (action === "actions/upload-artifact") this.shell.upload(filled(name, context), path);
    else if (action === "actions/download-artifact") this.shell.download(filled(name, context), path);
    else if (action !== "actions/checkout" && action !== "actions/setup-node") {
      throw new Error(`no idea what ${action} does`);
    }
  }

  private contextOf(eventName: string, needs: Readonly<Record<string, JobResult>>): Context {
    const { vars, secrets, token, bench } = this.options;
    const repository = "acme/sync";
    return {
      vars,
      secrets,
      needs,
      steps: {},
      runner: { temp: this.shell.temporary },
      github: {
        repository,
        token,
        event_name: eventName,
        event: { pull_request: { head: { repo: { full_name: repository } } } },
      },
      hashFiles: (file) => (existsSync(join(bench.checkout.folder, file)) ? "hash" : ""),
    };
  }
}

interface Context {
  readonly vars: object;
  readonly secrets: object;
  readonly needs: object;
  readonly steps: Record<string, { outputs: Record<string, string> }>;
  readonly runner: object;
  readonly github: object;
  readonly hashFiles: (file: string) => string;
}

/** The `sub` of a GitHub token. */
function subjectOf(eventName: string, { environment }: Job): string {
  if (environment) return `repo:acme/sync:environment:${environment}`;
  return eventName === "pull_request" ? "repo:acme/sync:pull_request" : "repo:acme/sync:ref:refs/heads/main";
}

/** The expressions of our files are valid JavaScript, except names with a dash. */
function evaluate(text: string, context: Context, isFine: boolean): boolean {
  const inner = text.replace(/^\$\{\{([^]*)\}\}$/, "$1");
  const value = resultOf(inner, { ...context, always: () => true, cancelled: () => false });
  // A condition without a status function also requires success.
  return Boolean(value) && (isFine || /always\(\)|cancelled\(\)/.test(inner));
}

function filled(text: string, context: Context): string {
  return String(text).replace(/\$\{\{(.*?)\}\}/g, (_found, inner: string) => {
    const value = resultOf(inner, context);
    if (value === undefined) throw new Error(`${inner.trim()} is not set`);
    return String(value as string);
  });
}

function resultOf(expression: string, context: object): unknown {
  const text = expression.replace(/\.([a-z]+(?:-[a-z]+)+)/g, '["$1"]');

  return (new Function(...Object.keys(context), `return (${text});`) as (...values: unknown[]) => unknown)(
    ...Object.values(context),
  );
}
