import { catalogue } from "../../../core/messages/catalogue";
import type { Language, Message } from "../../../core/messages/message";
import type { ProblemCode } from "../../../core/messages/problem";

/** A message and its fix, with parameters as `‹name›`. */
export interface Remedy {
  readonly code: ProblemCode;
  readonly text: string;
  /** Absent if there is nothing to do. */
  readonly fix?: string;
}

/** The text and fix of one message. */
export function remedyOf(code: ProblemCode, language: Language): Remedy {
  const { text, fix } = (catalogue[code] as Message)[language];
  return { code, text: named(text), ...(fix === undefined ? {} : { fix: named(fix) }) };
}

/** Every message that has a fix, in the order of the catalogue. */
export function allRemedies(language: Language): Remedy[] {
  return (Object.keys(catalogue) as ProblemCode[])
    .map((code) => remedyOf(code, language))
    .filter(({ fix }) => fix !== undefined);
}

function named(template: string): string {
  return template.replace(/\{(\w+)\}/g, "‹$1›");
}
