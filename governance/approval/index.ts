export { compareAccessReports } from "./compare-access-reports";
export { compareFiles, comparePreviews, compareStatic, type StaticFacts } from "./compare-facts";
export { configurationFacts, type StackFileContent } from "./configuration-facts";
export {
  deploymentOf,
  deploymentSchema,
  deploymentVersion,
  digestOf,
  type Deployment,
  type Facts,
  type StackFacts,
} from "./deployment";
export { fingerprint, fingerprintOfBytes, keyedFingerprint } from "./fingerprint";
export { previewFacts } from "./preview-facts";
export { refusedVariables } from "./refused-variables";
