import { parsePolicyDocument, sourceTrustPolicy, type TrustArgs, unknownValue } from "../../core/cam";
import { externalIdsOf } from "./external-id";
import type { AccessFact, AccessReader, Reference } from "./access-fact";
import { withUnknownPrincipals } from "./unknown-principals";
import { isHidden, liveValue, type Resource, unknownInPreview } from "./resource";

const says = (): readonly AccessFact[] => [];

/** What the resources of this project say about access; those that say nothing are listed, so that they are known to. */
export const ownReaders: Readonly<Record<string, AccessReader>> = {
  "cam:Role": (resource) => [readRole(resource)],
  "cam:RolePolicies": (resource) => [readRolePolicies(resource)],
  "cam:Policy": (resource) => [readPolicy(resource)],
  "cam:PolicyAttachment": (resource) => [readAttachment(resource)],
  "dts:ExternalId": says,
  "dts:JobLedger": says,
  "dts:SyncJob": says,
  "dts-cross-account:index:SourceGrant": says,
  "dts-cross-account:index:AssumeRoleGrant": says,
  "dts-cross-account:index:CrossAccountSync": says,
};

function readRole(resource: Resource): AccessFact {
  const { urn, inputs, outputs, isBroughtToInputs } = resource;
  const principals = liveValue(resource, "trustedPrincipals");
  const externalIds = externalIdsOf(resource);
  const expires = text(inputs.expires);
  const hasForeignTrust = outputs.foreignTrustPolicy !== undefined && !isBroughtToInputs;
  const isEndUnknown = isHidden(inputs.expires);
  const trust: TrustArgs = {
    principals: texts(principals),
    externalId: hasForeignTrust ? unknownValue : externalIds.current,
    previousExternalId: externalIds.previous,
  };
  const isOpen = hasHidden(principals);
  return {
    kind: "role",
    urn,
    accountUin: accountOf(resource),
    roleName: nameOf(resource, "roleName"),
    ...(typeof outputs.roleId === "string" ? { roleId: outputs.roleId } : {}),
    trustPolicy: withUnknownPrincipals(
      sourceTrustPolicy({ ...trust, expires: isEndUnknown ? unknownValue : expires || undefined }),
      isOpen,
    ),
    trustUntilEnd: withUnknownPrincipals(sourceTrustPolicy(trust), isOpen),
    ...(isEndUnknown ? { expires: "unknown" } : expires === "" ? {} : { expires }),
    externalId: externalIds.knowledge,
    isRotating: externalIds.previous !== undefined,
    mayExternalIdChange: externalIds.mayChange,
    changedOutside: {
      policies: [],
      isTrustChanged: hasForeignTrust,
      isConsoleLoginAllowed: outputs.isConsoleLoginAllowed === true && !isBroughtToInputs,
    },
  };
}

function readRolePolicies(resource: Resource): AccessFact {
  const live = liveValue(resource, "policyNames");
  const names = texts(live);
  const declared = texts(resource.inputs.policyNames);
  const hidden = hasHidden(live) ? [{ hidden: hiddenName(resource, "policyNames") }] : [];
  return {
    kind: "rolePolicies",
    urn: resource.urn,
    accountUin: accountOf(resource),
    role: reference(resource, "roleName"),
    attached: [...names.map((name) => ({ name })), ...hidden],
    ownsList: true,
    outside: names.filter((name) => !declared.includes(name)),
  };
}

function readPolicy(resource: Resource): AccessFact {
  const { policyId } = resource.outputs;
  const id = typeof policyId === "string" ? policyId : resource.id;
  return policyFact(resource, { id, name: nameOf(resource, "policyName"), accountUin: accountOf(resource) });
}

/** A custom policy with its live document, if that is known. */
export function policyFact(
  resource: Resource,
  { id, name, accountUin }: { readonly id?: string; readonly name: string; readonly accountUin: string },
): AccessFact {
  const live = liveValue(resource, "document");
  const parsed = parsePolicyDocument(isHidden(live) ? undefined : live);
  const isKnown = parsed.ok && !JSON.stringify(parsed.document).includes(unknownInPreview);
  const document = isKnown ? parsed.document : "unknown";
  return {
    kind: "policy",
    urn: resource.urn,
    accountUin,
    ...(id === undefined ? {} : { id }),
    policy: { name, document, creatorUin: accountUin },
  };
}

function readAttachment(resource: Resource): AccessFact {
  const { kind, name } = (resource.inputs.attachee ?? {}) as { kind?: unknown; name?: unknown };
  const id = resource.outputs.attacheeId;
  const { name: policyId, urns, hidden } = reference(resource, "policyId");
  return {
    kind: "attachment",
    urn: resource.urn,
    accountUin: accountOf(resource),
    holder: {
      kind: kind === "group" ? "group" : "user",
      name: typeof name === "string" && !isHidden(name) ? name : hiddenName(resource, "attachee"),
      ...(typeof id === "string" ? { id } : {}),
    },
    policy: { id: policyId, urns, hidden },
  };
}

/** A property that names something, and where it comes from. */
export function reference(resource: Resource, key: string): Reference {
  const value = resource.inputs[key];
  const urns = resource.origins[key] ?? [];
  return typeof value === "string" && !isHidden(value)
    ? { name: value, urns }
    : { urns, hidden: hiddenName(resource, key) };
}

export function nameOf(resource: Resource, key: string): string {
  const { name, hidden = "?" } = reference(resource, key);
  return name ?? hidden;
}

/** Stands for a value that is not shown: the same for the same resource, another one once an update has run. */
export function hiddenName({ urn, isBroughtToInputs }: Resource, key: string): string {
  const own = urn.split("::").at(-1) ?? urn;
  return `${key} of ${own}${isBroughtToInputs ? " after the update" : ""}`;
}

export function accountOf({ inputs }: Resource): string {
  const { accountUin } = (inputs.connection ?? {}) as { readonly accountUin?: unknown };
  return typeof accountUin === "string" && !isHidden(accountUin) ? accountUin : "unknown account";
}

const text = (value: unknown): string => (typeof value === "string" && !isHidden(value) ? value : "");

export const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string" && !isHidden(item))
    : [];

/** Whether a list, or something in it, is not shown. */
export function hasHidden(value: unknown): boolean {
  return (
    isHidden(value) ||
    (Array.isArray(value) && value.some((item) => typeof item !== "string" || isHidden(item)))
  );
}
