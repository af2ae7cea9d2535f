import {
  type AccessComparison,
  type TrustComparison,
  type AttachedPolicy,
  compareAccess,
  compareTrust,
  hasUnknown,
  sameMeaning,
} from "../../core/cam";
import { accessPaths, type AccessPath } from "./access-paths";
import type { GrantGraph } from "./grant-graph";

export type Change = AccessComparison["change"];

/** Who can assume what, before and after. */
export interface PathChange {
  readonly principal: string;
  readonly role: string;
  readonly change: "added" | "removed" | "widened" | "narrowed" | "changed" | "equal" | "unknown";
  readonly trust: AccessPath["trust"];
  /** Until when, ISO 8601 in UTC; "unknown" where only the deployment will know it. Undefined: without an end. */
  readonly expires?: string;
  /** The conditions under which the principal's own policies let it, as JSON. Undefined: no condition. */
  readonly condition?: string;
}

/** What a role, a sub-user or a group may do by its policies, before and after. */
export interface PermissionChange {
  /** Key of the role, user or group. */
  readonly subject: string;
  readonly change: Change;
  readonly gained: readonly PermissionLine[];
  readonly lost: readonly PermissionLine[];
  /** Rules by which requests may be allowed that were denied, or the reverse: a value that decides is not known. */
  readonly open: readonly PermissionLine[];
  /** Whether something about the change is not known, whatever `change` says. */
  readonly hasUnknown: boolean;
  /** Policies of unknown content that came or went. */
  readonly unknownPolicies: readonly string[];
  /** Every policy that is or was attached, and what becomes of it. */
  readonly policies: readonly PolicyChange[];
}

export interface PolicyChange {
  readonly name: string;
  /** "changed" where the document says something else. */
  readonly change: "added" | "removed" | "changed" | "equal";
  readonly isContentKnown: boolean;
}

export interface PermissionLine {
  readonly effect: "allow" | "deny";
  readonly action: string;
  readonly resource: string;
  /** Whether conditions limit it. */
  readonly isConditional: boolean;
  readonly policies: readonly string[];
}

export interface AccessDiff {
  readonly paths: readonly PathChange[];
  readonly permissions: readonly PermissionChange[];
}

/** What changes in effective access between two graphs, equal things included. */
export function accessDiff(before: GrantGraph, after: GrantGraph): AccessDiff {
  return {
    paths: pathChanges(before, after),
    permissions: permissionChanges(before, after),
  };
}

/** How many items gain, lose or have something unknown; one can do all three. */
export function changeCounts(items: readonly (PathChange | PermissionChange)[]) {
  const count = (...kinds: readonly Change[]) => items.filter(({ change }) => kinds.includes(change)).length;
  return {
    gains: count("added", "widened", "changed"),
    losses: count("removed", "narrowed", "changed"),
    unknown: items.filter(isUnknown).length,
  };
}

const isUnknown = (item: PathChange | PermissionChange): boolean =>
  item.change === "unknown" || ("hasUnknown" in item && item.hasUnknown);

function pathChanges(before: GrantGraph, after: GrantGraph): PathChange[] {
  const [was, is] = [accessPaths(before), accessPaths(after)];
  const trustChanges = new Map<string, TrustComparison>();
  for (const key of unionOf(before.roles, after.roles)) {
    const [was, is] = [before.roles.get(key)?.trustPolicy, after.roles.get(key)?.trustPolicy];
    trustChanges.set(key, compareTrust(was, is));
  }
  return unionOf(was, is).map((key) => {
    const [old, present] = [was.get(key), is.get(key)];
    const { principal, role, trust, expires, condition } = (present ?? old) as AccessPath;
    return {
      principal,
      role,
      trust,
      ...(expires === undefined ? {} : { expires }),
      ...(condition === undefined ? {} : { condition }),
      change: changeOfPath(old, present, trustChanges.get(role)),
    };
  });
}

/** What a change of the trust policy as a whole means for a path that exists before and after. */
const changeOfKept: Readonly<Record<TrustComparison["change"], PathChange["change"]>> = {
  added: "equal",
  removed: "equal",
  rewritten: "equal",
  equal: "equal",
  widened: "widened",
  narrowed: "narrowed",
  changed: "changed",
  unknown: "unknown",
};

function changeOfPath(
  old: AccessPath | undefined,
  present: AccessPath | undefined,
  trust: TrustComparison | undefined,
): PathChange["change"] {
  if (present?.verdict === "unknown" || (old?.verdict === "unknown" && present)) return "unknown";
  // A principal that a trust policy names, or no longer names, may have been trusted as part of its account: then the path
  // was there before, and the change of the whole trust policy says what it gains.
  const named = trust?.principals.find(({ principal }) => principal === (present ?? old)?.principal);
  const isTrustedThroughout = named !== undefined && named.before === named.trust && named.trust !== "never";
  if (!old && !isTrustedThroughout) return "added";
  if (!present && !isTrustedThroughout) return "removed";
  const change = changeOfKept[trust?.change ?? "equal"];
  return change === "equal" ? changeOfCondition(old?.condition, present?.condition) : change;
}

/** What the loss or gain of a condition means; what another condition means, the permissions of the principal say. */
function changeOfCondition(old: string | undefined, present: string | undefined): PathChange["change"] {
  if ((old === undefined) === (present === undefined)) return "equal";
  return present === undefined ? "widened" : "narrowed";
}

function permissionChanges(before: GrantGraph, after: GrantGraph): PermissionChange[] {
  const rolePolicies = (graph: GrantGraph, key: string) => graph.roles.get(key)?.policies ?? [];
  const roles = unionOf(before.roles, after.roles).map((key) =>
    permissionChange(key, rolePolicies(before, key), rolePolicies(after, key)),
  );
  const holders = unionOf(before.holders, after.holders).map((key) => {
    const policies = (graph: GrantGraph) => graph.holders.get(key)?.policies ?? [];
    return permissionChange(key, policies(before), policies(after));
  });
  return [...roles, ...holders];
}

function permissionChange(
  subject: string,
  before: readonly AttachedPolicy[],
  after: readonly AttachedPolicy[],
): PermissionChange {
  const [ownerUin = ""] = subject.split("/");
  const comparison = compareAccess({ ownerUin }, before, after);
  const { change, gained, lost, open, undecided, unknownPolicies } = comparison;
  return {
    subject,
    change,
    gained: gained.map(toPermissionLine),
    lost: lost.map(toPermissionLine),
    open: [
      ...open.map(toPermissionLine),
      ...undecided.map((rule) => toPermissionLine({ rule, policies: [] })),
    ],
    // Whatever is not known of what went: nothing is left.
    hasUnknown: change !== "removed" && hasUnknown(comparison),
    unknownPolicies,
    policies: policyChanges(before, after),
  };
}

/** By name, in the order after the change; a policy that is attached twice counts once. */
function policyChanges(
  before: readonly AttachedPolicy[],
  after: readonly AttachedPolicy[],
): readonly PolicyChange[] {
  const [was, is] = [before, after].map(
    (policies) => new Map(policies.map((policy) => [policy.name, policy])),
  );
  return [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])].map((name) => {
    const [old, present] = [was?.get(name), is?.get(name)];
    const isContentKnown = [old, present].every((policy) => policy?.document !== "unknown");
    if (!old) return { name, change: "added", isContentKnown };
    if (!present) return { name, change: "removed", isContentKnown };
    return { name, change: isAlike(old, present) ? "equal" : "changed", isContentKnown };
  });
}

function isAlike({ document: old }: AttachedPolicy, { document: present }: AttachedPolicy): boolean {
  return old === "unknown" || present === "unknown" ? old === present : sameMeaning(old, present);
}

export function toPermissionLine({
  rule,
  policies,
}: Pick<AccessComparison["gained"][number], "rule" | "policies">): PermissionLine {
  const { effect, action, resource, condition } = rule;
  return { effect, action, resource, isConditional: condition !== undefined, policies };
}

function unionOf(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...left.keys(), ...right.keys()])];
}
