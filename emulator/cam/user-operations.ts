import * as z from "zod";
import { operation, type Call, type Operation } from "../service";
import type { Account, User } from "../world/model";
import type { World } from "../world/world";
import { makeAccessKey } from "./access-keys";
import { camErrors, camLimits } from "./errors";
import { toSubAccountInfo } from "./user-and-group-rows";

const flag = z.union([z.literal(0), z.literal(1)]);
const contact = {
  PhoneNum: z.string().optional(),
  CountryCode: z.string().optional(),
  Email: z.string().optional(),
};
const settings = {
  Name: z.string(),
  Remark: z.string().optional(),
  ConsoleLogin: flag.optional(),
  Password: z.string().optional(),
  NeedResetPassword: flag.optional(),
  ...contact,
};
type Settings = z.output<z.ZodObject<typeof settings>>;

/** UINs of new sub-users start here; a seed chooses its own. */
const firstUin = 100_900_000_000;
const firstUid = 10_000_000;

/** Creating, changing and deleting sub-users. The emulator has no console to log in to, so passwords are not kept. */
export function userOperations(world: World): Record<string, Operation> {
  return {
    AddUser: operation({
      parameters: z.strictObject({ ...settings, UseApi: flag.default(0) }),
      resources: () => ["*"],
      handle: (call, { UseApi, ...given }) => {
        const account = world.accountOf(call.caller);
        checkNewUser(account, given.Name);
        const user = newUser(world, call, given);
        account.users.set(user.uin, user);
        const key = UseApi === 1 ? makeAccessKey(world, account, user, call.now) : undefined;
        const isGenerated = given.ConsoleLogin === 1 && !given.Password;
        return {
          Uin: Number(user.uin),
          Name: user.name,
          Password: isGenerated ? `Aa1!${world.makeSecret("password", 28)}` : "",
          SecretId: key?.secretId ?? "",
          SecretKey: key?.secretKey ?? "",
          Uid: user.uid,
          PhoneNumVerifyLink: "",
        };
      },
    }),

    UpdateUser: operation({
      parameters: z.strictObject(settings),
      resources: () => ["*"],
      handle: (call, given) => {
        change(userNamed(world.accountOf(call.caller), given.Name), given);
        return {};
      },
    }),

    DeleteUser: operation({
      parameters: z.strictObject({ Name: z.string(), Force: flag.default(0) }),
      resources: () => ["*"],
      handle: (call, { Name, Force }) => {
        const account = world.accountOf(call.caller);
        const user = userNamed(account, Name);
        if (Force === 0 && world.keys.accessKeysOf(user.uin).length > 0) throw camErrors.userHasKeys(Name);
        world.keys.removeOf(user.uin);
        for (const { memberUins } of account.groups.values()) memberUins.delete(user.uin);
        account.users.delete(user.uin);
        return {};
      },
    }),

    ListUsers: operation({
      parameters: z.strictObject({}),
      resources: () => ["*"],
      handle: (call) => ({ Data: [...world.accountOf(call.caller).users.values()].map(toSubAccountInfo) }),
    }),
  };
}

export function userNamed({ users }: Account, name: string): User {
  const user = [...users.values()].find((candidate) => candidate.name === name);
  if (!user) throw camErrors.userNotExist(name);
  return user;
}

function checkNewUser({ users }: Account, name: string): void {
  if (!/^[\w+=,.@-]{1,64}$/.test(name)) throw camErrors.userName();
  if ([...users.values()].some((user) => user.name === name)) throw camErrors.userNameInUse(name);
  if (users.size >= camLimits.users) throw camErrors.usersFull(camLimits.users);
}

function newUser(world: World, call: Call, given: Settings): User {
  const user: User = {
    uin: String(firstUin + world.count("user uin")),
    uid: firstUid + world.count("user"),
    name: given.Name,
    remark: "",
    mayLogInToConsole: false,
    phone: "",
    countryCode: "",
    email: "",
    addedAt: call.now,
    attachments: new Map(),
  };
  change(user, given);
  return user;
}

function change(user: User, { Remark, ConsoleLogin, PhoneNum, CountryCode, Email }: Settings): void {
  user.remark = Remark ?? user.remark;
  user.mayLogInToConsole = ConsoleLogin === undefined ? user.mayLogInToConsole : ConsoleLogin === 1;
  user.phone = PhoneNum ?? user.phone;
  user.countryCode = CountryCode ?? user.countryCode;
  user.email = Email ?? user.email;
}
