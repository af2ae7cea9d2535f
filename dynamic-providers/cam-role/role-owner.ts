import type { CloudAccount, ResponseOf } from "../../cloud/client";
import { ownershipTagKey } from "../../core/state";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import { unlessGone } from "../host/unless-gone";
import type { Progress } from "../host/resource-context";

export type LiveRole = NonNullable<ResponseOf<"cam", "GetRole">["RoleInfo"]>;

export async function findRole(account: CloudAccount, roleName: string): Promise<LiveRole | undefined> {
  const answer = await account.call("cam", "GetRole", { RoleName: roleName }).catch(unlessGone);
  return answer?.RoleInfo;
}

export function tagsOf(role: LiveRole): Record<string, string> {
  return Object.fromEntries((role.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
}

/** The owner that a role names: the resource that created or adopted it last. Undefined for a role made outside Pulumi. */
export function ownerOfRole(role: LiveRole): string | undefined {
  return tagsOf(role)[ownershipTagKey];
}

/** `<organization>/<project>/<stack>/<resource>`: all but the resource are equal in one stack. */
export function isOfSameStack(one: string, other: string): boolean {
  const stackOf = (owner: string) => owner.split("/").slice(0, 3).join("/");
  return stackOf(one) === stackOf(other);
}

/** @throws {ProblemError} `role.ownedByOther` for a role that another stack has created or adopted */
export function assertNoOtherStacks(role: LiveRole, owners: readonly string[], accountUin: string): void {
  const owner = ownerOfRole(role);
  if (owner === undefined || owners.some((own) => isOfSameStack(own, owner))) return;
  const parameters = { account: accountUin, roleName: String(role.RoleName), owner, tag: ownershipTagKey };
  throw new ProblemError(problem("role.ownedByOther", parameters, "adoptRole"));
}

/** Reports a role that stays because it has another owner by now. */
export function reportLeftRole(progress: Progress, roleName: string, owner: string): void {
  progress.warning(renderProblem(problem("role.leftToOwner", { roleName, owner })));
}
