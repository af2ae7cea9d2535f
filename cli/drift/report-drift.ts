import { renderDrift, renderDriftMarkdown } from "../../governance/drift";
import { chooseLanguage, type Language } from "../../core/messages";
import { say, wordsOf } from "../say";
import { readDrift, type StackDrift } from "./read-drift";

export interface DriftOptions {
  readonly stack: readonly string[];
  readonly json: boolean;
  readonly issueBody: boolean;
}

/** Exit codes of `drift`. */
export const exitCodes = { none: 0, unknown: 1, drift: 2 } as const;

/** Prints the out-of-band changes, and how to revert and how to adopt each. */
export async function reportDrift({ stack, json, issueBody }: DriftOptions): Promise<number> {
  const found = await readDrift(process.cwd(), stack);
  const language = chooseLanguage();
  for (const { stack: name, unknown } of found) {
    for (const reason of unknown) say("drift.unknown", { stack: name, reason });
  }
  if (json) console.log(JSON.stringify(asJson(found, language), undefined, 2));
  else console.log(asText(found, issueBody, language));
  if (found.some(({ unknown }) => unknown.length > 0)) return exitCodes.unknown;
  return found.some(({ drifts }) => drifts.length > 0) ? exitCodes.drift : exitCodes.none;
}

function asText(found: readonly StackDrift[], issueBody: boolean, language: Language): string {
  const render = issueBody ? renderDriftMarkdown : renderDrift;
  const texts = found.flatMap(({ drifts }) => drifts.map((drift) => render(drift, language)));
  const quiet = found.filter(({ drifts, unknown }) => drifts.length + unknown.length === 0);
  const none = quiet.map(({ stack }) => stack).join(", ");
  return [...texts, ...(none === "" ? [] : [wordsOf("drift.none", { stacks: none })])].join("\n\n");
}

function asJson(found: readonly StackDrift[], language: Language): object {
  return found.map(({ stack, drifts, unknown }) => ({
    stack,
    unknown,
    drifts: drifts.map((drift) => ({ ...drift, text: renderDrift(drift, language) })),
  }));
}
