import { parsePolicyDocument, type PolicyDocument, sameMeaning } from "../../core/cam";
import type { CloudAccount, ResponseOf } from "../../cloud/client";
import { type Connection, type HostInputs, ownershipDescription } from "../../core/state";
import { problem, ProblemError } from "../../core/messages";
import { changeOfConnection, differenceByRules, type Change } from "../host/changes";
import { confirmKeys } from "../host/confirm-keys";
import type { ResourceLogic } from "../host/resource-logic";
import { unlessGone } from "../host/unless-gone";
import { withDiagnosedWrites } from "../host/with-diagnosed-writes";

export interface PolicyInputs extends HostInputs {
  readonly connection: Connection;
  readonly policyName: string;
  readonly document: PolicyDocument;
  readonly owner: string;
}

export interface PolicyOutputs extends PolicyInputs {
  readonly policyId: string;
}

type LivePolicy = ResponseOf<"cam", "GetPolicy">;

/** The logic of a custom policy. Its document is compared by meaning, because CAM may return it reworded or reordered. */
export const policyLogic: ResourceLogic<PolicyInputs, PolicyOutputs> = withDiagnosedWrites<
  PolicyInputs,
  PolicyOutputs
>(
  { side: "target" },
  {
    check: async (inputs, context, olds) => {
      await confirmKeys(inputs, context, olds);
      return [];
    },

    diff: (olds, news) =>
      differenceByRules<PolicyInputs>(
        {
          connection: changeOfConnection,
          policyName: "replace",
          document: changeOfDocument,
          owner: "update",
        },
        olds,
        news,
      ),

    create: async (inputs, context) => {
      const account = await context.account(inputs.connection);
      const policyId = (await findOwnPolicy(account, inputs)) ?? (await createPolicy(account, inputs));
      return { id: policyId, outputs: await bringTo(account, inputs, policyId) };
    },

    read: async (id, outputs, context) => {
      const account = await context.account(outputs.connection);
      const live = await getPolicy(account, id);
      if (!live) return undefined;
      const parsed = parsePolicyDocument(live.PolicyDocument ?? "");
      const document = parsed.ok ? parsed.document : { version: "2.0" as const, statement: [] };
      return {
        ...outputs,
        document: isSameDocument(document, outputs.document) ? outputs.document : document,
      };
    },

    update: async (id, _olds, news, context) => {
      const account = await context.account(news.connection);
      return bringTo(account, news, id);
    },

    delete: async (id, outputs, context) => {
      const account = await context.account(outputs.connection);
      await account
        .call("cam", "DeletePolicy", { PolicyId: [Number(id)] }, { effect: "idempotent" })
        .catch(unlessGone);
    },
  },
);

async function createPolicy(
  account: CloudAccount,
  { policyName, document, owner }: PolicyInputs,
): Promise<string> {
  const created = await account.call(
    "cam",
    "CreatePolicy",
    {
      PolicyName: policyName,
      PolicyDocument: JSON.stringify(document),
      Description: ownershipDescription(owner),
    },
    { effect: "once" },
  );
  return String(created.PolicyId);
}

/** The policy that an interrupted run of this stack has created. A policy of that name with another owner is never changed. */
async function findOwnPolicy(
  account: CloudAccount,
  { policyName, owner }: PolicyInputs,
): Promise<string | undefined> {
  const request = { Page: 1, Rp: 200, Scope: "Local", Keyword: policyName };
  const { List: candidates } = await account.call("cam", "ListPolicies", request, { effect: "read" });
  const found = (candidates ?? []).find((candidate) => candidate.PolicyName === policyName);
  if (!found) return undefined;
  if (found.Description === ownershipDescription(owner)) return String(found.PolicyId);
  throw new ProblemError(problem("policy.nameInUse", { account: account.connection.accountUin, policyName }));
}

async function bringTo(
  account: CloudAccount,
  inputs: PolicyInputs,
  policyId: string,
): Promise<PolicyOutputs> {
  const live = await getPolicy(account, policyId);
  const parsed = parsePolicyDocument(live?.PolicyDocument ?? "");
  if (!parsed.ok || !sameMeaning(parsed.document, inputs.document)) {
    const PolicyDocument = JSON.stringify(inputs.document);
    await account.call(
      "cam",
      "UpdatePolicy",
      { PolicyId: Number(policyId), PolicyDocument },
      { effect: "idempotent" },
    );
  }
  return { ...inputs, policyId };
}

async function getPolicy(account: CloudAccount, policyId: string): Promise<LivePolicy | undefined> {
  return account
    .call("cam", "GetPolicy", { PolicyId: Number(policyId) }, { effect: "read" })
    .catch(unlessGone);
}

function changeOfDocument(old: PolicyDocument, next: PolicyDocument): Change {
  return isSameDocument(old, next) ? "none" : "update";
}

function isSameDocument(old: PolicyDocument, next: PolicyDocument): boolean {
  const [parsedOld, parsedNext] = [parsePolicyDocument(old), parsePolicyDocument(next)];
  return parsedOld.ok && parsedNext.ok && sameMeaning(parsedOld.document, parsedNext.document);
}
