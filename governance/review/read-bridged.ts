import { parseTrustPolicy, toList, type TrustPolicy } from "../../core/cam";
import type { AccessFact, AccessReader, Reference } from "./access-fact";
import type { ExternalIdKnowledge } from "./external-id";
import { hasHidden, hiddenName, nameOf, policyFact, reference } from "./read-own";
import { withUnknownPrincipals } from "./unknown-principals";
import { isHidden, liveValue, type Resource, unknownInPreview } from "./resource";

/**
 * CAM resources of the SDK that `pulumi package add terraform-provider tencentcloudstack/tencentcloud` generates, by
 * their names in the provider. Properties: schema of the Terraform provider 1.83.25, names in camel case.
 */
const byName: Readonly<Record<string, AccessReader>> = {
  Role: (resource) => [readRole(resource)],
  RolePolicyAttachment: (resource) => [
    roleAttachment(resource, byId(resource, "roleId"), byId(resource, "policyId")),
  ],
  RolePolicyAttachmentByName: (resource) => [
    roleAttachment(resource, reference(resource, "roleName"), reference(resource, "policyName")),
  ],
  Policy: (resource) => [readPolicy(resource)],
  UserPolicyAttachment: (resource) => [
    holderAttachment(
      resource,
      "user",
      nameOf(resource, "userName" in resource.inputs ? "userName" : "userId"),
    ),
  ],
  GroupPolicyAttachment: (resource) => [holderAttachment(resource, "group", nameOf(resource, "groupId"))],
  User: (resource) => [identity(resource, "user", "name")],
  Group: (resource) => [identity(resource, "group", "name")],
  GroupMembership: (resource) => [identity(resource, "membership", "groupId")],
  AccessKey: (resource) => [identity(resource, "accessKey", "targetUin")],
};

/** Both spellings of the types: of the generated SDK, and of the provider's own earlier one. */
export const bridgedReaders: Readonly<Record<string, AccessReader>> = Object.fromEntries(
  Object.entries(byName).flatMap(([name, read]) => [
    [`tencentcloud:index/cam${name}:Cam${name}`, read],
    [`tencentcloud:Cam/${name[0]!.toLowerCase()}${name.slice(1)}:${name}`, read],
  ]),
);

/** The provider takes its account from its keys, which no preview shows; the stack's configuration names one. */
const accountOf = ({ stackAccount = "unknown account" }: Resource): string => stackAccount;

function readRole(resource: Resource): AccessFact {
  const text = liveValue(resource, "document");
  const parsed = parseTrustPolicy(isHidden(text) ? undefined : text);
  const isOpen = !parsed.ok || JSON.stringify(parsed.document).includes(unknownInPreview);
  const policy: TrustPolicy = parsed.ok && !isOpen ? parsed.document : { version: "2.0", statement: [] };
  const trustPolicy = withUnknownPrincipals(policy, isOpen);
  const login = liveValue(resource, "consoleLogin");
  return {
    kind: "role",
    urn: resource.urn,
    accountUin: accountOf(resource),
    roleName: nameOf(resource, "name"),
    ...(resource.id === undefined ? {} : { roleId: resource.id }),
    trustPolicy,
    trustUntilEnd: trustPolicy,
    externalId: isOpen ? "unknown" : externalIdIn(policy),
    isRotating: false,
    mayExternalIdChange: false,
    changedOutside: {
      policies: [],
      isTrustChanged: false,
      isConsoleLoginAllowed: login === true || login === 1,
    },
  };
}

/** What every statement that trusts an account asks for; "none" where one asks for nothing. */
function externalIdIn({ statement }: TrustPolicy): ExternalIdKnowledge {
  const trusting = statement.filter(
    ({ effect, principal }) => effect === "allow" && principal.qcs !== undefined,
  );
  const asked = trusting.map(({ condition }) => toList(condition?.string_equal?.["sts:external_id"])[0]);
  const [first] = asked;
  if (trusting.length === 0 || asked.some((value) => value === undefined)) return "none";
  return typeof first === "string" ? { value: first } : "unknown";
}

function readPolicy(resource: Resource): AccessFact {
  const { id } = resource;
  return policyFact(resource, { id, name: nameOf(resource, "name"), accountUin: accountOf(resource) });
}

/** An ID is a number or a text; where it comes from says more than what it is. */
function byId(resource: Resource, key: string): Reference {
  const value = resource.inputs[key];
  const urns = resource.origins[key] ?? [];
  return hasHidden(value) || value === undefined
    ? { urns, hidden: hiddenName(resource, key) }
    : { urns, id: String(value) };
}

function roleAttachment(resource: Resource, role: Reference, policy: Reference): AccessFact {
  return {
    kind: "rolePolicies",
    urn: resource.urn,
    accountUin: accountOf(resource),
    role,
    attached: [policy],
    ownsList: false,
    outside: [],
  };
}

function holderAttachment(resource: Resource, kind: "user" | "group", name: string): AccessFact {
  return {
    kind: "attachment",
    urn: resource.urn,
    accountUin: accountOf(resource),
    holder: { kind, name },
    policy: byId(resource, "policyId"),
  };
}

function identity(
  resource: Resource,
  what: Extract<AccessFact, { kind: "identity" }>["what"],
  key: string,
): AccessFact {
  return {
    kind: "identity",
    urn: resource.urn,
    accountUin: accountOf(resource),
    what,
    name: nameOf(resource, key),
  };
}
