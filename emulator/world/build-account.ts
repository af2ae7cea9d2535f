import { parsePolicyDocument, type PolicyDocument } from "../../core/cam";
import type { MainAccountSeed } from "../accounts/account-seed";
import type { Identifiers } from "./identifiers";
import type { Account, Group, Policy, User } from "./model";
import { firstCustomPolicyId } from "./policy-ids";

/** An account as its seed describes it, at the virtual time of the start. */
export function buildAccount(
  seed: MainAccountSeed,
  presets: readonly Policy[],
  identifiers: Identifiers,
  now: number,
): Account {
  const policies = seed.policies.map(({ policyName, document }) =>
    customPolicy(policyName, document, identifiers, now),
  );
  const idByName = new Map(
    [...presets, ...policies].map(({ policyName, policyId }) => [policyName, policyId]),
  );
  const attach = (names: readonly string[]) => new Map(names.map((name) => [idByName.get(name)!, now]));

  const users = seed.users.map(({ name, uin, policies: names }): User => {
    const uid = 10_000_000 + identifiers.count("user");
    return {
      name,
      uin,
      uid,
      remark: "",
      mayLogInToConsole: false,
      phone: "",
      countryCode: "",
      email: "",
      addedAt: now,
      attachments: attach(names),
    };
  });
  const groups = seed.groups.map(({ name, policies: names }): Group => {
    const members = seed.users.filter((user) => user.groups.includes(name));
    return {
      groupId: 200_000 + identifiers.count("group"),
      name,
      remark: "",
      addedAt: now,
      memberUins: new Set(members.map(({ uin }) => uin)),
      attachments: attach(names),
    };
  });

  return {
    uin: seed.uin,
    appId: seed.appId,
    name: seed.name,
    site: seed.site,
    balance: seed.balance,
    users: new Map(users.map((user) => [user.uin, user])),
    groups: new Map(groups.map((group) => [group.groupId, group])),
    roles: new Map(),
    oidcProviders: new Map(),
    policies: new Map(policies.map((policy) => [policy.policyId, policy])),
    instances: seed.instances.map((instance) => ({ ...instance, accountUin: seed.uin })),
  };
}

function customPolicy(policyName: string, document: object, identifiers: Identifiers, now: number): Policy {
  return {
    policyId: firstCustomPolicyId + identifiers.count("policy"),
    policyName,
    type: "custom",
    serviceType: "",
    description: "",
    documentText: JSON.stringify(document),
    document: parsed(document),
    addedAt: now,
    updatedAt: now,
    tags: new Map(),
  };
}

function parsed(document: object): PolicyDocument {
  const result = parsePolicyDocument(document);
  if (!result.ok) throw new Error(`seeded policy: ${JSON.stringify(result.problems)}`);
  return result.document;
}
