import type { ChangeRequest } from "./schemas/change";
import type { CheckRun } from "./precheck/check-run";

/** A live change on its way: ModifySyncJobConfig → CreateModifyCheckSyncJob → StartModifySyncJob. */
export interface Change {
  readonly request: ChangeRequest;
  readonly state: "configured" | "checking" | "checkPassed" | "checkFailed" | "starting";
  readonly check?: CheckRun;
}
