import type { Problem } from "../messages";
import { knownErrors, type Cause, type KnownError, type Situation } from "./error-catalogue";

/** A refusal, as a service or a pasted message tells it. */
export interface Refusal {
  /** Such as `sts:AssumeRole`; absent where it is not told. */
  readonly call?: string;
  /** Such as `InternalError.GetRoleError`; absent where it is not told. */
  readonly code?: string;
  readonly words: string;
}

/** Facts for the wording of a diagnosis. */
export type DiagnosisFacts = Readonly<Partial<Record<(typeof factNames)[number], string>>>;

/** Every placeholder of the messages that a diagnosis uses. */
const factNames = [
  "account",
  "call",
  "code",
  "endpoint",
  "instanceId",
  "kind",
  "region",
  "requestId",
  "roleArn",
  "service",
  "source",
  "uin",
  "words",
] as const;

/** What a refusal may mean here, the most likely cause first; empty when nothing is known of it. */
export function diagnose(refusal: Refusal, situation: Situation = {}, facts: DiagnosisFacts = {}): Problem[] {
  const known = knownErrors.find((error) => fits(error, refusal));
  if (!known) return [];
  const told = { ...facts, ...refusal };
  const parameters = Object.fromEntries(factNames.map((name) => [name, told[name] || "…"]));
  return known.causes
    .filter((cause) => isPossible(cause, situation))
    .map(({ message, path }) => ({ code: message, parameters, path }));
}

function fits({ codes, calls, words }: KnownError, refusal: Refusal): boolean {
  const isOfCall = !calls || !refusal.call || calls.includes(refusal.call);
  if (!refusal.code) return isOfCall && words.test(refusal.words);
  // Without the call, a code that several errors share is told apart by the words.
  const isClear = !calls || refusal.call !== undefined || words.test(refusal.words);
  return isOfCall && isClear && codes.some((pattern) => matches(refusal.code ?? "", pattern));
}

function matches(code: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(".", "\\."));
  return new RegExp(`^${parts.join(".*")}$`).test(code);
}

function isPossible({ when = {} }: Cause, situation: Situation): boolean {
  return (Object.keys(when) as (keyof Situation)[]).every(
    (key) => situation[key] === undefined || situation[key] === when[key],
  );
}
