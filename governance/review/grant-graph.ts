import type { AttachedPolicy, TrustPolicy } from "../../core/cam";
import type { AccessFact, Reference, RoleFacts } from "./access-fact";
import { readAccess } from "./read-access";
import type { Resource } from "./resource";
import { presetPolicy, type PresetDocuments } from "./preset-contents";

export interface RoleNode extends RoleFacts {
  readonly key: string;
  /** Of the resource that declares the role first, else of the first that attaches policies to it. */
  readonly urn: string;
  readonly accountUin: string;
  /** URNs of all resources that declare it; none: only what the reviewed stacks attach to it is known. More fight over it. */
  readonly declaredBy: readonly string[];
  /** URNs of all resources that claim the whole list of its policies. */
  readonly policiesOwnedBy: readonly string[];
  /** Preset and custom policies that are attached to the role at this moment. */
  readonly policies: readonly AttachedPolicy[];
}

/** A sub-user or a group, or a custom policy that no stack attaches, with the custom policies that stacks attach. */
export interface HolderNode {
  readonly key: string;
  /** Of the first attachment. */
  readonly urn: string;
  readonly accountUin: string;
  readonly kind: "user" | "group" | "policy";
  readonly name: string;
  /** Undefined until the attachment exists: configuration knows names only. */
  readonly id?: string;
  readonly policies: readonly AttachedPolicy[];
}

/** Accounts, roles and holders of policies, by key, at one moment. */
export interface GrantGraph {
  readonly roles: ReadonlyMap<string, RoleNode>;
  readonly holders: ReadonlyMap<string, HolderNode>;
}

/** Builds the graph from the resources of any number of stacks. */
export function grantGraph(resources: readonly Resource[], presets: PresetDocuments = {}): GrantGraph {
  const facts = resources.flatMap(readAccess);
  const policies = new PolicyIndex(facts, presets);
  const roles = rolesOf(facts, policies);
  return { roles, holders: holdersOf(facts, policies) };
}

export const roleKey = (accountUin: string, roleName: string): string => `${accountUin}/role/${roleName}`;

type FactOf<Kind extends AccessFact["kind"]> = Extract<AccessFact, { readonly kind: Kind }>;

const ofKind = <Kind extends AccessFact["kind"]>(facts: readonly AccessFact[], kind: Kind) =>
  facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);

/** Finds the content of a policy by what an attachment knows of it. */
class PolicyIndex {
  private readonly byUrn = new Map<string, FactOf<"policy">>();
  private readonly byId = new Map<string, FactOf<"policy">>();
  private readonly byName = new Map<string, FactOf<"policy">>();
  private readonly used = new Set<FactOf<"policy">>();
  private readonly all: readonly FactOf<"policy">[];

  constructor(
    facts: readonly AccessFact[],
    private readonly presets: PresetDocuments,
  ) {
    this.all = ofKind(facts, "policy");
    for (const fact of this.all) {
      this.byUrn.set(fact.urn, fact);
      if (fact.id !== undefined) this.byId.set(`${fact.accountUin} ${fact.id}`, fact);
      this.byName.set(`${fact.accountUin} ${fact.policy.name}`, fact);
    }
  }

  find(accountUin: string, { urns = [], id, name, hidden }: Reference): AttachedPolicy {
    const fact =
      urns.map((urn) => this.byUrn.get(urn)).find((found) => found !== undefined) ??
      (id === undefined ? undefined : this.byId.get(`${accountUin} ${id}`)) ??
      (name === undefined ? undefined : this.byName.get(`${accountUin} ${name}`));
    if (fact) {
      this.used.add(fact);
      return fact.policy;
    }
    if (name !== undefined) return presetPolicy(name, this.presets);
    return { name: hidden ?? `policy ${id ?? "?"}`, document: "unknown", creatorUin: accountUin };
  }

  /** Policies that nothing in the reviewed stacks attaches: they may be attached elsewhere. */
  unused(): readonly FactOf<"policy">[] {
    return this.all.filter((fact) => !this.used.has(fact));
  }
}

function rolesOf(facts: readonly AccessFact[], policies: PolicyIndex): Map<string, RoleNode> {
  const roles = new Map<string, RoleNode>();
  const namesById = new Map<string, string>();
  for (const { urn, accountUin, roleName, roleId, ...known } of ofKind(facts, "role")) {
    const key = roleKey(accountUin, roleName);
    if (roleId !== undefined) namesById.set(`${accountUin} ${roleId}`, roleName);
    namesById.set(urn, roleName);
    const other = roles.get(key);
    const declared = { key, urn, accountUin, roleName, ...known };
    roles.set(key, other ? joined(other, declared) : { ...declared, ...noPolicies, declaredBy: [urn] });
  }
  for (const { urn, accountUin, role, attached, ownsList, outside } of ofKind(facts, "rolePolicies")) {
    const byUrn = role.urns?.map((origin) => namesById.get(origin)).find((name) => name !== undefined);
    const roleName =
      role.name ?? (role.id === undefined ? undefined : namesById.get(`${accountUin} ${role.id}`)) ?? byUrn;
    const key = roleKey(accountUin, roleName ?? role.hidden ?? "?");
    const node = roles.get(key) ?? undeclared(key, urn, accountUin, roleName ?? role.hidden ?? "?");
    roles.set(key, {
      ...node,
      policies: [...node.policies, ...attached.map((reference) => policies.find(accountUin, reference))],
      policiesOwnedBy: ownsList ? [...node.policiesOwnedBy, urn] : node.policiesOwnedBy,
      changedOutside: {
        ...node.changedOutside,
        policies: [...node.changedOutside.policies, ...outside],
      },
    });
  }
  return roles;
}

const noPolicies = { policies: [], policiesOwnedBy: [] };

/** Two resources that declare one role: until one of them is gone, whatever either says may be in force. */
function joined(
  one: RoleNode,
  other: Omit<RoleNode, "policies" | "policiesOwnedBy" | "declaredBy">,
): RoleNode {
  const both = (left: TrustPolicy, right: TrustPolicy): TrustPolicy => ({
    version: "2.0",
    statement: [...left.statement, ...right.statement],
  });
  return {
    ...one,
    declaredBy: [...one.declaredBy, other.urn],
    trustPolicy: both(one.trustPolicy, other.trustPolicy),
    trustUntilEnd: both(one.trustUntilEnd, other.trustUntilEnd),
  };
}

function undeclared(key: string, urn: string, accountUin: string, roleName: string): RoleNode {
  const trustsNobody: TrustPolicy = { version: "2.0", statement: [] };
  return {
    key,
    urn,
    accountUin,
    roleName,
    declaredBy: [],
    trustPolicy: trustsNobody,
    trustUntilEnd: trustsNobody,
    externalId: "none",
    isRotating: false,
    mayExternalIdChange: false,
    changedOutside: { policies: [], isTrustChanged: false, isConsoleLoginAllowed: false },
    ...noPolicies,
  };
}

function holdersOf(facts: readonly AccessFact[], policies: PolicyIndex): Map<string, HolderNode> {
  const holders = new Map<string, HolderNode & { policies: AttachedPolicy[] }>();
  for (const { urn, accountUin, holder, policy } of ofKind(facts, "attachment")) {
    const { kind, name, id } = holder;
    const key = `${accountUin}/${kind}/${name}`;
    const node = holders.get(key) ?? { key, urn, accountUin, kind, name, policies: [] };
    node.policies.push(policies.find(accountUin, policy));
    holders.set(key, { ...node, ...(id === undefined ? {} : { id }) });
  }
  for (const { urn, accountUin, policy } of policies.unused()) {
    const key = `${accountUin}/policy/${policy.name}`;
    holders.set(key, { key, urn, accountUin, kind: "policy", name: policy.name, policies: [policy] });
  }
  return holders;
}
