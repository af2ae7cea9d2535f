import type { CompleteAccountSeed } from "../accounts/account-seed";
import type { Clock } from "../clock";
import type { Caller } from "../service";
import { createAccess } from "./access";
import { assumeRole } from "./assume-role";
import { buildAccount } from "./build-account";
import { createIdentifiers } from "./identifiers";
import { createKeyRing, type KeyRing } from "./key-ring";
import type { Account, Policy } from "./model";
import { presetDocument, presetPolicies } from "./preset-policies";
import type { World } from "./world";

/** Text that ids and keys are derived from: the same in every run, so that the same calls get the same ids. */
const identifierSeed = "dts-cross-account emulator";

export interface WorldOptions {
  /** Virtual seconds until a new role or an attached policy takes effect, as CAM is eventually consistent. @default 0 */
  readonly grantDelaySeconds?: number;
}

export function createWorld(
  seed: CompleteAccountSeed,
  clock: Clock,
  { grantDelaySeconds = 0 }: WorldOptions = {},
): World {
  const startedAt = clock.now();
  const identifiers = createIdentifiers(identifierSeed);
  const keys = createKeyRing(identifiers);
  const presets = presetPolicies.map((preset) => toPolicy(preset, startedAt));
  const accounts = seed.accounts.map((account) => buildAccount(account, presets, identifiers, startedAt));
  const accountByUin = new Map(accounts.map((account) => [account.uin, account]));
  const presetById = new Map(presets.map((preset) => [preset.policyId, preset]));
  addPermanentKeys(seed, keys, startedAt);

  const isInEffect = (grantedAt: number) =>
    grantedAt <= startedAt || clock.now() - grantedAt >= grantDelaySeconds * 1000;
  const findAccount = (uin: string) => accountByUin.get(uin);
  const findPolicy = (account: Account, policyId: number) =>
    presetById.get(policyId) ?? account.policies.get(policyId);
  const listInstances = (service: string, accountUin: string) =>
    findAccount(accountUin)?.instances.filter((instance) => instance.service === service) ?? [];

  const world: World = {
    ...identifiers,
    ...createAccess({ clock, isInEffect, findAccount, findPolicy }),
    clock,
    accounts,
    keys,
    presets,

    get roles() {
      return accounts.flatMap(({ roles }) => [...roles.values()]);
    },
    get instances() {
      return accounts.flatMap(({ instances }) => instances);
    },

    isInEffect,
    findAccount,
    findPolicy,
    listInstances,
    accountOf: ({ accountUin }) => accountByUin.get(accountUin)!,
    policiesIn: ({ policies }) => [...presets, ...policies.values()],
    findInstance: (service, accountUin, instanceId) =>
      listInstances(service, accountUin).find((instance) => instance.instanceId === instanceId),
    balanceOf: (accountUin) => findAccount(accountUin)?.balance ?? 0,

    authenticateTemporaryKeys: ({ secretId, secretKey, token }) => {
      const key = keys.find(secretId);
      const isGenuine = key?.secretKey === secretKey && key.session?.token === token;
      return isGenuine && key.session!.expiresAt > clock.now() ? key.caller : undefined;
    },
    assumeRole: (request) => assumeRole(world, request),
  };
  return world;
}

function toPolicy(preset: (typeof presetPolicies)[number], now: number): Policy {
  const document = presetDocument(preset);
  const { policyId, policyName, serviceType, description } = preset;
  return {
    policyId,
    policyName,
    type: "preset",
    serviceType,
    description,
    document,
    documentText: JSON.stringify(document),
    addedAt: now,
    updatedAt: now,
    tags: new Map(),
  };
}

function addPermanentKeys(seed: CompleteAccountSeed, keys: KeyRing, createdAt: number): void {
  const permanent = () => ({ createdAt, description: "", isActive: true });
  for (const { uin: accountUin, secretId, secretKey, users } of seed.accounts) {
    keys.add({
      secretId,
      secretKey,
      caller: { kind: "root", accountUin, uin: accountUin },
      permanent: permanent(),
    });
    for (const user of users) {
      const caller: Caller = { kind: "user", accountUin, uin: user.uin, userName: user.name };
      keys.add({ secretId: user.secretId, secretKey: user.secretKey, caller, permanent: permanent() });
    }
  }
}
