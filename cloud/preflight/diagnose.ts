import { matchesAny } from "../client";
import type { Problem } from "../../core/messages";
import { knownErrors, type Cause, type KnownError, type Situation } from "./error-catalogue";

/** A refusal, from a service or from a message that a user has pasted. */
export interface Refusal {
  /** Such as `sts:AssumeRole`; absent where it is unknown. */
  readonly call?: string;
  /** Such as `InternalError.GetRoleError`; absent where it is unknown. */
  readonly code?: string;
  readonly words: string;
}

/** Parameters for the messages of a diagnosis, such as `account` and `roleArn`; unknown ones are absent. */
export type DiagnosisFacts = Readonly<Record<string, string | number | undefined>>;

/** The possible causes of a refusal, the most likely first; empty for an unknown refusal. */
export function diagnose(refusal: Refusal, situation: Situation = {}, facts: DiagnosisFacts = {}): Problem[] {
  const precise = { ...refusal, call: operationIn(refusal.words) ?? refusal.call };
  const known = knownErrors.find((error) => fits(error, precise));
  if (!known) return [];
  const entries = Object.entries({ ...facts, ...refusal }).filter(([, value]) => value);
  const parameters = Object.fromEntries(entries) as Problem["parameters"];
  return known.causes
    .filter((cause) => isPossible(cause, situation))
    .map(({ message, path }) => ({ code: message, parameters, path }));
}

/**
 * The operation that the identity may not perform, as CAM names it: `operation (finance:trade)` in the refusal of a
 * purchase. It is more precise than the call, which may need several permissions.
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
  // Without the call, the words decide between errors that share a code.
  const isClear = !calls || refusal.call !== undefined || words.test(refusal.words);
  return isOfCall && isClear && matchesAny(refusal.code, codes);
}

function isPossible({ when = {} }: Cause, situation: Situation): boolean {
  return (Object.keys(when) as (keyof Situation)[]).every(
    (key) => situation[key] === undefined || situation[key] === when[key],
  );
}
