import { exitCodes as reviewCodes } from "../../governance/review";

/** Exit codes of `deploy`: the codes of the review gate for preparing, 1 for a failure. */
export const exitCodes = {
  ...reviewCodes,
  failed: 1,
  /** Something differs from the approval; nothing was applied. */
  refused: 5,
} as const;
