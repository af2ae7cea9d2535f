import { exitCodes as reviewCodes } from "../../governance/review";

/** What `deploy` ends with: the gate's codes where it prepares; 1 where something failed. */
export const exitCodes = {
  ...reviewCodes,
  failed: 1,
  /** Something is not as it was approved; nothing was applied. */
  refused: 5,
} as const;
