/**
 * What may be done with a job, in the words of `Actions` and `AllActions`, in the order in which `Actions` lists them.
 * Source: response example of DescribeSyncJobs in the official command line (tccli 3.1.189.1).
 */
export const wireActions = [
  "configure",
  "check",
  "start",
  "pause",
  "continue",
  "resume",
  "stop",
  "limitRate",
  "view",
  "resize",
  "isolate",
  "recover",
  "offline",
  "postPay2prePay",
  "configureOptObj",
  "checkOptObj",
  "startOptObj",
  "createCmpTask",
] as const;
export type WireAction = (typeof wireActions)[number];

/** Calls that the service never lists in `Actions`. */
export type UnlistedAction = "reset" | "skipCheck";

export type Action = WireAction | UnlistedAction;
