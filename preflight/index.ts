export { guardedAccount } from "./account-guard";
export { assertInstanceExists } from "./instances";
export { assumeSourceRole, type SourceRole } from "./source-role";
export type { TemporaryKeys } from "../client";
