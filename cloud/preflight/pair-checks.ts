import { type InstanceFacts, judgePair, judgeVersions, type Pair } from "../../core/dts";
import { problem } from "../../core/messages";
import type { PreflightInputs } from "./preflight-inputs";
import { failed, passed, skipped, unknown, type Check } from "./report";

/** Checks that DTS syncs the pair of database kinds between two accounts, as far as that is published. */
export function checkPair(inputs: PreflightInputs): Check {
  const pair = pairOf(inputs);
  const { source, target, conflict = "-" } = pair;
  const judged = judgePair(pair);
  switch (judged.verdict) {
    case "supported":
      return passed("pair");
    case "unsupported": {
      const allowed = judged.allowedTargets.join(", ") || "-";
      return failed("pair", [
        problem("pair.unsupported", { source, target, allowed }, "target.databaseKind"),
      ]);
    }
    case "conflictNotPossible":
      return failed("pair", [
        problem("pair.conflictNotPossible", { kind: judged.kind, conflict }, "options.conflict"),
      ]);
    case "uncertain": {
      const { source: evidence, date } = judged.evidence;
      const parameters = { source, target, evidence, date };
      return unknown("pair", [problem(`pair.${judged.why}`, parameters, "target.databaseKind")]);
    }
  }
}

/** Checks that DTS supports the versions of both instances together. */
export function checkVersions(
  inputs: PreflightInputs,
  found: { readonly source?: InstanceFacts; readonly target?: InstanceFacts },
): Check {
  const { source, target } = inputs;
  if (!found.source || !found.target) return skipped("versions");
  const versions = { source: found.source.version, target: found.target.version };
  const judged = judgeVersions(pairOf(inputs), versions);
  const kinds = { source: source.databaseKind, target: target.databaseKind };
  switch (judged.verdict) {
    case "supported":
      return passed("versions");
    case "unknown": {
      const { instanceId } = versions.source === undefined ? found.source : found.target;
      return unknown("versions", [problem("pair.versionUnknown", { instanceId })]);
    }
    case "targetTooOld": {
      const parameters = {
        targetId: found.target.instanceId,
        source: versions.source ?? "-",
        target: versions.target ?? "-",
      };
      return failed("versions", [problem("pair.targetTooOld", parameters, "target.instanceId")]);
    }
    case "notListed": {
      const { side, allowed } = judged;
      const { instanceId, version = "-" } = found[side] ?? { instanceId: "-" };
      const parameters = { ...kinds, side, instanceId, version, allowed: allowed.join(", ") };
      return failed("versions", [problem("pair.versionNotListed", parameters, `${side}.instanceId`)]);
    }
    case "newerThanListed": {
      const { side, evidence } = judged;
      const { instanceId, version = "-" } = found[side] ?? { instanceId: "-" };
      const parameters = { instanceId, version, evidence: evidence.source, date: evidence.date };
      return unknown("versions", [problem("pair.versionNewer", parameters, `${side}.instanceId`)]);
    }
  }
}

function pairOf({ source, target, conflict }: PreflightInputs): Pair {
  return { source: source.databaseKind, target: target.databaseKind, conflict };
}
