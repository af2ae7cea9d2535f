import * as z from "zod";
import { toWireTime } from "../wire-time";
import { operation, type Call, type Caller, type Operation } from "../service";
import type { AccessKey } from "../world/key-ring";
import type { Account, User } from "../world/model";
import type { World } from "../world/world";
import { camErrors, camLimits } from "./errors";

const targetUin = { TargetUin: z.int().optional() };
const accessKeyId = { AccessKeyId: z.string(), ...targetUin };

/** Permanent keys of the main account and of sub-users. */
export function accessKeyOperations(world: World): Record<string, Operation> {
  const find = (call: Call, { AccessKeyId, TargetUin }: { AccessKeyId: string; TargetUin?: number }) => {
    const { uin } = ownerOf(world, call, TargetUin);
    const key = world.keys.accessKeysOf(uin).find(({ secretId }) => secretId === AccessKeyId);
    if (!key) throw camErrors.accessKeyNotFound(AccessKeyId);
    return key;
  };

  return {
    CreateAccessKey: operation({
      parameters: z.strictObject({
        ...targetUin,
        Description: z
          .string()
          .regex(/^[\w+=,.@:/-]{0,1024}$/, "at most 1024 characters of [A-Za-z0-9_+=,.@:/-]")
          .default(""),
      }),
      resources: () => ["*"],
      handle: (call, { TargetUin, Description }) => {
        const owner = ownerOf(world, call, TargetUin);
        const key = makeAccessKey(world, world.accountOf(call.caller), owner, call.now, Description);
        return { AccessKey: { ...toRow(key), SecretAccessKey: key.secretKey } };
      },
    }),

    ListAccessKeys: operation({
      parameters: z.strictObject(targetUin),
      resources: () => ["*"],
      handle: (call, { TargetUin }) => ({
        AccessKeys: world.keys.accessKeysOf(ownerOf(world, call, TargetUin).uin).map(toRow),
      }),
    }),

    UpdateAccessKey: operation({
      parameters: z.strictObject({ ...accessKeyId, Status: z.enum(["Active", "Inactive"]) }),
      resources: () => ["*"],
      handle: (call, { Status, ...selector }) => {
        find(call, selector).permanent.isActive = Status === "Active";
        return {};
      },
    }),

    DeleteAccessKey: operation({
      parameters: z.strictObject(accessKeyId),
      resources: () => ["*"],
      handle: (call, selector) => {
        world.keys.remove(find(call, selector).secretId);
        return {};
      },
    }),
  };
}

/** Creates a key; each identity can have two. */
export function makeAccessKey(
  world: World,
  account: Account,
  owner: Pick<User, "uin"> & { readonly name?: string },
  now: number,
  description = "",
): AccessKey {
  if (world.keys.accessKeysOf(owner.uin).length >= camLimits.accessKeys)
    throw camErrors.accessKeysFull(camLimits.accessKeys);
  const caller: Caller =
    owner.name === undefined
      ? { kind: "root", accountUin: account.uin, uin: account.uin }
      : { kind: "user", accountUin: account.uin, uin: owner.uin, userName: owner.name };
  const key: AccessKey = {
    secretId: `AKID${world.makeSecret("key id", 32)}`,
    secretKey: world.makeSecret("key", 32),
    caller,
    permanent: { createdAt: now, description, isActive: true },
  };
  world.keys.add(key);
  return key;
}

/** The owner of the keys of a call: the caller, unless the call names another identity of the account. */
function ownerOf(world: World, { caller }: Call, targetUin: number | undefined) {
  const account = world.accountOf(caller);
  if (targetUin === undefined) {
    if (caller.kind === "roleSession") throw camErrors.parameter("a role has no keys: TargetUin is required");
    return caller.kind === "user" ? { uin: caller.uin, name: caller.userName } : { uin: account.uin };
  }
  const uin = String(targetUin);
  const user = account.users.get(uin);
  if (uin !== account.uin && !user) throw camErrors.userNotExist(targetUin);
  return { uin, name: user?.name };
}

function toRow({ secretId, permanent: { createdAt, description, isActive } }: AccessKey) {
  return {
    AccessKeyId: secretId,
    Status: isActive ? "Active" : "Inactive",
    CreateTime: toWireTime(createdAt),
    Description: description,
  };
}
