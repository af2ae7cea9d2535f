import { createHash } from "node:crypto";
import { parseTrustPolicy, roleArn, roleNameProblem, sameMeaning, sourceTrustPolicy } from "../../core/cam";
import type { CloudAccount } from "../../cloud/client";
import { type Connection, type HostInputs, isSameValue, ownershipTagKey } from "../../core/state";
import { problem, ProblemError, renderProblem } from "../../core/messages";
import { changeOfConnection, changeOfSet, differenceByRules, isUnchanged } from "../host/changes";
import { unlessGone } from "../host/unless-gone";
import { withDiagnosedWrites } from "../host/with-diagnosed-writes";
import type { Progress } from "../host/resource-context";
import {
  assertNoOtherStacks,
  findRole,
  type LiveRole,
  ownerOfRole,
  reportLeftRole,
  tagsOf,
} from "./role-owner";
import { rotationExplanations, wrongRotationSteps } from "./rotation";
import type { ResourceLogic } from "../host/resource-logic";

export interface RoleInputs extends HostInputs {
  readonly connection: Connection;
  readonly roleName: string;
  readonly adopt?: boolean;
  readonly trustedPrincipals: readonly string[];
  readonly externalId?: string;
  /** Also accepted, during a rotation. */
  readonly previousExternalId?: string;
  /** ISO 8601 in UTC. */
  readonly expires?: string;
  readonly allowEnded?: boolean;
  readonly sessionDurationSeconds: number;
  readonly description: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Written to a tag of the role, adopted or not. */
  readonly owner: string;
}

export interface RoleOutputs extends RoleInputs {
  readonly roleId: string;
  readonly roleArn: string;
  /**
   * Present where the live trust policy differs in meaning from the one that this resource wrote: it was changed outside
   * Pulumi. It is a fingerprint, because the document may contain an external ID.
   */
  readonly foreignTrustPolicy?: string;
  /** Present where console login was enabled for this role outside Pulumi. Never declared, because a role for DTS needs none. */
  readonly isConsoleLoginAllowed?: true;
}

/** The inputs that determine the trust policy. */
type TrustInput = "trustedPrincipals" | "externalId" | "previousExternalId" | "expires";

/** The logic of a role and its trust policy, which is compared by meaning: a document that CAM reorders is no drift. */
export const roleLogic: ResourceLogic<RoleInputs, RoleOutputs> = withDiagnosedWrites<RoleInputs, RoleOutputs>(
  { side: "source" },
  {
    check: async (inputs, context, olds) => {
      if (roleNameProblem(inputs.roleName)) {
        return [problem("role.nameInvalid", { roleName: inputs.roleName }, "roleName")];
      }
      const wrongSteps = olds ? wrongRotationSteps(olds, inputs) : [];
      if (endsAtOnce(inputs, olds, context.now())) {
        wrongSteps.push(
          problem("role.endsAtOnce", inputs as { roleName: string; expires: string }, "grants[].expires"),
        );
      }
      if (wrongSteps.length > 0 || isUnchanged(inputs, olds)) return wrongSteps;
      const account = await context.account(inputs.connection);
      if (inputs.adopt && !olds) await announceAdoption(account, inputs, context.progress);
      return [];
    },

    diff: (olds, news) => {
      const difference = differenceByRules<RoleInputs>(
        {
          connection: changeOfConnection,
          roleName: "replace",
          adopt: "update",
          trustedPrincipals: changeOfSet,
          externalId: "update",
          previousExternalId: "update",
          expires: "update",
          allowEnded: () => "none",
          sessionDurationSeconds: "update",
          description: "update",
          tags: "update",
          owner: "update",
        },
        olds,
        news,
      );
      const rotation = rotationExplanations(olds, news);
      const reverted = [
        ...(olds.foreignTrustPolicy === undefined ? [] : [problem("role.trustRestored", {})]),
        ...(olds.isConsoleLoginAllowed ? [problem("role.consoleLoginEnded", {})] : []),
      ];
      return {
        ...difference,
        hasChanges: difference.hasChanges || reverted.length > 0,
        explanations: [...difference.explanations, ...rotation, ...reverted],
      };
    },

    create: async (inputs, context) => {
      const account = await context.account(inputs.connection);
      const role = (await ownRole(account, inputs)) ?? (await createRole(account, inputs));
      return { id: inputs.roleName, outputs: await bringTo(account, inputs, role) };
    },

    read: async (_id, outputs, context) => {
      const account = await context.account(outputs.connection);
      const role = await findRole(account, outputs.roleName);
      return role && { ...outputs, ...fromLive(outputs, role) };
    },

    update: async (_id, olds, news, context) => {
      const account = await context.account(news.connection);
      const role = await findRole(account, news.roleName);
      if (role) assertNoOtherStacks(role, [news.owner, olds.owner], account.connection.accountUin);
      return bringTo(account, news, role ?? (await createRole(account, news)));
    },

    delete: async (_id, outputs, context) => {
      const account = await context.account(outputs.connection);
      const role = await findRole(account, outputs.roleName);
      if (!role) return;
      const owner = ownerOfRole(role);
      if (!isDeletable(role, owner, outputs)) {
        return reportLeftRole(context.progress, outputs.roleName, owner ?? "-");
      }
      await account
        .call("cam", "DeleteRole", { RoleName: outputs.roleName }, { effect: "idempotent" })
        .catch(unlessGone);
    },
  },
);

/** Whether a role that may be in use would trust no principal from this run on. */
function endsAtOnce(inputs: RoleInputs, olds: RoleInputs | undefined, now: number): boolean {
  const hasEnded = ({ expires }: RoleInputs) => expires !== undefined && Date.parse(expires) <= now;
  const isInUse = olds ? !hasEnded(olds) : inputs.adopt === true;
  return isInUse && !inputs.allowEnded && hasEnded(inputs);
}

/**
 * Whether a delete may remove the live role: the one that names this resource as its owner. A role without a mark was
 * adopted by an earlier version, or lost its tags; it is deleted if it is still the same role.
 */
function isDeletable(role: LiveRole, owner: string | undefined, outputs: RoleOutputs): boolean {
  return owner === undefined ? String(role.RoleId) === outputs.roleId : owner === outputs.owner;
}

/**
 * Prints, before any change, the fields in which a role to adopt differs from the declared one.
 *
 * @throws {ProblemError} `role.ownedByOther`
 */
async function announceAdoption(
  account: CloudAccount,
  inputs: RoleInputs,
  progress: Progress,
): Promise<void> {
  const role = await findRole(account, inputs.roleName);
  if (!role) return;
  assertNoOtherStacks(role, [inputs.owner], account.connection.accountUin);
  const live = { ...inputs, ...fromLive(inputs, role) };
  const fields = (["description", "sessionDurationSeconds", "tags"] as const).filter(
    (field) => !isSameValue(live[field], inputs[field]),
  );
  const differing = live.foreignTrustPolicy === undefined ? fields : ["trust policy", ...fields];
  const parameters = { roleName: inputs.roleName, fields: differing.join(", ") || "-" };
  progress.info(renderProblem(problem("role.adopting", parameters)));
}

/**
 * The role that an interrupted run of this stack has created, or that the user adopts. A role of another stack is never
 * changed. One of this stack is, if it is adopted: that is how a grant gets another name and keeps its role.
 */
async function ownRole(
  account: CloudAccount,
  { roleName, owner, adopt }: RoleInputs,
): Promise<LiveRole | undefined> {
  const role = await findRole(account, roleName);
  if (!role) return undefined;
  if (ownerOfRole(role) === owner) return role;
  if (adopt) {
    assertNoOtherStacks(role, [owner], account.connection.accountUin);
    return role;
  }
  throw new ProblemError(
    problem("role.nameInUse", { account: account.connection.accountUin, roleName }, "roleName"),
  );
}

async function createRole(account: CloudAccount, inputs: RoleInputs): Promise<LiveRole> {
  await account.call(
    "cam",
    "CreateRole",
    {
      RoleName: inputs.roleName,
      PolicyDocument: trustPolicyText(inputs),
      Description: inputs.description,
      ConsoleLogin: 0,
      SessionDuration: inputs.sessionDurationSeconds,
      Tags: toTags({ ...inputs.tags, [ownershipTagKey]: inputs.owner }),
    },
    { effect: "once" },
  );
  const role = await findRole(account, inputs.roleName);
  if (!role) throw new ProblemError(problem("role.notVisible", { roleName: inputs.roleName }));
  return role;
}

/** Changes only what differs from the inputs. */
async function bringTo(account: CloudAccount, inputs: RoleInputs, role: LiveRole): Promise<RoleOutputs> {
  const RoleName = inputs.roleName;
  const live = fromLive(inputs, role);
  const effect = "idempotent" as const;

  // First, so that a former owner that is deleted after an interrupted run finds that the role is no longer its own.
  await bringTagsTo(account, inputs, tagsOf(role));
  if (live.foreignTrustPolicy !== undefined) {
    await account.call(
      "cam",
      "UpdateAssumeRolePolicy",
      { RoleName, PolicyDocument: trustPolicyText(inputs) },
      { effect },
    );
  }
  if (live.description !== inputs.description) {
    await account.call(
      "cam",
      "UpdateRoleDescription",
      { RoleName, Description: inputs.description },
      { effect },
    );
  }
  if (live.sessionDurationSeconds !== inputs.sessionDurationSeconds) {
    const SessionDuration = inputs.sessionDurationSeconds;
    await account.call("cam", "UpdateRoleSessionDuration", { RoleName, SessionDuration }, { effect });
  }
  if (live.isConsoleLoginAllowed) {
    await account.call("cam", "UpdateRoleConsoleLogin", { RoleName, ConsoleLogin: 0 }, { effect });
  }

  return {
    ...inputs,
    roleId: String(role.RoleId),
    roleArn: roleArn(inputs.connection.accountUin, inputs.roleName),
  };
}

async function bringTagsTo(
  account: CloudAccount,
  inputs: RoleInputs,
  live: Record<string, string>,
): Promise<void> {
  const wanted: Record<string, string> = { ...inputs.tags, [ownershipTagKey]: inputs.owner };
  const isOthers = inputs.adopt && !inputs.tags;
  const surplus = isOthers ? [] : Object.keys(live).filter((key) => !(key in wanted));
  const missing = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => live[key] !== value));
  const RoleName = inputs.roleName;
  if (surplus.length > 0) {
    await account.call("cam", "UntagRole", { RoleName, TagKeys: surplus }, { effect: "idempotent" });
  }
  if (Object.keys(missing).length > 0) {
    await account.call("cam", "TagRole", { RoleName, Tags: toTags(missing) }, { effect: "idempotent" });
  }
}

/** What the service reports, in the terms of the inputs. */
function fromLive(
  inputs: RoleInputs,
  role: LiveRole,
): Omit<RoleOutputs, "connection" | "roleName" | "owner" | "resourceUrn"> {
  const { [ownershipTagKey]: _owner, ...tags } = tagsOf(role);
  return {
    ...trustFromLive(inputs, role.PolicyDocument ?? ""),
    sessionDurationSeconds: role.SessionDuration ?? 0,
    description: role.Description ?? "",
    tags: Object.keys(tags).length > 0 || inputs.tags ? tags : undefined,
    roleId: String(role.RoleId),
    roleArn: roleArn(inputs.connection.accountUin, inputs.roleName),
    isConsoleLoginAllowed: role.ConsoleLogin === 1 ? true : undefined,
  };
}

function trustFromLive(
  inputs: RoleInputs,
  text: string,
): Pick<RoleOutputs, TrustInput | "foreignTrustPolicy"> {
  const { trustedPrincipals, externalId, previousExternalId, expires } = inputs;
  const parsed = parseTrustPolicy(text);
  const isAsWritten = parsed.ok && sameMeaning(parsed.document, trustPolicy(inputs));
  const foreignTrustPolicy = isAsWritten ? undefined : fingerprint(text);
  return { trustedPrincipals, externalId, previousExternalId, expires, foreignTrustPolicy };
}

function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function trustPolicy(inputs: RoleInputs) {
  const { trustedPrincipals: principals, externalId, previousExternalId, expires } = inputs;
  // An output without a value arrives as null.
  return sourceTrustPolicy({
    principals,
    externalId,
    previousExternalId: previousExternalId ?? undefined,
    expires,
  });
}

function trustPolicyText(inputs: RoleInputs): string {
  return JSON.stringify(trustPolicy(inputs));
}

function toTags(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
