import { driftTitle, renderDriftMarkdown } from "../../governance/drift";
import { chooseForge, type ForgeChoice, keepIssues, type KeptIssue } from "../../governance/forge";
import { chooseLanguage } from "../../core/messages";
import { say, wordsOf } from "../say";
import { readDrift } from "./read-drift";

export interface DriftIssuesOptions extends ForgeChoice {
  readonly stack: readonly string[];
}

/** Exit codes of `drift issues`. Drift itself is not a failure, because it has an issue. */
const exitCodes = { kept: 0, unknown: 1 } as const;

/** Keeps one open issue for each drift on the forge, and closes the issues of resolved drift. */
export async function keepDriftIssues(options: DriftIssuesOptions): Promise<number> {
  // Choosing the forge first fails early when its token is missing.
  const forge = chooseForge(options);
  const language = chooseLanguage();
  const found = await readDrift(process.cwd(), options.stack);
  for (const { stack, scope, drifts, unknown } of found) {
    for (const reason of unknown) say("drift.unknown", { stack, reason });
    const wanted = drifts.map((drift) => ({
      fingerprint: drift.fingerprint,
      title: driftTitle(drift, language),
      body: renderDriftMarkdown(drift, language),
    }));
    const kept = await keepIssues(forge, { scope, wanted, isWhole: unknown.length === 0 });
    for (const issue of kept) console.log(lineOf(issue));
    if (kept.length === 0 && unknown.length === 0) console.log(wordsOf("drift.none", { stacks: stack }));
  }
  return found.some(({ unknown }) => unknown.length > 0) ? exitCodes.unknown : exitCodes.kept;
}

function lineOf({ done, number, title }: KeptIssue): string {
  const codes = {
    opened: "forge.issueOpened",
    updated: "forge.issueUpdated",
    kept: "forge.issueKept",
    closed: "forge.issueClosed",
  } as const;
  return wordsOf(codes[done], { number, title });
}
