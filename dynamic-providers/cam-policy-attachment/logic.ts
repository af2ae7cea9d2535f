import type { CloudAccount } from "../../cloud/client";
import type { Connection, HostInputs } from "../../core/state";
import type { RunMemory } from "../../cloud/preflight";
import { changeOfConnection, differenceByRules } from "../host/changes";
import { confirmKeys } from "../host/confirm-keys";
import type { ResourceLogic } from "../host/resource-logic";
import { unlessGone } from "../host/unless-gone";
import { withDiagnosedWrites } from "../host/with-diagnosed-writes";
import type { Attachee } from "./attachee";
import { attacheeKinds } from "./attachee-kinds";

export interface PolicyAttachmentInputs extends HostInputs {
  readonly connection: Connection;
  readonly policyId: string;
  readonly attachee: Attachee;
}

export interface PolicyAttachmentOutputs extends PolicyAttachmentInputs {
  readonly attacheeId: string;
}

/** The logic of one policy attached to one sub-user or group. CAM accepts only numbers here, so names are looked up first. */
export const policyAttachmentLogic: ResourceLogic<PolicyAttachmentInputs, PolicyAttachmentOutputs> =
  withDiagnosedWrites<PolicyAttachmentInputs, PolicyAttachmentOutputs>(
    { side: "target" },
    {
      check: async (inputs, context, olds) => {
        await confirmKeys(inputs, context, olds);
        return [];
      },

      diff: (olds, news) =>
        differenceByRules<PolicyAttachmentInputs>(
          {
            connection: changeOfConnection,
            policyId: "replace",
            attachee: "replace",
          },
          olds,
          news,
        ),

      create: async (inputs, context) => {
        const account = await context.account(inputs.connection);
        const attacheeId = await attach(account, inputs, context.memory);
        const { kind } = inputs.attachee;
        return { id: `${inputs.policyId}/${kind}/${attacheeId}`, outputs: { ...inputs, attacheeId } };
      },

      read: async (_id, outputs, context) => {
        const account = await context.account(outputs.connection);
        const attached = await attacheeKinds[outputs.attachee.kind]
          .attachedPolicyIds(account, outputs.attacheeId)
          .catch(unlessGone);
        return attached?.includes(outputs.policyId) ? outputs : undefined;
      },

      update: async (_id, _olds, news, context) => {
        const account = await context.account(news.connection);
        return { ...news, attacheeId: await attach(account, news, context.memory) };
      },

      delete: async (_id, outputs, context) => {
        const account = await context.account(outputs.connection);
        await attacheeKinds[outputs.attachee.kind]
          .detach(account, Number(outputs.policyId), outputs.attacheeId)
          .catch(unlessGone);
      },
    },
  );

async function attach(
  account: CloudAccount,
  { attachee, policyId }: PolicyAttachmentInputs,
  memory: RunMemory,
): Promise<string> {
  const kind = attacheeKinds[attachee.kind];
  const attacheeId = await kind.findId(account, attachee.name);
  await kind.attach(account, Number(policyId), attacheeId);
  memory.noteGrant(account.connection.accountUin, account.clock.now());
  return attacheeId;
}
