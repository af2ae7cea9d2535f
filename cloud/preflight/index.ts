export { guardedAccount } from "./account-guard";
export { diagnose, type Refusal } from "./diagnose";
export { problemsOf, withDiagnosis } from "./diagnosed-error";
export { knownErrors, type Situation } from "./error-catalogue";
export { expiredGrantProblem } from "./expired-grant";
export { grantPatience, noteGrant } from "./fresh-grants";
export { preflight, type Executor, type PreflightInputs, type PreflightOptions } from "./preflight";
export {
  checkNames,
  doubtsOf,
  failuresOf,
  type Check,
  type CheckName,
  type CheckVerdict,
  type PreflightReport,
} from "./report";
export { assumeSourceRole, type SourceRole } from "./source-role";
export { rememberedInRun } from "./run-memory";
export type { TemporaryKeys } from "../client";
export { findPresetPolicies } from "./preset-policies";
