import {
  compareAccessReports,
  compareFiles,
  comparePreviews,
  compareStatic,
  type Deployment,
  digestOf,
  type Facts,
  previewFacts,
} from "../../governance/approval";
import { problem, type Problem, ProblemError, renderProblem } from "../../core/messages";
import type { Report } from "../../governance/review";
import { ownEngine } from "../workspace/own-engine";
import { runPulumi } from "../workspace/pulumi";
import { accessReport, type PolicyKnowledge } from "./access-report";
import { Artefact } from "./artefact";
import { exitCodes } from "./exit-codes";
import { previewStacks } from "./preview-stacks";
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

/**
 * Applies the approved plans after checking that everything they depend on is unchanged. Otherwise prints each difference
 * and applies nothing. The program does not run before its build, packages, commit and configuration match the approval.
 *
 * @returns the exit code
 */
export async function apply({ digest, artefactFolder, stacks }: ApplyOptions): Promise<number> {
  const artefact = new Artefact(artefactFolder);
  const deployment = artefact.readSeal();
  const facts = only(stacks, deployment.facts);
  const checks = [
    () => checkArtefact(artefact, deployment, digest, stacks),
    () => checkStatic(artefact, facts),
    () => checkAccounts(artefact, facts),
  ];
  for (const check of checks) {
    const differences = await check();
    if (differences.length > 0) return refuse(differences);
  }
  await applyPlans(artefact, facts);
  return exitCodes.passed;
}

/** The facts of the named stacks; without names, of all. */
function only(names: readonly string[], facts: Facts): Facts {
  return names.length === 0
    ? facts
    : { ...facts, stacks: facts.stacks.filter(({ stack }) => names.includes(stack)) };
}

function refuse(differences: readonly Problem[]): number {
  const lines = differences.map((difference) => `  - ${renderProblem(difference)}`);
  console.error([wordsOf("deploy.refused", {}), ...lines].join("\n"));
  return exitCodes.refused;
}

/** Whether the artefact has the approved digest and is complete. */
function checkArtefact(
  artefact: Artefact,
  { digest: sealed, facts }: Deployment,
  approved: string,
  asked: readonly string[],
): Problem[] {
  const present = digestOf(facts);
  const known = facts.stacks.map(({ stack }) => stack);
  return [
    ...(present === approved && sealed === approved
      ? []
      : [problem("approval.digestDiffers", { present, approved })]),
    ...compareFiles(facts.files, artefact.fingerprints()),
    ...asked
      .filter((stack) => !known.includes(stack))
      .map((stack) => problem("approval.stackMissing", { stack, approved: known.join(", ") })),
  ];
}

async function checkStatic(artefact: Artefact, facts: Facts): Promise<Problem[]> {
  const folder = process.cwd();
  const names = facts.stacks.map(({ stack }) => stack);
  const present = await staticFacts(folder, stacksInOrder(folder, names), artefact.folder);
  return compareStatic(facts, present);
}

/** Reads the accounts again and compares them with what the approver saw. */
async function checkAccounts(artefact: Artefact, facts: Facts): Promise<Problem[]> {
  const names = facts.stacks.map(({ stack }) => stack);
  const previews = await previewStacks(process.cwd(), names);
  const policies = JSON.parse(artefact.read("policies.json")) as PolicyKnowledge;
  const report = await accessReport(previews, policies);
  const present = previews.map(({ stack, text }) => ({ stack, ...previewFacts(text) }));
  return [
    ...comparePreviews(facts.stacks, present),
    ...compareAccessReports(JSON.parse(artefact.read("report.json")) as Report, report),
  ];
}

/**
 * Applies the plans in order.
 *
 * @throws {ProblemError} `deploy.applyFailed`; the remaining stacks are not applied
 */
async function applyPlans(artefact: Artefact, facts: Facts): Promise<void> {
  const applied: string[] = [];
  for (const { stack } of facts.stacks) {
    say("deploy.applying", { stack });
    const flags = ["--yes", "--skip-preview", "--refresh", "--non-interactive", "--color", "never"];
    const parameters = ["up", "--stack", stack, "--plan", artefact.planOf(stack), ...flags];
    const { exitCode } = await runPulumi(parameters, {
      ...ownEngine(),
      onLine: (line) => console.log(line),
    });
    if (exitCode !== 0) {
      throw new ProblemError(
        problem("deploy.applyFailed", {
          stack,
          exitCode: exitCode ?? "-",
          applied: applied.join(", ") || "-",
        }),
      );
    }
    applied.push(stack);
  }
  say("deploy.applied", { stacks: applied.join(", ") });
}
