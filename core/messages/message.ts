/** The languages that every message is written in. */
export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

/** One language's wording. `{name}` stands for a parameter; both languages of a message use the same ones. */
export interface Wording {
  /** What failed and why. */
  readonly text: string;
  /** What the reader can do about it. */
  readonly fix?: string;
}

/** One entry of the catalogue. */
export interface Message {
  readonly en: Wording;
  readonly zh: Wording;
  /** Where more is written: a path in `docs/`, or the address of a vendor's page. */
  readonly docs?: string;
}

/** Keeps the literal types of a catalogue, from which the parameters of each message are inferred. */
export function defineMessages<const Messages extends Record<string, Message>>(messages: Messages): Messages {
  return messages;
}
