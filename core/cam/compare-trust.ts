import { evaluateAssumeRole, requesterOf, type TrustingRole } from "./assume-role";
import type { Answer } from "./answer-table";
import type { RequestContext } from "./conditions";
import { contextsOf, contextWitnesses, type ContextWitnesses } from "./context-witnesses";
import { meaningText, sameMeaning } from "./normal-form";
import type { TrustPolicy } from "./policy-document";
import type { RoleCaller } from "./principal-match";
import { callerOf, namesIn, trustCallers } from "./trust-callers";

/** Whether a role trusts a principal, if the principal's own account lets it. */
export type Trust = "always" | "withExternalId" | "onCondition" | "never" | "unknown";

/** One principal that a trust policy names. */
export interface TrustedPrincipal {
  /** As the policy names it, in the canonical spelling of such names; `service:…` and `federated:…` for the others. */
  readonly principal: string;
  readonly trust: Trust;
}

export interface TrustComparison {
  /**
   * As for permissions: a move to "allowed" of any caller is a gain. Whatever else is known, `narrowed`, `removed`,
   * `rewritten` and `equal` say that no answer that is not known has moved.
   */
  readonly change:
    "added" | "removed" | "widened" | "narrowed" | "changed" | "rewritten" | "equal" | "unknown";
  /** Whether an answer that is not known may have moved, beside what `change` says. */
  readonly isOpen: boolean;
  /** Every principal that one of the documents names, with what each document says to it. */
  readonly principals: readonly (TrustedPrincipal & { readonly before: Trust })[];
}

const externalIdKey = "sts:external_id";

/** Every principal that a trust policy names, and what it must present. A deny is taken into account. */
export function trustedPrincipals(policy: TrustPolicy | undefined): readonly TrustedPrincipal[] {
  return namesIn(policy).map((principal) => ({ principal, trust: trustIn(policy, principal) }));
}

/** Compares two trust policies of one role by which callers they trust under which condition. Undefined: no role. */
export function compareTrust(
  before: TrustPolicy | undefined,
  after: TrustPolicy | undefined,
): TrustComparison {
  const names = [...new Set([...namesIn(before), ...namesIn(after)])];
  const principals = names.map((principal) => ({
    principal,
    before: trustIn(before, principal),
    trust: trustIn(after, principal),
  }));
  const found = differencesBetween(before, after, names);
  return { change: changeOf(found, before, after), isOpen: found.isOpen, principals };
}

interface Differences {
  readonly gained: boolean;
  readonly lost: boolean;
  readonly isOpen: boolean;
}

function differencesBetween(
  before: TrustPolicy | undefined,
  after: TrustPolicy | undefined,
  names: readonly string[],
): Differences {
  const callers = trustCallers(names);
  const isUnknownKept = isSameUnknown(before, after);
  let found: Differences = { gained: false, lost: false, isOpen: !callers };
  const askers: Asker[] = [
    ...(callers ?? []).map(asCaller),
    ...names.filter((name) => !callerOf(name) && name !== "*").map(asOutsider),
  ];
  for (const ask of askers) {
    const witnesses = witnessesFor([before, after], ask.caller);
    if (!witnesses?.isComplete) found = { ...found, isOpen: true };
    for (const context of witnesses ? contextsOf(witnesses) : []) {
      const [was, is] = [ask.answer(before, context), ask.answer(after, context)];
      if (was === is && (was !== "unknown" || isUnknownKept)) continue;
      found = {
        gained: found.gained || is === "allowed",
        lost: found.lost || was === "allowed",
        isOpen: found.isOpen || is === "unknown" || (was === "unknown" && is === "denied"),
      };
    }
  }
  return found;
}

/** The same document leaves the same things open, unless a value in it is not known yet: that may be any two values. */
function isSameUnknown(before: TrustPolicy | undefined, after: TrustPolicy | undefined): boolean {
  return before !== undefined && after !== undefined && sameMeaning(before, after);
}

function changeOf(
  { gained, lost, isOpen }: Differences,
  before: TrustPolicy | undefined,
  after: TrustPolicy | undefined,
): TrustComparison["change"] {
  if (before && !after) return lost || isOpen ? "removed" : "equal";
  if (gained && lost) return "changed";
  if (gained) return before ? "widened" : "added";
  if (isOpen) return "unknown";
  if (lost) return "narrowed";
  return before && after && meaningText(before) !== meaningText(after) ? "rewritten" : "equal";
}

/** Asks trust policies about one caller. */
interface Asker {
  readonly caller: RoleCaller;
  answer(policy: TrustPolicy | undefined, context: RequestContext): Answer;
}

function asCaller(caller: RoleCaller): Asker {
  return { caller, answer: (policy, context) => (policy ? ask(policy, caller, context) : "denied") };
}

const outsider: RoleCaller = { kind: "root", accountUin: "0", uin: "0" };

/** Products and identity providers do not call AssumeRole themselves: statements that name them are read as for any caller. */
function asOutsider(principal: string): Asker {
  return {
    caller: outsider,
    answer: (policy, context) =>
      policy ? ask(statementsFor(policy, principal), outsider, context) : "denied",
  };
}

function statementsFor(policy: TrustPolicy, principal: string): TrustPolicy {
  return {
    ...policy,
    statement: policy.statement
      .filter((statement) => namesIn({ ...policy, statement: [statement] }).includes(principal))
      .map((statement) => ({ ...statement, action: "*", principal: { qcs: "*" } })),
  };
}

function trustIn(policy: TrustPolicy | undefined, principal: string): Trust {
  if (!policy) return "never";
  const named = callerOf(principal);
  const { caller, answer } = named ? asCaller(named) : asOutsider(principal);
  if (answer(policy, {}) === "allowed") return "always";
  const witnesses = witnessesFor([policy], caller);
  if (!witnesses) return "unknown";
  const answers = contextsOf(witnesses).map((context) => ({ context, verdict: answer(policy, context) }));
  const allowed = answers.filter(({ verdict }) => verdict === "allowed");
  if (allowed.length === 0) {
    const isOpen = !witnesses.isComplete || answers.some(({ verdict }) => verdict === "unknown");
    return isOpen ? "unknown" : "never";
  }
  const needsMore = allowed.every(({ context }) => Object.keys(context).some((key) => key !== externalIdKey));
  const needsExternalId = allowed.every(({ context }) => context[externalIdKey] !== undefined);
  return needsExternalId && !needsMore ? "withExternalId" : "onCondition";
}

/** Undefined where the conditions are too entangled to be searched. */
function witnessesFor(
  policies: readonly (TrustPolicy | undefined)[],
  caller: RoleCaller,
): ContextWitnesses | undefined {
  const conditions = policies
    .flatMap((policy) => policy?.statement ?? [])
    .flatMap(({ condition }) => (condition ? [condition] : []));
  return contextWitnesses(conditions, requesterOf(caller));
}

const everyAction = [
  {
    name: "any",
    document: {
      version: "2.0" as const,
      statement: [{ effect: "allow" as const, action: "*", resource: "*" }],
    },
  },
];
const role: Omit<TrustingRole, "trustPolicy"> = { accountUin: "0", roleName: "role", roleId: "0" };

/** What the trust policy alone says, to a caller whose own account allows everything. */
function ask(trustPolicy: TrustPolicy, caller: RoleCaller, context: RequestContext): Answer {
  const { [externalIdKey]: externalId, ...others } = context;
  const decision = evaluateAssumeRole({
    caller,
    role: { ...role, trustPolicy },
    requestedArn: "qcs::cam::uin/0:roleName/role",
    callerPolicies: everyAction,
    context: others,
    ...(externalId === undefined ? {} : { externalId: String(externalId) }),
  });
  return decision.verdict === "refused" ? "denied" : decision.verdict;
}
