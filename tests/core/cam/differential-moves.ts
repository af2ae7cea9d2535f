import type { evaluate } from "../../../core/cam";

export type Answer = "allowed" | "denied" | "unknown";

/** Which moves of an answer there are between two states, by brute force. */
export interface Moves {
  readonly gain: boolean;
  readonly loss: boolean;
  /** From denied to unknown. */
  readonly unknownGain: boolean;
  /** Any other move to or from unknown that is no gain. */
  readonly unknownMove: boolean;
}

export function movesBetween(before: readonly Answer[], after: readonly Answer[]): Moves {
  const has = (isMeant: (was: Answer, is: Answer) => boolean) =>
    before.some((was, index) => isMeant(was, after[index]!));
  return {
    gain: has((was, is) => was !== "allowed" && is === "allowed"),
    loss: has((was, is) => was === "allowed" && is !== "allowed"),
    unknownGain: has((was, is) => was === "denied" && is === "unknown"),
    unknownMove: has((was, is) => was !== is && is !== "allowed" && (was === "unknown" || is === "unknown")),
  };
}

export const verdictOf = ({ verdict }: ReturnType<typeof evaluate>): Answer =>
  verdict === "allowed" || verdict === "unknown" ? verdict : "denied";
