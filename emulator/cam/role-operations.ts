import * as z from "zod";
import { roleArn } from "../../core/cam";
import { toWireTime } from "../wire-time";
import { operation, type Call, type Operation } from "../service";
import type { Account, Role } from "../world/model";
import type { World } from "../world/world";
import { checkTrustPolicy } from "./check-document";
import { camErrors, camLimits } from "./errors";
import { numericRoleId, page, pageOf, rowsPerPage, tags } from "./fields";
import { findRole, roleOf, roleResource, roleSelector } from "./role-selector";
import { checkTags, sortedTags } from "./tags";

const sessionDuration = z.int().min(0).max(43200);
const consoleLogin = z.union([z.literal(0), z.literal(1)]);
/** What a role without a stated session duration gets; undocumented, a value of the vendor's samples. */
const defaultSessionDuration = 7200;
/** Role ids begin here, beyond what a double holds exactly, as the vendor's do. */
const firstRoleId = 4611686018427844000n;

export function roleOperations(world: World): Record<string, Operation> {
  const changed = (role: Role, call: Call) => {
    role.updatedAt = call.now;
    return {};
  };

  return {
    CreateRole: operation({
      parameters: z.strictObject({
        RoleName: z.string(),
        PolicyDocument: z.string(),
        Description: z.string().default(""),
        ConsoleLogin: consoleLogin.default(0),
        SessionDuration: sessionDuration.default(defaultSessionDuration),
        Tags: tags.default([]),
      }),
      requestsPerSecond: 2,
      resources: (call, { RoleName }) => [roleArn(call.caller.accountUin, RoleName)],
      handle: (call, parameters) => {
        const account = world.accountOf(call.caller);
        checkRoleName(account, parameters.RoleName);
        checkDescription(parameters.Description);
        checkTags(parameters.Tags);
        if (account.roles.size >= camLimits.roles) throw camErrors.roleFull(camLimits.roles);
        const role: Role = {
          roleId: String(firstRoleId + BigInt(world.count("role"))),
          roleName: parameters.RoleName,
          accountUin: account.uin,
          trustPolicyText: parameters.PolicyDocument,
          trustPolicy: checkTrustPolicy(world, account, parameters.PolicyDocument),
          description: parameters.Description,
          mayLogInToConsole: parameters.ConsoleLogin === 1,
          sessionDuration: parameters.SessionDuration,
          tags: new Map(parameters.Tags.map(({ Key, Value }) => [Key, Value])),
          attachments: new Map(),
          addedAt: call.now,
          updatedAt: call.now,
          usedActions: new Set(),
        };
        account.roles.set(role.roleName, role);
        return { RoleId: role.roleId };
      },
    }),

    GetRole: operation({
      parameters: z.strictObject(roleSelector),
      resources: roleResource,
      handle: (call, selector) => ({ RoleInfo: toRoleInfo(findRole(world, call, selector)) }),
    }),

    DescribeRoleList: operation({
      parameters: z.strictObject({ Page: page, Rp: rowsPerPage, Tags: tags.default([]) }),
      resources: () => ["*"],
      handle: (call, { Tags, ...paging }) => {
        const roles = [...world.accountOf(call.caller).roles.values()];
        const wanted = roles.filter((role) => Tags.every(({ Key, Value }) => role.tags.get(Key) === Value));
        const { rows, total } = pageOf(wanted, paging);
        return { List: rows.map(toRoleInfo), TotalNum: total };
      },
    }),

    UpdateAssumeRolePolicy: operation({
      parameters: z.strictObject({ ...roleSelector, PolicyDocument: z.string() }),
      resources: roleResource,
      handle: (call, { PolicyDocument, ...selector }) => {
        const role = findRole(world, call, selector);
        role.trustPolicy = checkTrustPolicy(world, world.accountOf(call.caller), PolicyDocument);
        role.trustPolicyText = PolicyDocument;
        return changed(role, call);
      },
    }),

    UpdateRoleDescription: operation({
      parameters: z.strictObject({ ...roleSelector, Description: z.string() }),
      resources: roleResource,
      handle: (call, { Description, ...selector }) => {
        checkDescription(Description);
        const role = findRole(world, call, selector);
        role.description = Description;
        return changed(role, call);
      },
    }),

    UpdateRoleConsoleLogin: operation({
      parameters: z.strictObject({
        ...roleSelector,
        RoleId: numericRoleId.optional(),
        ConsoleLogin: consoleLogin,
      }),
      resources: roleResource,
      handle: (call, { ConsoleLogin, ...selector }) => {
        const role = findRole(world, call, selector);
        role.mayLogInToConsole = ConsoleLogin === 1;
        return changed(role, call);
      },
    }),

    UpdateRoleSessionDuration: operation({
      parameters: z.strictObject({
        ...roleSelector,
        RoleId: numericRoleId.optional(),
        SessionDuration: sessionDuration,
      }),
      resources: roleResource,
      handle: (call, { SessionDuration, ...selector }) => {
        const role = findRole(world, call, selector);
        role.sessionDuration = SessionDuration;
        return changed(role, call);
      },
    }),

    DeleteRole: operation({
      parameters: z.strictObject(roleSelector),
      resources: roleResource,
      handle: (call, selector) => {
        const role = findRole(world, call, selector);
        world.accountOf(call.caller).roles.delete(role.roleName);
        return {};
      },
    }),

    TagRole: operation({
      parameters: z.strictObject({ ...roleSelector, Tags: tags }),
      resources: roleResource,
      handle: (call, { Tags, ...selector }) => {
        const role = findRole(world, call, selector);
        checkTags(Tags, role.tags);
        for (const { Key, Value } of Tags) role.tags.set(Key, Value);
        return changed(role, call);
      },
    }),

    UntagRole: operation({
      parameters: z.strictObject({ ...roleSelector, TagKeys: z.array(z.string()) }),
      resources: roleResource,
      handle: (call, { TagKeys, ...selector }) => {
        const role = findRole(world, call, selector);
        for (const key of TagKeys) role.tags.delete(key);
        return changed(role, call);
      },
    }),
  };
}

function checkRoleName(account: Account, name: string): void {
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) throw camErrors.roleName();
  if (roleOf(account, { RoleName: name })) throw camErrors.roleNameInUse(name);
}

function checkDescription(text: string): void {
  if (Buffer.byteLength(text) > camLimits.description)
    throw camErrors.descriptionTooLong(camLimits.description);
}

function toRoleInfo(role: Role): object {
  return {
    RoleId: role.roleId,
    RoleName: role.roleName,
    PolicyDocument: role.trustPolicyText,
    Description: role.description,
    AddTime: toWireTime(role.addedAt),
    UpdateTime: toWireTime(role.updatedAt),
    ConsoleLogin: role.mayLogInToConsole ? 1 : 0,
    RoleType: "user",
    SessionDuration: role.sessionDuration,
    DeletionTaskId: "",
    Tags: sortedTags(role.tags),
    RoleArn: roleArn(role.accountUin, role.roleName),
  };
}
