import { evaluateAssumeRole, parseRoleArn } from "../../core/cam";
import { CloudError } from "../cloud-error";
import { notAuthorized } from "../not-authorized";
import type { Caller } from "../service";
import type { Role } from "./model";
import type { RoleRequest } from "./role-request";
import type { World } from "./world";

type RoleSession = Caller & { readonly kind: "roleSession" };

/**
 * Returns the session that the caller gets by assuming the role, or the refusal. Order and codes: reference of sts:AssumeRole; that a wrong external ID is
 * answered like a missing permission is inferred, not published.
 */
export function assumeRole(world: World, request: RoleRequest): RoleSession | CloudError {
  const { caller, roleArn, externalId } = request;
  const role = findRole(world, roleArn);
  if (!role || !world.isInEffect(role.addedAt))
    return new CloudError("InternalError.GetRoleError", "role not exist");

  const decision = evaluateAssumeRole({
    caller: caller.kind === "user" ? { ...caller, groupIds: world.groupIdsOf(caller) } : caller,
    role,
    requestedArn: roleArn,
    externalId,
    callerPolicies: world.policiesOf(caller),
    context: { "qcs:current_time": new Date(world.clock.now()).toISOString(), ...request.context },
  });
  const isWithinSession = world.authorize(caller, "sts:AssumeRole", roleArn, request.context);
  if (decision.verdict !== "allowed" || !isWithinSession) {
    const readableArn = `qcs::cam::uin/${role.accountUin}:roleName/${role.roleName}`;
    return notAuthorized("UnauthorizedOperation", "sts:AssumeRole", readableArn);
  }

  return {
    kind: "roleSession",
    accountUin: role.accountUin,
    roleId: role.roleId,
    roleName: role.roleName,
    sessionName: request.sessionName ?? "dts",
    assumedByUin: caller.kind === "roleSession" ? caller.assumedByUin : caller.uin,
    assumedByAccountUin: caller.kind === "roleSession" ? caller.assumedByAccountUin : caller.accountUin,
    sessionPolicy: request.sessionPolicy,
  };
}

/** The role that an ARN names, in either form. */
export function findRole(world: World, roleArn: string): Role | undefined {
  const reference = parseRoleArn(roleArn);
  const account = reference && world.findAccount(reference.accountUin);
  if (!account) return undefined;
  if (reference.roleName !== undefined) return account.roles.get(reference.roleName);
  return [...account.roles.values()].find(({ roleId }) => roleId === reference.roleId);
}
