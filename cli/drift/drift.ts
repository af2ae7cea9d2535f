import { renderDrift, renderDriftMarkdown } from "../../governance/drift";
import { chooseLanguage, type Language } from "../../core/messages";
import { say, wordsOf } from "../deploy/say";
import { readDrift, type StackDrift } from "./read-drift";

export interface DriftOptions {
  readonly stack: readonly string[];
  readonly json: boolean;
  readonly issueBody: boolean;
}

/** What `drift` ends with. */
export const exitCodes = { none: 0, unknown: 1, drift: 2 } as const;

/** Says what was changed by hand, and for each change how to take it back and how to keep it. */
export async function drift({ stack, json, issueBody }: DriftOptions): Promise<number> {
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
  const texts = found.flatMap(({ drifts }) => drifts.map((one) => render(one, language)));
  const quiet = found.filter(({ drifts, unknown }) => drifts.length + unknown.length === 0);
  const none = quiet.map(({ stack }) => stack).join(", ");
  return [...texts, ...(none === "" ? [] : [wordsOf("drift.none", { stacks: none })])].join("\n\n");
}

function asJson(found: readonly StackDrift[], language: Language): object {
  return found.map(({ stack, drifts, unknown }) => ({
    stack,
    unknown,
    drifts: drifts.map((one) => ({ ...one, text: renderDrift(one, language) })),
  }));
}
