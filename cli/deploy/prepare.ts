import { resolve } from "node:path";
import { type Deployment, deploymentOf, type Facts, previewFacts } from "../../governance/approval";
import { chooseLanguage, problem, ProblemError, renderProblem } from "../../core/messages";
import {
  type FailOn,
  failOnValues,
  judge,
  type Judgement,
  renderJson,
  renderMarkdown,
  renderSvg,
  renderTerminal,
  type Report,
} from "../../governance/review";
import { oneOf } from "../one-of";
import { type GateInputs, givenPolicies, readExpected } from "../review/review-inputs";
import { approvalEnd } from "./approval-end";
import { accessReport, type PolicyKnowledge } from "./access-report";
import { Artefact } from "./artefact";
import { changesIn } from "./changes-in";
import { previewStacks, type StackPreview } from "./preview-stacks";
import { wordsOf } from "../say";
import { stacksInOrder, type OwnStack } from "./stacks-in-order";
import { staticFacts } from "./static-facts";

export interface PrepareOptions extends GateInputs {
  readonly stack: readonly string[];
  readonly out: string;
  /** How long the approval is valid, such as `24h`. */
  readonly approvalTtl: string;
  readonly json: boolean;
}

/**
 * Writes the artefact for an approval: plans, review, and a digest over them and everything else that determines what an
 * apply does. The artefact is written even if the review gate fails, because the approver decides.
 *
 * @returns the exit code of the review gate
 */
export async function prepare(options: PrepareOptions): Promise<number> {
  const failOn = oneOf<FailOn>("--fail-on", options.failOn, failOnValues);
  const policies = {
    isRead: options.readPolicies,
    given: givenPolicies(options.policy),
    knownTypes: options.knownType,
  };
  const expected = readExpected(options.expect);
  const expires = approvalEnd(options.approvalTtl, Date.now());
  const folder = process.cwd();
  const stacks = stacksInOrder(folder, options.stack);
  const artefact = new Artefact(resolve(options.out));
  artefact.begin();
  const previews = await previewStacks(
    folder,
    stacks.map(({ stack }) => stack),
    (stack) => ({ plan: artefact.planOf(stack) }),
  );
  const report = await accessReport(previews, policies, expected);
  const judgement = judge(report, { failOn, allowUnknown: options.allowUnknown });
  writeReport(artefact, report, policies, judgement);
  const facts = { ...(await factsOf(folder, stacks, previews, artefact)), expires };
  const deployment = deploymentOf(facts);
  artefact.seal(deployment);
  console.log(
    options.json
      ? asJson(deployment, report, previews, judgement.exitCode)
      : summary(deployment, report, previews, options.out, judgement),
  );
  return judgement.exitCode;
}

function writeReport(
  artefact: Artefact,
  report: Report,
  policies: PolicyKnowledge,
  { conclusion }: Judgement,
): void {
  const language = chooseLanguage();
  artefact.write("report.json", `${renderJson(report, language)}\n`);
  artefact.write("report.md", renderMarkdown(report, language, conclusion));
  artefact.write("picture.svg", renderSvg(report, language));
  artefact.write("policies.json", `${JSON.stringify(policies, undefined, 2)}\n`);
}

/**
 * Reads the static facts after the previews, because a preview compiles the program if its sources have changed.
 *
 * @throws {ProblemError} `deploy.notApprovable`
 */
async function factsOf(
  folder: string,
  stacks: readonly OwnStack[],
  previews: readonly StackPreview[],
  artefact: Artefact,
): Promise<Omit<Facts, "expires">> {
  const { facts: known, problems } = await staticFacts({ folder, stacks, excluded: artefact.folder });
  if (problems.length > 0) {
    const reasons = problems.map((one) => `  - ${renderProblem(one)}`).join("\n");
    throw new ProblemError(problem("deploy.notApprovable", { reasons }));
  }
  return {
    ...known,
    stacks: known.stacks.map((own, index) => ({ ...own, ...previewFacts(previews[index]!.text) })),
    files: artefact.fingerprints(),
  };
}

function asJson(
  { digest }: Deployment,
  { summary: access }: Report,
  previews: readonly StackPreview[],
  exitCode: number,
): string {
  const stacks = previews.map(({ stack, text }) => ({ stack, changes: changesIn(text) }));
  return JSON.stringify({ digest, stacks, access, exitCode }, undefined, 2);
}

function summary(
  { digest }: Deployment,
  report: Report,
  previews: readonly StackPreview[],
  folder: string,
  { conclusion }: Judgement,
): string {
  const changes = previews.map(({ stack, text }) => {
    const counts = Object.entries(changesIn(text)).map(([operation, count]) => `${count} ${operation}`);
    return `${stack}: ${counts.join(", ") || wordsOf("deploy.noChanges", {})}`;
  });
  return [
    renderTerminal(report, chooseLanguage(), conclusion),
    "",
    ...changes,
    wordsOf("deploy.prepared", { folder, digest }),
  ].join("\n");
}
