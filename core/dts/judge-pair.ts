import type { DatabaseKind } from "./database-kinds";
import { supportMatrix, type Evidence, type PairSupport } from "./support-matrix";
import { isVersionAllowed } from "./versions";

/** Two kinds that are to be synced, and what happens to a row whose key the target already has. */
export interface Pair {
  readonly source: DatabaseKind;
  readonly target: DatabaseKind;
  readonly conflict?: "reportError" | "ignore" | "cover";
}

export type PairVerdict =
  | { readonly verdict: "supported" }
  /** It may work: the texts do not agree, or none says so. */
  | { readonly verdict: "uncertain"; readonly why: "conflicting" | "unknown"; readonly evidence: Evidence }
  | { readonly verdict: "unsupported"; readonly allowedTargets: readonly DatabaseKind[] }
  /** DTS overwrites rows on links of TDSQL for MySQL, whatever else is wished. */
  | { readonly verdict: "conflictNotPossible"; readonly kind: DatabaseKind };

/** Kinds that only know `cover`. Source: product documentation of sync links of TDSQL for MySQL, 2024. */
const onlyCover: ReadonlySet<DatabaseKind> = new Set(["tdsqlMysql"]);

/** What is published of a pair, before anything is asked of a service. */
export function judgePair(
  { source, target, conflict }: Pair,
  matrix: readonly PairSupport[] = supportMatrix,
): PairVerdict {
  const support = findPair(source, target, matrix);
  if (!support) return { verdict: "unsupported", allowedTargets: targetsOf(source, matrix) };
  const sharded = [source, target].find((kind) => onlyCover.has(kind));
  if (sharded && conflict !== undefined && conflict !== "cover") {
    return { verdict: "conflictNotPossible", kind: sharded };
  }
  if (support.crossAccount === "yes") return { verdict: "supported" };
  return { verdict: "uncertain", why: support.crossAccount, evidence: support.evidence };
}

export type VersionsVerdict =
  | { readonly verdict: "supported" }
  /** One of the services did not tell the version. */
  | { readonly verdict: "unknown" }
  | { readonly verdict: "notListed"; readonly side: "source" | "target"; readonly allowed: readonly string[] }
  /** Above every version of a table that has a date: it may have come later. */
  | {
      readonly verdict: "newerThanListed";
      readonly side: "source" | "target";
      readonly allowed: readonly string[];
      readonly evidence: Evidence;
    }
  | { readonly verdict: "targetTooOld" };

/** Whether the versions of two instances go together. */
export function judgeVersions(
  { source, target }: Pair,
  versions: { readonly source?: string; readonly target?: string },
  matrix: readonly PairSupport[] = supportMatrix,
): VersionsVerdict {
  const support = findPair(source, target, matrix);
  const unlisted = support && unlistedVersion(support, versions);
  if (unlisted?.verdict === "notListed") return unlisted;
  if (versions.source === undefined || versions.target === undefined) return { verdict: "unknown" };
  if (!isVersionAllowed(versions.source, versions.target)) return { verdict: "targetTooOld" };
  return unlisted ?? { verdict: "supported" };
}

function unlistedVersion(
  { versions: listed, evidence }: PairSupport,
  versions: { readonly source?: string; readonly target?: string },
): Extract<VersionsVerdict, { verdict: "notListed" | "newerThanListed" }> | undefined {
  for (const side of ["source", "target"] as const) {
    const version = versions[side];
    const allowed = listed?.[side] ?? [];
    if (version === undefined || allowed.length === 0 || allowed.includes(version)) continue;
    const isNewer = allowed.every((each) => isVersionAllowed(each, version));
    return isNewer
      ? { verdict: "newerThanListed", side, allowed, evidence }
      : { verdict: "notListed", side, allowed };
  }
  return undefined;
}

function findPair(
  source: DatabaseKind,
  target: DatabaseKind,
  matrix: readonly PairSupport[],
): PairSupport | undefined {
  return matrix.find((pair) => pair.supported && pair.source === source && pair.target === target);
}

function targetsOf(source: DatabaseKind, matrix: readonly PairSupport[]): DatabaseKind[] {
  return matrix.filter((pair) => pair.supported && pair.source === source).map(({ target }) => target);
}
