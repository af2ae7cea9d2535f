import { problem } from "../../messages";
import { changeOfConnection, differenceByRules, type Change } from "../host/changes";
import type { Difference } from "../host/resource-logic";
import type { DesiredState } from "../../dts/next-step";
import type { Endpoint, SyncJobInputs, SyncJobOutputs } from "./inputs";

/** The status in which a desired state is reached. */
const reachedStatus: Record<Exclude<DesiredState, "absent">, string> = {
  running: "Running",
  paused: "Paused",
  stopped: "Stopped",
};

/** What has changed: in the inputs, and in the job itself when somebody moved it by hand. */
export function differenceOf(olds: SyncJobOutputs, news: SyncJobInputs): Difference {
  const difference = differenceByRules<SyncJobInputs>(
    {
      connection: changeOfConnection,
      source: changeOfEndpoint,
      target: changeOfEndpoint,
      jobName: "update",
      owner: "update",
      objects: "update",
      options: "update",
      instanceClass: "update",
      billing: "replace",
      tags: "update",
      desiredState: "update",
      timeouts: "update",
    },
    olds,
    news,
  );
  const drifted = olds.status !== reachedStatus[news.desiredState] || !isHealthyTrade(olds.tradeStatus);
  return {
    ...difference,
    deleteFirst: true,
    hasChanges: difference.hasChanges || drifted,
    explanations: drifted
      ? [
          ...difference.explanations,
          problem("syncJob.drifted", {
            status: olds.status,
            tradeStatus: olds.tradeStatus,
            desired: news.desiredState,
          }),
        ]
      : difference.explanations,
  };
}

/** Another password is no other endpoint. */
function changeOfEndpoint(old: Endpoint, next: Endpoint): Change {
  const isSame =
    old.databaseKind === next.databaseKind &&
    old.region === next.region &&
    old.instanceId === next.instanceId;
  return isSame ? "update" : "replace";
}

function isHealthyTrade(tradeStatus: string): boolean {
  return tradeStatus === "Normal" || tradeStatus.startsWith("NotBilled") || tradeStatus === "Renewing";
}
