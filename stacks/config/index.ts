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
export {
  parseOffer,
  readOfferFile,
  readUnverifiedOffer,
  type GrantOffer,
  type OfferFile,
  type ReadOffer,
} from "./offer-file";
export { offerTimeProblem } from "./offer-times";
export { nearestName } from "./nearest-name";
export { parseStackConfiguration, type ParsedConfiguration, type ParseOptions } from "./parse";
export { readJsonFile } from "./read-json-file";
