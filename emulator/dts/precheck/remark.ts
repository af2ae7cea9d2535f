import type { Wording } from "../wording";

/** What a step of the precheck has to say. */
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
