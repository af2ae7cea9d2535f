import type { Call } from "../service";

/** A text of the service in both languages of `X-TC-Language`. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Wording;

/** Chinese unless the call asks for English (`X-TC-Language: en-US`). */
export function languageOf({ language }: Call): Language {
  return language === "en-US" ? "en" : "zh";
}
