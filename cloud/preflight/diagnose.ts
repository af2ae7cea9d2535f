import type { Problem } from "../../core/messages";
import { knownErrors, type Cause, type KnownError, type Situation } from "./error-catalogue";

/** A refusal, as a service or a pasted message tells it. */
export interface Refusal {
  /** Such as `sts:AssumeRole`; absent where it is not told. */
  readonly call?: string;
  /** Such as `InternalError.GetRoleError`; absent where it is not told. */
  readonly code?: string;
  readonly words: string;
}

/** Facts for the wording of a diagnosis, such as `account` and `roleArn`; those that nobody knows are absent. */
export type DiagnosisFacts = Readonly<Record<string, string | number | undefined>>;

/** What a refusal may mean here, the most likely cause first; empty when nothing is known of it. */
export function diagnose(refusal: Refusal, situation: Situation = {}, facts: DiagnosisFacts = {}): Problem[] {
  const told = { ...refusal, call: operationIn(refusal.words) ?? refusal.call };
  const known = knownErrors.find((error) => fits(error, told));
  if (!known) return [];
  const entries = Object.entries({ ...facts, ...refusal }).filter(([, value]) => value);
  const parameters = Object.fromEntries(entries) as Problem["parameters"];
  return known.causes
    .filter((cause) => isPossible(cause, situation))
    .map(({ message, path }) => ({ code: message, parameters, path }));
}

/**
 * What the identity may not do, as CAM names it: `operation (finance:trade)` in the refusal of a purchase. It tells more
 * than the call, which may have needed several permissions.
 */
function operationIn(words: string): string | undefined {
  return (
    /operation\s*[(（]\s*([a-z]+:\w+)/i.exec(words)?.[1] ??
    /[(（]\s*(sts:AssumeRole)\s*[)）]/.exec(words)?.[1]
  );
}

function fits({ codes, calls, words }: KnownError, refusal: Refusal): boolean {
  const isOfCall = !calls || !refusal.call || matchesAny(refusal.call, calls);
  if (!refusal.code) return isOfCall && words.test(refusal.words);
  // Without the call, a code that several errors share is told apart by the words.
  const isClear = !calls || refusal.call !== undefined || words.test(refusal.words);
  return isOfCall && isClear && matchesAny(refusal.code, codes);
}

function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split("*").map((part) => part.replaceAll(".", "\\."));
    return new RegExp(`^${parts.join(".*")}$`).test(text);
  });
}

function isPossible({ when = {} }: Cause, situation: Situation): boolean {
  return (Object.keys(when) as (keyof Situation)[]).every(
    (key) => situation[key] === undefined || situation[key] === when[key],
  );
}
