import type { DatabaseKind } from "./database-kinds";
import { supportMatrix, type Evidence, type PairSupport } from "./support-matrix";
import { isVersionAllowed } from "./versions";

/** Two kinds to sync, and what happens to a row whose key already exists in the target. */
export interface Pair {
  readonly source: DatabaseKind;
  readonly target: DatabaseKind;
  readonly conflict?: "reportError" | "ignore" | "cover";
}

export type PairVerdict =
  | { readonly verdict: "supported" }
  /** It may work: the documents contradict each other, or none covers the pair. */
  | { readonly verdict: "uncertain"; readonly why: "conflicting" | "unknown"; readonly evidence: Evidence }
  | { readonly verdict: "unsupported"; readonly allowedTargets: readonly DatabaseKind[] }
  /** DTS always overwrites rows on links of TDSQL for MySQL. */
  | { readonly verdict: "conflictNotPossible"; readonly kind: DatabaseKind };

/** Kinds that support only `cover`. Source: product documentation of sync links of TDSQL for MySQL, 2024. */
const onlyCover: ReadonlySet<DatabaseKind> = new Set(["tdsqlMysql"]);

/** The verdict on a pair from published documents, without calling a service. */
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
  /** One of the services did not report the version. */
  | { readonly verdict: "unknown" }
  | { readonly verdict: "notListed"; readonly side: "source" | "target"; readonly allowed: readonly string[] }
  /** Newer than every version of the dated table: support may have been added later. */
  | {
      readonly verdict: "newerThanListed";
      readonly side: "source" | "target";
      readonly allowed: readonly string[];
      readonly evidence: Evidence;
    }
  | { readonly verdict: "targetTooOld" };

/** The verdict on the versions of two instances. */
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
