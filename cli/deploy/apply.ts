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
import { say, wordsOf } from "./say";
import { stacksInOrder } from "./stacks-in-order";
import { staticFacts } from "./static-facts";

export interface ApplyOptions {
  /** What was approved. */
  readonly digest: string;
  readonly artefactFolder: string;
  /** The stacks that may be applied; default: all that the artefact holds. */
  readonly stacks: readonly string[];
}

/**
 * Applies what was approved, after everything that it depends on has been found as it was. Anything else is refused by
 * name, with nothing applied. The program does not run before its build, packages, commit and configuration are known to
 * be the approved ones.
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

/** The facts about the named stacks; without names about all. */
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

/** Whether the artefact is the approved one, and whole. */
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

/** Looks at the accounts anew, as the approver has seen them. */
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

/** @throws {ProblemError} `deploy.applyFailed`, after which no further stack is touched. */
async function applyPlans(artefact: Artefact, facts: Facts): Promise<void> {
  const applied: string[] = [];
  for (const { stack } of facts.stacks) {
    say("deploy.applying", { stack });
    const flags = ["--yes", "--skip-preview", "--refresh", "--non-interactive", "--color", "never"];
    const { exitCode } = await runPulumi(
      ["up", "--stack", stack, "--plan", artefact.planOf(stack), ...flags],
      {
        ...ownEngine(),
        onLine: (line) => console.log(line),
      },
    );
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
