import {
  type AttachedPolicy,
  parsePolicyDocument,
  sourceTrustPolicy,
  type TrustArgs,
  type TrustPolicy,
  unknownValue,
} from "../../core/cam";
import { externalIdsOf, type ExternalIdKnowledge } from "./external-id";
import { unknownInPreview, type Resource } from "./preview";

export interface RoleNode {
  readonly key: string;
  readonly urn: string;
  readonly accountUin: string;
  readonly roleName: string;
  readonly trustPolicy: TrustPolicy;
  /** The same as if the grant had no end. */
  readonly trustUntilEnd: TrustPolicy;
  /** ISO 8601 in UTC; "unknown" where only the deployment will know it. Undefined: the grant has no end. */
  readonly expires?: string;
  readonly externalId: ExternalIdKnowledge;
  /** Whether a second external ID is accepted, in the midst of a rotation. */
  readonly isRotating: boolean;
  /** Whether the external ID may be another one than before, which a preview does not show. */
  readonly mayExternalIdChange: boolean;
  /** Everything that is attached to the role at this moment, by hand or not. */
  readonly policyNames: readonly string[];
  readonly byHand: ChangesByHand;
}

/** What somebody did to a role beside the stacks, as far as a refresh has seen it. */
export interface ChangesByHand {
  readonly policies: readonly string[];
  /** The trust policy is another one; which one is not kept in a state. */
  readonly isTrustChanged: boolean;
  readonly isConsoleLoginAllowed: boolean;
}

/** A sub-user or a group, with the custom policies that stacks attach to it. */
export interface HolderNode {
  readonly key: string;
  /** Of the first attachment. */
  readonly urn: string;
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
  const externalIds = externalIdsOf(resource);
  const expires = text(resource.inputs.expires);
  const trust: TrustArgs = {
    principals: texts(resource.inputs.trustedPrincipals),
    externalId: hasForeignTrust(resource) ? unknownValue : externalIds.current,
    previousExternalId: externalIds.previous,
  };
  const isEndUnknown = expires === unknownInPreview;
  return {
    key,
    urn: resource.urn,
    accountUin,
    roleName,
    trustPolicy: sourceTrustPolicy({
      ...trust,
      expires: isEndUnknown ? unknownValue : expires || undefined,
    }),
    trustUntilEnd: sourceTrustPolicy(trust),
    ...(expires === "" ? {} : { expires: isEndUnknown ? "unknown" : expires }),
    externalId: externalIds.knowledge,
    isRotating: externalIds.previous !== undefined,
    mayExternalIdChange: externalIds.mayChange,
    policyNames: policies ? attachedNow(policies) : [],
    byHand: changesByHand(resource, policies),
  };
}

/** What a refresh has observed wins over what was declared, until an update makes it as declared. */
function attachedNow({ inputs, outputs, isBroughtToInputs }: Resource): readonly string[] {
  return texts(isBroughtToInputs ? inputs.policyNames : (outputs.policyNames ?? inputs.policyNames));
}

/** An update takes back what was done by hand: after it there is nothing of that. */
function changesByHand(role: Resource, policies: Resource | undefined): ChangesByHand {
  const declared = texts(policies?.inputs.policyNames);
  return {
    policies: policies ? attachedNow(policies).filter((name) => !declared.includes(name)) : [],
    isTrustChanged: hasForeignTrust(role),
    isConsoleLoginAllowed: role.outputs.isConsoleLoginAllowed === true && !role.isBroughtToInputs,
  };
}

/** Which trust that is, no state tells: it may hold an external ID. */
function hasForeignTrust({ outputs, isBroughtToInputs }: Resource): boolean {
  return outputs.foreignTrustPolicy !== undefined && !isBroughtToInputs;
}

function holdersOf(attachments: readonly Resource[], policies: readonly Resource[]): Map<string, HolderNode> {
  const byUrn = new Map(policies.map((policy) => [policy.urn, toPolicy(policy)]));
  const holders = new Map<string, HolderNode & { policies: AttachedPolicy[] }>();
  for (const attachment of attachments) {
    const { kind, name } = attachment.inputs.attachee as { kind: "user" | "group"; name: string };
    const accountUin = accountOf(attachment);
    const key = `${accountUin}/${kind}/${name}`;
    const holder = holders.get(key) ?? { key, urn: attachment.urn, accountUin, kind, name, policies: [] };
    const origin = attachment.origins.policyId?.find((urn) => byUrn.has(urn)) ?? "";
    const policyId = text(attachment.inputs.policyId);
    holder.policies.push(
      byUrn.get(origin) ?? { name: `policy ${policyId}`, document: "unknown", creatorUin: accountUin },
    );
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
