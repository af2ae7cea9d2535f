export { accessFindings } from "./access-findings";
export { driftsOf, type Drift, type DriftReading, type ExpiredGrant, type UnknownJob } from "./drifts-of";
export { readRefreshEvents, type Observation } from "./refresh-events";
export { driftTitle, renderDrift, renderDriftMarkdown } from "./render-drift";
