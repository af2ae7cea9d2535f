/** The languages that every message is written in. */
export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

/** A message in one language. `{name}` stands for a parameter; both languages of a message use the same parameters. */
export interface Wording {
  /** What failed and why. */
  readonly text: string;
  /** What to do now; starts with a verb. */
  readonly fix?: string;
}

/** One entry of the catalogue. */
export interface Message {
  readonly en: Wording;
  readonly zh: Wording;
  /** Further reading: a path in `docs/`, or the URL of a vendor page. */
  readonly docs?: string;
}

/** Keeps the literal types of a catalogue, from which the parameters of each message are inferred. */
export function defineMessages<const Messages extends Record<string, Message>>(messages: Messages): Messages {
  return messages;
}
