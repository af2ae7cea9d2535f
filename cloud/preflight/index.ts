export { guardedAccount } from "./account-guard";
export { diagnose, type Refusal } from "./diagnose";
export { diagnoseError, withDiagnosis } from "./diagnose-error";
export { knownErrors, type Situation } from "./error-catalogue";
export { expiredGrantProblem } from "./expired-grant";
export { aloneOrListed } from "./alone-or-listed";
export { preflight } from "./preflight";
export type { Executor, PreflightInputs, PreflightOptions } from "./preflight-inputs";
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
export { type AccountMemory, grantPatience, RunMemory } from "./run-memory";
export type { TemporaryKeys } from "../client";
export { findPresetPolicies } from "./preset-policies";
