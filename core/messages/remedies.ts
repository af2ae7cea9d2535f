import { catalogue } from "./catalogue";
import type { Language, Message } from "./message";
import type { ProblemCode } from "./problem";

/** A message and what to do about it, with its parameters as `‹name›`, for documents. */
export interface Remedy {
  readonly code: ProblemCode;
  readonly text: string;
  /** Absent where there is nothing to do. */
  readonly fix?: string;
}

/** What is said and what to do, for one message. */
export function remedyOf(code: ProblemCode, language: Language): Remedy {
  const { text, fix } = (catalogue[code] as Message)[language];
  return { code, text: named(text), ...(fix === undefined ? {} : { fix: named(fix) }) };
}

/** Every message that asks its reader to do something, in the order of the catalogue. */
export function allRemedies(language: Language): Remedy[] {
  return (Object.keys(catalogue) as ProblemCode[])
    .map((code) => remedyOf(code, language))
    .filter(({ fix }) => fix !== undefined);
}

function named(template: string): string {
  return template.replace(/\{(\w+)\}/g, "‹$1›");
}
