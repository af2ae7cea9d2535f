export { toBeijingTime } from "./beijing-time";
export {
  type ChildInstanceFacts,
  type ChildInstanceType,
  type DatabaseKind,
  databaseKindNames,
  databaseKindOfInstance,
  databaseKinds,
  type InstanceFacts,
} from "./database-kinds";
export { withoutDefaults } from "./declared-inputs";
export { changeOfField, type FieldChange, type FieldPath, fieldPaths } from "./field-changes";
export { jobDefaults } from "./job-defaults";
export type {
  Billing,
  ChildInstance,
  CompareResult,
  CompareSettings,
  DatabaseSelection,
  Endpoint,
  Executor,
  InstanceClass,
  JobObjects,
  JobOptions,
  JobReport,
  RateLimit,
  SkipStep,
  SourceEndpoint,
  SyncJobInputs,
  SyncJobOutputs,
  TableSelection,
  Timeouts,
  Wave,
  WhenStopped,
} from "./job-inputs";
export { toJobReport } from "./job-report";
export { jobStateCodec } from "./job-state-codec";
export { hasEnded, isBeforeStart, isDestroyed, isNotBilled } from "./job-status";
export { judgePair, judgeVersions, type Pair } from "./judge-pair";
export { statusDrift } from "./status-drift";
export {
  type DesiredState,
  includesAction,
  type JobCall,
  nextStep,
  type NextStep,
  type ObservedJob,
  type RefusalReason,
  type RunProgress,
} from "./next-step";
export { type CheckRemark, type CheckReport, type CheckStep, failedSteps } from "./precheck";
export { servicePolicies } from "./service-policies";
