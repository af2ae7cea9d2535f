import type { CloudAccount } from "../../cloud/client";
import type { Connection, HostInputs } from "../../core/state";
import { problem, type Problem, ProblemError } from "../../core/messages";
import { allPages, camPageSize } from "../host/all-pages";
import { changeOfConnection, changeOfSet, differenceByRules, isUnchanged } from "../host/changes";
import { hasUnknown, type ResourceLogic } from "../host/resource-logic";
import { unlessGone } from "../host/unless-gone";
import { withDiagnosedWrites } from "../host/with-diagnosed-writes";
import { findPresetPolicies } from "../../cloud/preflight";
import { findRole, ownerOfRole, reportLeftRole } from "../cam-role/role-owner";

export interface RolePoliciesInputs extends HostInputs {
  readonly connection: Connection;
  readonly roleName: string;
  readonly policyNames: readonly string[];
  /** Owner of the role. Absent in states of earlier versions. */
  readonly roleOwner?: string;
}

/** The logic of a role's complete set of policies. Names are looked up in CAM before a policy is attached. */
export const rolePoliciesLogic: ResourceLogic<RolePoliciesInputs> = withDiagnosedWrites<
  RolePoliciesInputs,
  RolePoliciesInputs
>(
  { side: "source" },
  {
    check: async (inputs, context, olds) => {
      if (isUnchanged(inputs, olds)) return [];
      const account = await context.account(inputs.connection);
      if (hasUnknown(inputs.policyNames)) return [];
      return missingPresets(
        account,
        inputs.policyNames.filter((name) => !olds?.policyNames.includes(name)),
      );
    },

    diff: (olds, news) =>
      differenceByRules<RolePoliciesInputs>(
        {
          connection: changeOfConnection,
          roleName: "replace",
          policyNames: changeOfSet,
          roleOwner: (old) => (old === undefined ? "none" : "update"),
        },
        olds,
        news,
      ),

    create: async (inputs, context) => {
      await bringTo(await context.account(inputs.connection), inputs);
      return { id: inputs.roleName, outputs: inputs };
    },

    read: async (_id, outputs, context) => {
      const account = await context.account(outputs.connection);
      const attached = await attachedPolicies(account, outputs.roleName).catch(unlessGone);
      return attached && { ...outputs, policyNames: inOrderOf(outputs.policyNames, attached) };
    },

    update: async (_id, _olds, news, context) => {
      await bringTo(await context.account(news.connection), news);
      return news;
    },

    delete: async (_id, outputs, context) => {
      const account = await context.account(outputs.connection);
      const role = await findRole(account, outputs.roleName);
      const owner = role && ownerOfRole(role);
      if (owner !== undefined && isTakenOver(outputs, owner)) {
        return reportLeftRole(context.progress, outputs.roleName, owner);
      }
      for (const policyName of outputs.policyNames) await detach(account, outputs.roleName, policyName);
    },
  },
);

/** Whether the role has another owner by now, which needs its policies. */
function isTakenOver({ roleOwner, resourceUrn }: RolePoliciesInputs, owner: string): boolean {
  if (roleOwner !== undefined) return owner !== roleOwner;
  // A state of an earlier version: the names of both resources follow from the grant's.
  const [, stack, project, name] =
    /^urn:pulumi:(.*?)::(.*?)::.*::(.*)-policies$/.exec(resourceUrn ?? "") ?? [];
  return name !== undefined && !owner.endsWith(`/${project}/${stack}/${name}-role`);
}

/** Attaches missing policies before it detaches surplus ones, so that a change never interrupts a running job. */
async function bringTo(account: CloudAccount, { roleName, policyNames }: RolePoliciesInputs): Promise<void> {
  const attached = await attachedPolicies(account, roleName);
  const missing = policyNames.filter((name) => !attached.includes(name));
  await assertExist(account, missing);
  for (const PolicyName of missing) {
    await account.call(
      "cam",
      "AttachRolePolicy",
      { AttachRoleName: roleName, PolicyName },
      { effect: "idempotent" },
    );
  }
  for (const surplus of attached.filter((name) => !policyNames.includes(name))) {
    await detach(account, roleName, surplus);
  }
}

async function assertExist(account: CloudAccount, policyNames: readonly string[]): Promise<void> {
  const problems = await missingPresets(account, policyNames);
  if (problems.length > 0) throw new ProblemError(problems);
}

async function missingPresets(account: CloudAccount, policyNames: readonly string[]): Promise<Problem[]> {
  return (await findPresetPolicies(account, policyNames))
    .filter((lookup) => !lookup.exists)
    .map(({ policyName, nearest }) =>
      problem("policy.presetMissing", { policyName, nearest: nearest.join(", ") || "-" }, "servicePolicies"),
    );
}

function attachedPolicies(account: CloudAccount, roleName: string): Promise<string[]> {
  return allPages(async (Page) => {
    const request = { Page, Rp: camPageSize, RoleName: roleName };
    const { List, TotalNum } = await account.call("cam", "ListAttachedRolePolicies", request, {
      effect: "read",
    });
    return { items: (List ?? []).flatMap(({ PolicyName }) => PolicyName ?? []), total: TotalNum ?? 0 };
  });
}

async function detach(account: CloudAccount, roleName: string, policyName: string): Promise<void> {
  const request = { DetachRoleName: roleName, PolicyName: policyName };
  await account.call("cam", "DetachRolePolicy", request, { effect: "idempotent" }).catch(unlessGone);
}

/** CAM lists newest first. The declared order stays, so that the state shows no meaningless change. */
function inOrderOf(declared: readonly string[], attached: readonly string[]): string[] {
  const extras = attached.filter((name) => !declared.includes(name)).sort();
  return [...declared.filter((name) => attached.includes(name)), ...extras];
}
