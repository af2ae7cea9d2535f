import type { Wording } from "../wording";

/** An error or warning of a precheck step. */
export interface Remark {
  readonly level: "error" | "warning";
  readonly message: Wording;
  readonly solution: Wording;
}

export const error = (message: Wording, solution: Wording): Remark => ({ level: "error", message, solution });

export const warning = (message: Wording, solution: Wording = { zh: "", en: "" }): Remark => ({
  level: "warning",
  message,
  solution,
});
