import {
  parsePolicyDocument,
  sourceTrustPolicy,
  unknownValue,
  type AttachedPolicy,
  type TrustPolicy,
  type UnknownValue,
} from "../cam";
import { isSecret, unknownInPreview, type Resource } from "./preview";

/** What is known of the external ID that a role asks for. */
export type ExternalIdKnowledge = "none" | "generated" | "hidden" | "unknown" | { readonly value: string };

export interface RoleNode {
  readonly key: string;
  readonly accountUin: string;
  readonly roleName: string;
  readonly trustPolicy: TrustPolicy;
  readonly externalId: ExternalIdKnowledge;
  readonly policyNames: readonly string[];
  /** Attached to the role though no stack declares them. */
  readonly policiesByHand: readonly string[];
  /** Whether somebody changed the trust policy by hand. */
  readonly isTrustForeign: boolean;
}

/** A sub-user or a group, with the custom policies that stacks attach to it. */
export interface HolderNode {
  readonly key: string;
  readonly accountUin: string;
  readonly kind: "user" | "group";
  readonly name: string;
  /** Undefined until the attachment exists: configuration knows names only. */
  readonly id?: string;
  readonly policies: readonly AttachedPolicy[];
}

/** Accounts, roles and those who hold policies, by key, at one moment. */
export interface GrantGraph {
  readonly roles: ReadonlyMap<string, RoleNode>;
  readonly holders: ReadonlyMap<string, HolderNode>;
}

/** Builds the graph from the resources of any number of stacks. */
export function grantGraph(resources: readonly Resource[]): GrantGraph {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const attached = new Map(
    ofType("cam:RolePolicies").map((resource) => [
      roleKey(accountOf(resource), text(resource.inputs.roleName)),
      resource,
    ]),
  );
  const roles = ofType("cam:Role").map((resource) => toRole(resource, attached));
  return {
    roles: new Map(roles.map((role) => [role.key, role])),
    holders: holdersOf(ofType("cam:PolicyAttachment"), ofType("cam:Policy")),
  };
}

export const roleKey = (accountUin: string, roleName: string): string => `${accountUin}/role/${roleName}`;

function toRole(resource: Resource, attached: ReadonlyMap<string, Resource>): RoleNode {
  const accountUin = accountOf(resource);
  const roleName = text(resource.inputs.roleName);
  const key = roleKey(accountUin, roleName);
  const policies = attached.get(key);
  const policyNames = texts(policies?.inputs.policyNames);
  const externalId = externalIdOf(resource);
  return {
    key,
    accountUin,
    roleName,
    trustPolicy: sourceTrustPolicy({
      principals: texts(resource.inputs.trustedPrincipals),
      externalId: externalIdToken(externalId, resource),
    }),
    externalId,
    policyNames,
    policiesByHand: texts(policies?.outputs.policyNames).filter((name) => !policyNames.includes(name)),
    isTrustForeign: resource.outputs.foreignTrustPolicy !== undefined,
  };
}

function externalIdOf({ inputs, origins }: Resource): ExternalIdKnowledge {
  const value = inputs.externalId;
  if (value === undefined || value === null) return "none";
  if (origins.externalId?.some((urn) => urn.includes("dts:ExternalId"))) return "generated";
  if (value === unknownInPreview) return "unknown";
  if (isSecret(value) || typeof value !== "string") return "hidden";
  return { value };
}

/** Stands for the value in the trust policy, so that the same one is equal to itself and another one differs. */
function externalIdToken(
  externalId: ExternalIdKnowledge,
  { urn, hasHiddenChange }: Resource,
): string | UnknownValue | undefined {
  if (externalId === "none") return undefined;
  if (externalId === "unknown") return unknownValue;
  if (typeof externalId === "object") return externalId.value;
  return `${externalId} for ${urn}${hasHiddenChange ? ", changed" : ""}`;
}

function holdersOf(attachments: readonly Resource[], policies: readonly Resource[]): Map<string, HolderNode> {
  const byUrn = new Map(policies.map((policy) => [policy.urn, toPolicy(policy)]));
  const holders = new Map<string, HolderNode & { policies: AttachedPolicy[] }>();
  for (const attachment of attachments) {
    const { kind, name } = attachment.inputs.attachee as { kind: "user" | "group"; name: string };
    const accountUin = accountOf(attachment);
    const key = `${accountUin}/${kind}/${name}`;
    const holder = holders.get(key) ?? { key, accountUin, kind, name, policies: [] };
    const origin = attachment.origins.policyId?.find((urn) => byUrn.has(urn)) ?? "";
    const policyId = text(attachment.inputs.policyId);
    holder.policies.push(byUrn.get(origin) ?? { name: `policy ${policyId}`, document: "unknown" });
    const id = attachment.outputs.attacheeId;
    holders.set(key, { ...holder, ...(typeof id === "string" ? { id } : {}) });
  }
  return holders;
}

function toPolicy(resource: Resource): AttachedPolicy {
  const parsed = parsePolicyDocument(resource.inputs.document);
  const isKnown = parsed.ok && !JSON.stringify(parsed.document).includes(unknownInPreview);
  return {
    name: text(resource.inputs.policyName),
    document: isKnown ? parsed.document : "unknown",
    creatorUin: accountOf(resource),
  };
}

function accountOf({ inputs }: Resource): string {
  return text((inputs.connection as { accountUin?: unknown } | undefined)?.accountUin);
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
