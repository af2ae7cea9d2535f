import {
  compareAccessReports,
  compareFiles,
  comparePreviews,
  compareStatic,
  type Deployment,
  digestOf,
  type Facts,
  previewFacts,
  refusedVariables,
} from "../../governance/approval";
import { problem, type Problem, ProblemError, renderProblem } from "../../core/messages";
import type { Report } from "../../governance/review";
import { ownEngine } from "../workspace/own-engine";
import { runPulumi } from "../workspace/pulumi";
import { accessReport, type PolicyKnowledge } from "./access-report";
import { exitCodes } from "./exit-codes";
import { redactorOf } from "./known-secrets";
import { previewStacks } from "./preview-stacks";
import { PrivateCopy } from "./private-copy";
import { say, wordsOf } from "../say";
import { stacksInOrder } from "./stacks-in-order";
import { staticFacts } from "./static-facts";

export interface ApplyOptions {
  /** The approved digest. */
  readonly digest: string;
  readonly artefactFolder: string;
  /** The stacks to apply; empty: all in the artefact. */
  readonly stacks: readonly string[];
}

/** A run that applies: the approved facts, and a private copy of the files that it verifies and then passes to the engine. */
interface Run {
  readonly folder: string;
  readonly artefactFolder: string;
  readonly copy: PrivateCopy;
  readonly facts: Facts;
}

/**
 * Applies the approved plans after checking that everything they depend on is unchanged. Otherwise prints each difference
 * and applies nothing. The program does not run before its build, packages, commit and configuration match the approval.
 *
 * @returns the exit code
 */
export async function apply({ digest, artefactFolder, stacks }: ApplyOptions): Promise<number> {
  const folder = process.cwd();
  const copy = new PrivateCopy(artefactFolder, folder);
  try {
    const deployment = copy.artefact.readSeal();
    const run = { folder, artefactFolder, copy, facts: only(stacks, deployment.facts) };
    const checks = [
      () => [...checkEnvironment(deployment.facts), ...checkArtefact(run, deployment, digest, stacks)],
      () => {
        copy.takeStackFiles(namesOf(run.facts));
        return checkStatic(run);
      },
      () => checkAccounts(run),
    ];
    for (const check of checks) {
      const differences = await check();
      if (differences.length > 0) return refuse(wordsOf("deploy.refused", {}), differences);
    }
    return await applyPlans(run);
  } finally {
    copy.remove();
  }
}

/** The facts of the named stacks; without names, of all. */
function only(names: readonly string[], facts: Facts): Facts {
  return names.length === 0
    ? facts
    : { ...facts, stacks: facts.stacks.filter(({ stack }) => names.includes(stack)) };
}

const namesOf = ({ stacks }: Facts): string[] => stacks.map(({ stack }) => stack);

function refuse(heading: string, differences: readonly Problem[]): number {
  const lines = differences.map((difference) => `  - ${renderProblem(difference)}`);
  console.error([heading, ...lines].join("\n"));
  return exitCodes.refused;
}

/** Whether the approval is still valid, and no variable changes what runs. */
function checkEnvironment({ expires }: Facts): Problem[] {
  return [
    ...refusedVariables(process.env).map((variable) => problem("approval.variableRefused", { variable })),
    ...(Date.now() < Date.parse(expires) ? [] : [problem("approval.expired", { expires })]),
  ];
}

/** Whether the artefact has the approved digest and is complete. */
function checkArtefact(
  { copy }: Run,
  { digest: sealed, facts }: Deployment,
  approved: string,
  asked: readonly string[],
): Problem[] {
  const present = digestOf(facts);
  const known = namesOf(facts);
  return [
    ...(present === approved && sealed === approved
      ? []
      : [problem("approval.digestDiffers", { present, approved })]),
    ...compareFiles(facts.files, copy.artefact.fingerprints()),
    ...asked
      .filter((stack) => !known.includes(stack))
      .map((stack) => problem("approval.stackMissing", { stack, approved: known.join(", ") })),
  ];
}

async function checkStatic({ folder, artefactFolder, copy, facts }: Run): Promise<Problem[]> {
  const { facts: present, problems } = await staticFacts({
    folder,
    stacks: stacksInOrder(folder, namesOf(facts)),
    excluded: artefactFolder,
    stackFileOf: copy.stackFileOf,
  });
  return [...problems, ...compareStatic(facts, present)];
}

/** Reads the accounts again and compares them with what the approver saw. */
async function checkAccounts({ folder, copy, facts }: Run): Promise<Problem[]> {
  const { artefact } = copy;
  const previews = await previewStacks(folder, namesOf(facts), (stack) => ({
    configuration: copy.stackFileOf(stack),
  }));
  const policies = JSON.parse(artefact.read("policies.json")) as PolicyKnowledge;
  const report = await accessReport(previews, policies);
  const present = previews.map(({ stack, text }) => ({ stack, ...previewFacts(text) }));
  return [
    ...comparePreviews(facts.stacks, present),
    ...compareAccessReports(JSON.parse(artefact.read("report.json")) as Report, report),
  ];
}

/**
 * Applies the plans in order. Before each stack, everything that the engine reads outside the private copy is verified
 * again: an earlier stack can take minutes.
 *
 * @returns the exit code
 * @throws {ProblemError} `deploy.applyFailed`; the remaining stacks are not applied
 */
async function applyPlans(run: Run): Promise<number> {
  const applied: string[] = [];
  const earlier = (): string => applied.join(", ") || "-";
  for (const { stack } of run.facts.stacks) {
    const differences = await checkAgain(run, stack, applied.length > 0);
    if (differences.length > 0) {
      return refuse(wordsOf("deploy.stoppedBefore", { stack, applied: earlier() }), differences);
    }
    say("deploy.applying", { stack });
    const exitCode = await applyPlan(run, stack);
    if (exitCode !== 0) {
      const parameters = { stack, exitCode: exitCode ?? "-", applied: earlier() };
      throw new ProblemError(problem("deploy.applyFailed", parameters));
    }
    applied.push(stack);
  }
  say("deploy.applied", { stacks: applied.join(", ") });
  return exitCodes.passed;
}

/** @param isLater whether this run has changed other stacks, and with them the outputs that a grant refers to */
function checkAgain({ facts, ...run }: Run, stack: string, isLater: boolean): Promise<Problem[]> {
  return checkStatic({ ...run, facts: only([stack], facts) }).then((differences) =>
    differences.filter(({ code }) => !(isLater && code === "approval.grantDiffers")),
  );
}

async function applyPlan({ folder, copy }: Run, stack: string): Promise<number | null> {
  const stackFile = copy.stackFileOf(stack);
  const redact = await redactorOf(folder, stack, stackFile);
  const files = ["--plan", copy.artefact.planOf(stack), "--config-file", stackFile];
  const flags = ["--yes", "--skip-preview", "--refresh", "--non-interactive", "--color", "never"];
  const { exitCode } = await runPulumi(["up", "--stack", stack, ...files, ...flags], {
    ...ownEngine(folder),
    onLine: (line) => console.log(redact(line)),
  });
  return exitCode;
}
