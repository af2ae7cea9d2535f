import { Cloud, type CloudAccount } from "../../../cloud/client";
import type { PreflightInputs } from "../../../cloud/preflight";
import type { EmulatorOptions } from "../../../emulator";
import { startTestEmulator, type Keys, type TestEmulator } from "../../support/emulator";

export const roleName = "dts-orders";
export const externalId = "the-external-id";

/** What the two accounts have done before the target looks. */
export interface Granting {
  /** Main account that the role trusts. Default: the target. */
  readonly trusts?: string;
  /** What the trust policy asks for. Default: `externalId`; null for none. */
  readonly externalId?: string | null;
  /** Policies of the role. Default: DTS and the readers of all four kinds. */
  readonly policies?: readonly string[];
  /** Sub-user that is allowed to assume the role. Default: dts-operator; null for none. */
  readonly permits?: string | null;
}

export interface GrantBench {
  readonly emulator: TestEmulator;
  /** The target account as one of its identities sees it: a sub-user's name, `root`, or any keys. */
  as(identity: string | Keys, connection?: { accountUin?: string }): CloudAccount;
  /** What the default accounts would sync: MySQL 5.7 to MySQL 8.0. */
  inputs(): PreflightInputs;
  countCalls(action: string): number;
}

const allPolicies = [
  "QcloudDTSReadOnlyAccess",
  "QcloudCDBInnerReadOnlyAccess",
  "QcloudMariaDBInnerReadOnlyAccess",
  "QcloudDCDBInnerReadOnlyAccess",
  "QcloudCynosDBReadOnlyAccess",
];

/** Both accounts on an emulator, with a grant between them unless that is null. */
export async function startGrantBench(
  granting: Granting | null = {},
  options: EmulatorOptions = {},
): Promise<GrantBench> {
  const emulator = await startTestEmulator(options);
  // What exists from the first moment on is in effect.
  emulator.clock.advance(1_000);
  if (granting) await grant(emulator, granting);
  const clock = {
    now: () => emulator.clock.now(),
    sleep: async (milliseconds: number) => emulator.clock.advance(milliseconds),
  };

  return {
    emulator,
    as: (identity, { accountUin = emulator.target.uin } = {}) => {
      const { secretId, secretKey, token } =
        typeof identity === "string" ? keysOf(emulator, identity) : identity;
      const environment = {
        TENCENTCLOUD_ENDPOINT: emulator.endpoint,
        TENCENTCLOUD_SECRET_ID: secretId,
        TENCENTCLOUD_SECRET_KEY: secretKey,
        TENCENTCLOUD_SESSION_TOKEN: token,
        DTS_CROSS_ACCOUNT_LANGUAGE: "en",
      };
      const credentials = "environment:TENCENTCLOUD";
      return new Cloud({ environment, clock }).account({ accountUin, region: "ap-shanghai", credentials });
    },
    inputs: () => ({
      source: {
        databaseKind: "mysql",
        region: "ap-guangzhou",
        instanceId: "cdb-orders57",
        role: { accountUin: emulator.source.uin, roleName, externalId },
      },
      target: { databaseKind: "mysql", region: "ap-shanghai", instanceId: "cdb-replica8" },
    }),
    countCalls: (action) => emulator.calls.filter((call) => call.action === action).length,
  };
}

async function grant(emulator: TestEmulator, granting: Granting): Promise<void> {
  await grantRole(emulator, granting);
  const { permits = "dts-operator" } = granting;
  if (permits) await permit(emulator, permits);
}

async function grantRole(emulator: TestEmulator, granting: Granting): Promise<void> {
  const { cam } = emulator.source.root;
  const asked = granting.externalId === undefined ? externalId : granting.externalId;
  const statement = {
    effect: "allow",
    action: "name/sts:AssumeRole",
    principal: { qcs: [`qcs::cam::uin/${granting.trusts ?? emulator.target.uin}:root`] },
    ...(asked ? { condition: { string_equal: { "sts:external_id": asked } } } : {}),
  };
  const PolicyDocument = JSON.stringify({ version: "2.0", statement: [statement] });
  await cam.CreateRole({ RoleName: roleName, PolicyDocument });
  for (const PolicyName of granting.policies ?? allPolicies) {
    await cam.AttachRolePolicy({ AttachRoleName: roleName, PolicyName });
  }
}

/** Steps 7-11 of the manual procedure. */
async function permit(emulator: TestEmulator, userName: string): Promise<void> {
  const { cam } = emulator.target.root;
  const resource = [`qcs::cam::uin/${emulator.source.uin}:roleName/${roleName}`];
  const statement = [{ effect: "allow", action: ["name/sts:AssumeRole"], resource }];
  const PolicyDocument = JSON.stringify({ version: "2.0", statement });
  const { PolicyId } = await cam.CreatePolicy({ PolicyName: "assume", PolicyDocument });
  await cam.AttachUserPolicy({ PolicyId: PolicyId!, AttachUin: Number(emulator.target.user(userName).uin) });
}

function keysOf(emulator: TestEmulator, identity: string): Keys {
  return identity === "root" ? emulator.accounts[1]! : emulator.target.user(identity);
}

/** An executor that is a session of a role of its own account, as a pipeline or a virtual machine has it. */
export async function asRole(
  { emulator, as }: GrantBench,
  policies: readonly string[],
): Promise<CloudAccount> {
  const { cam, sts } = emulator.target.root;
  const { uin } = emulator.target;
  const principal = { qcs: [`qcs::cam::uin/${uin}:root`] };
  const statement = [{ effect: "allow", action: "name/sts:AssumeRole", principal }];
  await cam.CreateRole({
    RoleName: "runner",
    PolicyDocument: JSON.stringify({ version: "2.0", statement }),
    SessionDuration: 7200,
  });
  for (const PolicyName of policies) await cam.AttachRolePolicy({ AttachRoleName: "runner", PolicyName });
  emulator.clock.advance(60_000);
  const { Credentials: keys } = await sts.AssumeRole({
    RoleArn: `qcs::cam::uin/${uin}:roleName/runner`,
    RoleSessionName: "pipeline",
  });
  const { TmpSecretId: secretId = "", TmpSecretKey: secretKey = "", Token: token } = keys!;
  return as({ secretId, secretKey, token });
}
