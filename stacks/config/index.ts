export type {
  DatabaseConfiguration,
  ExecutorConfiguration,
  GrantConfiguration,
  GrantReference,
  JobConfiguration,
  SourceConfiguration,
  TargetConfiguration,
} from "./configuration";
export { grantFileVersion, readGrantFile, type GrantFile, type ReadGrantFile } from "./grant-file";
export { parseStackConfiguration, type ParsedConfiguration, type ParseOptions } from "./parse";
