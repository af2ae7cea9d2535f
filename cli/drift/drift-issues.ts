import { driftTitle, renderDriftMarkdown } from "../../governance/drift";
import { chooseForge, type ForgeChoice, keepIssues, type KeptIssue } from "../../governance/forge";
import { chooseLanguage } from "../../core/messages";
import { say, wordsOf } from "../deploy/say";
import { readDrift } from "./read-drift";

export interface DriftIssuesOptions extends ForgeChoice {
  readonly stack: readonly string[];
}

/** What `drift issues` ends with: drift itself is no failure, because its issue stands. */
const exitCodes = { kept: 0, unknown: 1 } as const;

/** Keeps one open issue for every drift on the forge, and closes those that are gone. */
export async function driftIssues(options: DriftIssuesOptions): Promise<number> {
  // The forge is chosen first: without its token the reading would be for nothing.
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
    for (const issue of kept) console.log(wordsFor(issue));
    if (kept.length === 0 && unknown.length === 0) console.log(wordsOf("drift.none", { stacks: stack }));
  }
  return found.some(({ unknown }) => unknown.length > 0) ? exitCodes.unknown : exitCodes.kept;
}

function wordsFor({ done, number, title }: KeptIssue): string {
  const codes = {
    opened: "forge.issueOpened",
    updated: "forge.issueUpdated",
    kept: "forge.issueKept",
    closed: "forge.issueClosed",
  } as const;
  return wordsOf(codes[done], { number, title });
}
