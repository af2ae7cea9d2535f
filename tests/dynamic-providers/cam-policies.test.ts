import { assumeRolePolicy } from "../../core/cam";
import { policyLogic, type PolicyInputs } from "../../dynamic-providers/cam-policy/logic";
import {
  policyAttachmentLogic,
  type PolicyAttachmentInputs,
} from "../../dynamic-providers/cam-policy-attachment/logic";
import { rolePoliciesLogic, type RolePoliciesInputs } from "../../dynamic-providers/cam-role-policies/logic";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { ProviderProcess } from "../support/provider-process";
import { SmallEngine } from "../support/small-engine";

let emulator: TestEmulator;

beforeEach(async () => {
  emulator = await startTestEmulator();
});

afterEach(() => emulator.stop());

const newProcess = () => new ProviderProcess(emulator);
const actionsSince = (count: number) => emulator.calls.slice(count).map(({ action }) => action);
const writesSince = (count: number) =>
  actionsSince(count).filter((action) => !/^(Get|List)/.test(action ?? ""));

/** A process that dies as soon as this action has taken effect. */
function dyingAfter(action: string): ProviderProcess {
  const dying: ProviderProcess = new ProviderProcess(emulator, {
    onRequest: async (_number, request, send) => {
      const answer = await send();
      if (request.action === action) dying.kill();
      return answer;
    },
  });
  return dying;
}

const granter = () => ({
  accountUin: emulator.target.uin,
  region: "ap-shanghai",
  credentials: "environment:TENCENTCLOUD_GRANTER",
});

function policyInputs(): PolicyInputs {
  return {
    connection: granter(),
    policyName: "dts-assume-orders",
    document: assumeRolePolicy({ sourceUin: emulator.source.uin, roleName: "dts-orders" }),
    owner: "organization/dts-cross-account/target/orders-policy",
  };
}

describe("a custom policy", () => {
  const cam = () => emulator.target.root.cam;
  const documentOf = async (id: string): Promise<unknown> =>
    JSON.parse((await cam().GetPolicy({ PolicyId: Number(id) })).PolicyDocument ?? "{}");

  test("is made as in step 8 of the procedure: exactly that role", async () => {
    // Given nothing
    const engine = new SmallEngine(policyLogic);

    // When it is created
    expect(await engine.up(policyInputs(), newProcess())).toBe("ok");

    // Then it allows sts:AssumeRole on the one role, and nothing is left to do
    expect(await documentOf(engine.state!.id)).toMatchObject({
      statement: [
        {
          effect: "allow",
          action: ["name/sts:AssumeRole"],
          resource: [`qcs::cam::uin/${emulator.source.uin}:roleName/dts-orders`],
        },
      ],
    });
    expect(engine.isSettled(policyInputs())).toBe(true);
  });

  test("is changed in place, and restored after a change outside Pulumi", async () => {
    // Given a policy that was widened outside Pulumi
    const engine = new SmallEngine(policyLogic);
    await engine.up(policyInputs(), newProcess());
    const { id } = engine.state!;
    const wide = { effect: "allow", action: ["name/sts:AssumeRole"], resource: ["*"] };
    const PolicyDocument = JSON.stringify({ version: "2.0", statement: [wide] });
    await cam().UpdatePolicy({ PolicyId: Number(id), PolicyDocument });

    // When it is refreshed
    await engine.refresh(newProcess());
    expect(engine.isSettled(policyInputs())).toBe(false);

    // Then the update narrows it again, under the same id
    expect(await engine.up(policyInputs(), newProcess())).toBe("ok");
    expect(JSON.stringify(await documentOf(id))).toContain("roleName/dts-orders");
    expect(engine.state!.id).toBe(id);
    expect(engine.isSettled(policyInputs())).toBe(true);
  });

  test("is no drift when CAM only writes it otherwise", async () => {
    // Given the same meaning in other words
    const engine = new SmallEngine(policyLogic);
    await engine.up(policyInputs(), newProcess());
    const resource = `qcs::cam::uin/${emulator.source.uin}:roleName/dts-orders`;
    const statement = { resource, action: "sts:AssumeRole", effect: "allow" };
    const PolicyDocument = JSON.stringify({ statement: [statement], version: "2.0" }, null, 2);
    await cam().UpdatePolicy({ PolicyId: Number(engine.state!.id), PolicyDocument });

    // When it is refreshed, then nothing is to be done
    await engine.refresh(newProcess());
    expect(engine.isSettled(policyInputs())).toBe(true);
  });

  test("of that name with another owner is refused and unchanged", async () => {
    // Given another's policy
    const PolicyDocument = JSON.stringify({
      version: "2.0",
      statement: [{ effect: "deny", action: ["*"], resource: ["*"] }],
    });
    const { PolicyId } = await cam().CreatePolicy({ PolicyName: "dts-assume-orders", PolicyDocument });
    const engine = new SmallEngine(policyLogic);

    // When ours is created, then it is refused and theirs stays
    expect(await engine.up(policyInputs(), newProcess())).toMatchObject({
      error: { problems: [{ code: "policy.nameInUse" }] },
    });
    expect(JSON.stringify(await documentOf(String(PolicyId)))).toContain("deny");
  });

  test("of a run that ended between CreatePolicy and the state is found again", async () => {
    // Given a process that dies after CreatePolicy took effect
    const engine = new SmallEngine(policyLogic);
    expect(await engine.up(policyInputs(), dyingAfter("CreatePolicy"))).toBe("killed");

    // When the next run creates it again, then it is one policy, created once
    expect(await engine.up(policyInputs(), newProcess())).toBe("ok");
    expect(emulator.calls.filter(({ action }) => action === "CreatePolicy")).toHaveLength(1);
  });

  test("that is gone is forgotten by refresh, and made again", async () => {
    // Given a policy that was deleted outside Pulumi
    const engine = new SmallEngine(policyLogic);
    await engine.up(policyInputs(), newProcess());
    await cam().DeletePolicy({ PolicyId: [Number(engine.state!.id)] });

    // When it is refreshed, then the state forgets it, and up makes it again
    await engine.refresh(newProcess());
    expect(engine.state).toBeUndefined();
    expect(await engine.up(policyInputs(), newProcess())).toBe("ok");
  });

  test.each(["InvalidParameter.PolicyIdNotExist", "ResourceNotFound.PolicyIdNotFound", "ResourceNotFound"])(
    "may be gone already when it is deleted, in the words of %s",
    async (errorCode) => {
      // Given a service that does not know it
      const engine = new SmallEngine(policyLogic);
      await engine.up(policyInputs(), newProcess());
      emulator.faults.add({ action: "DeletePolicy", kind: { errorCode } });

      // When it is deleted, then that is a success
      expect(await engine.destroy(newProcess())).toBe("ok");
    },
  );
});

describe("the policies of a role", () => {
  const cam = () => emulator.source.root.cam;
  const inputs = (policyNames: string[]): RolePoliciesInputs => ({
    connection: {
      accountUin: emulator.source.uin,
      region: "ap-guangzhou",
      credentials: "environment:TENCENTCLOUD_SOURCE",
    },
    roleName: "dts-orders",
    policyNames,
  });
  const declared = ["QcloudDTSReadOnlyAccess", "QcloudCDBInnerReadOnlyAccess"];

  beforeEach(async () => {
    const statement = {
      effect: "allow",
      action: "name/sts:AssumeRole",
      principal: { qcs: [`qcs::cam::uin/${emulator.target.uin}:root`] },
    };
    const PolicyDocument = JSON.stringify({ version: "2.0", statement: [statement] });
    await cam().CreateRole({ RoleName: "dts-orders", PolicyDocument });
  });

  async function attached(): Promise<string[]> {
    const { List } = await cam().ListAttachedRolePolicies({ Page: 1, Rp: 200, RoleName: "dts-orders" });
    return (List ?? []).map(({ PolicyName = "" }) => PolicyName).sort();
  }

  test("are exactly the declared ones; their order means nothing", async () => {
    // Given a role without policies
    const engine = new SmallEngine(rolePoliciesLogic);

    // When they are declared
    expect(await engine.up(inputs(declared), newProcess())).toBe("ok");

    // Then these are attached, and another order is no change, also after a refresh
    expect(await attached()).toEqual([...declared].sort());
    await engine.refresh(newProcess());
    expect(engine.isSettled(inputs([...declared].reverse()))).toBe(true);
  });

  test("a policy that was attached outside Pulumi is drift, and gets detached", async () => {
    // Given a policy too much
    const engine = new SmallEngine(rolePoliciesLogic);
    await engine.up(inputs(declared), newProcess());
    await cam().AttachRolePolicy({ AttachRoleName: "dts-orders", PolicyName: "AdministratorAccess" });

    // When it is refreshed, then it is seen
    await engine.refresh(newProcess());
    expect(engine.isSettled(inputs(declared))).toBe(false);

    // And the update takes it away, and nothing else
    const before = emulator.calls.length;
    await engine.up(inputs(declared), newProcess());
    expect(writesSince(before)).toEqual(["DetachRolePolicy"]);
    expect(await attached()).toEqual([...declared].sort());
  });

  test("a policy that was detached outside Pulumi is drift, and gets attached", async () => {
    // Given a policy too few
    const engine = new SmallEngine(rolePoliciesLogic);
    await engine.up(inputs(declared), newProcess());
    await cam().DetachRolePolicy({ DetachRoleName: "dts-orders", PolicyName: declared[0] });

    // When it is refreshed and deployed, then it is attached again
    await engine.refresh(newProcess());
    await engine.up(inputs(declared), newProcess());
    expect(await attached()).toEqual([...declared].sort());
  });

  test("are attached before others are detached, so that a running job keeps its access", async () => {
    // Given a role with one policy
    const engine = new SmallEngine(rolePoliciesLogic);
    await engine.up(inputs(["QcloudCDBReadOnlyAccess"]), newProcess());
    const before = emulator.calls.length;

    // When another one is declared in its place
    await engine.up(inputs(["QcloudCDBInnerReadOnlyAccess"]), newProcess());

    // Then it comes first
    expect(writesSince(before)).toEqual(["AttachRolePolicy", "DetachRolePolicy"]);
  });

  const policiesUrn =
    "urn:pulumi:source::p::dts-cross-account:index:SourceGrant$pulumi-nodejs:dynamic/cam:RolePolicies::orders-policies";
  const own = "organization/p/source/orders-role";

  test.each<[string, Partial<RolePoliciesInputs>, string | undefined, boolean]>([
    [
      "stay with a role that another resource has adopted",
      { roleOwner: own },
      "organization/p/source/sales-role",
      true,
    ],
    [
      "stay with a role that another stack has adopted",
      { roleOwner: own },
      "organization/p/other/orders-role",
      true,
    ],
    ["are detached from their own role", { roleOwner: own }, own, false],
    ["are detached from a role without a mark", { roleOwner: own }, undefined, false],
    [
      "stay also by a state of an earlier version",
      { resourceUrn: policiesUrn },
      "organization/p/source/sales-role",
      true,
    ],
    ["are detached also by a state of an earlier version", { resourceUrn: policiesUrn }, own, false],
    ["are detached where no owner is declared", {}, own, false],
  ])("%s when they are deleted", async (_what, more, owner, doStay) => {
    // Given attached policies, and a role of that owner
    const engine = new SmallEngine(rolePoliciesLogic);
    await engine.up({ ...inputs(declared), ...more }, newProcess());
    const Tags = [{ Key: "dts-cross-account:owner", Value: owner }];
    if (owner)
      await cam().TagRole({ RoleName: "dts-orders", Tags: Tags as { Key: string; Value: string }[] });

    // When they are deleted
    expect(await engine.destroy(newProcess())).toBe("ok");

    // Then
    expect(await attached()).toEqual(doStay ? [...declared].sort() : []);
  });

  test("of which CAM knows no such name are refused, before anything is attached", async () => {
    // Given a misspelled name beside a right one
    const engine = new SmallEngine(rolePoliciesLogic);
    const before = emulator.calls.length;

    // When they are declared
    const result = await engine.up(inputs([declared[0]!, "QcloudCDBInnerReadOnlyAcces"]), newProcess());

    // Then the name is reported with similar ones, and nothing was written
    expect(result).toMatchObject({
      error: {
        message: expect.stringMatching(
          /QcloudCDBInnerReadOnlyAcces does not.*QcloudCDBInnerReadOnlyAccess,/,
        ) as string,
      },
    });
    expect(writesSince(before)).toEqual([]);
  });

  test("of a role that is gone: refresh forgets them, and delete succeeds", async () => {
    // Given a role that was deleted outside Pulumi
    const engine = new SmallEngine(rolePoliciesLogic);
    await engine.up(inputs(declared), newProcess());
    for (const PolicyName of declared)
      await cam().DetachRolePolicy({ DetachRoleName: "dts-orders", PolicyName });
    await cam().DeleteRole({ RoleName: "dts-orders" });

    // When they are deleted, then that is a success; when they are refreshed, they are forgotten
    const { id, outputs } = engine.state!;
    await rolePoliciesLogic.delete(id, outputs, newProcess().context);
    await engine.refresh(newProcess());
    expect(engine.state).toBeUndefined();
  });
});

describe("a policy on a sub-user or a group", () => {
  const cam = () => emulator.target.root.cam;

  /** A policy, and the inputs of its attachment. */
  async function attachment(kind: "user" | "group", name: string): Promise<PolicyAttachmentInputs> {
    const policy = new SmallEngine(policyLogic);
    await policy.up(policyInputs(), newProcess());
    return { connection: granter(), policyId: policy.state!.id, attachee: { kind, name } };
  }

  const attachees = [
    ["user", "nobody"],
    ["group", "dts-operators"],
  ] as const;

  test.each(attachees)("is attached to a %s by its name, and detached again", async (kind, name) => {
    // Given a policy
    const inputs = await attachment(kind, name);
    const engine = new SmallEngine(policyAttachmentLogic);
    const count = async () =>
      (await cam().ListEntitiesForPolicy({ PolicyId: Number(inputs.policyId) })).TotalNum;

    // When it is attached
    expect(await engine.up(inputs, newProcess())).toBe("ok");

    // Then it is there, a refresh finds it, and destroy takes it away
    expect(await count()).toBe(1);
    await engine.refresh(newProcess());
    expect(engine.isSettled(inputs)).toBe(true);
    expect(await engine.destroy(newProcess())).toBe("ok");
    expect(await count()).toBe(0);
  });

  test.each(attachees)(
    "that was detached outside Pulumi from a %s is forgotten by refresh",
    async (kind, name) => {
      // Given an attachment that was removed outside Pulumi
      const inputs = await attachment(kind, name);
      const engine = new SmallEngine(policyAttachmentLogic);
      await engine.up(inputs, newProcess());
      await policyAttachmentLogic.delete(engine.state!.id, engine.state!.outputs, newProcess().context);

      // When it is refreshed, then the state forgets it, and up attaches it again
      await engine.refresh(newProcess());
      expect(engine.state).toBeUndefined();
      expect(await engine.up(inputs, newProcess())).toBe("ok");
      // And deleting what is gone succeeds
      await policyAttachmentLogic.delete(engine.state!.id, engine.state!.outputs, newProcess().context);
      expect(await engine.destroy(newProcess())).toBe("ok");
    },
  );

  test.each([
    ["user", "user.missing"],
    ["group", "group.missing"],
  ] as const)("names a %s that does not exist", async (kind, code) => {
    // Given a name that does not exist; when the policy is attached, then the problem says so
    const result = await new SmallEngine(policyAttachmentLogic).up(
      await attachment(kind, "no-such-name"),
      newProcess(),
    );
    expect(result).toMatchObject({ error: { problems: [{ code }] } });
  });

  test("is another attachment for another policy or attachee", async () => {
    // Given an attachment
    const inputs = await attachment("user", "nobody");
    const engine = new SmallEngine(policyAttachmentLogic);
    await engine.up(inputs, newProcess());
    const { outputs, id } = engine.state!;

    // When policy or attachee change, then it is replaced
    const replacesFor = (change: Partial<PolicyAttachmentInputs>) =>
      policyAttachmentLogic.diff(outputs, { ...inputs, ...change }, id).replaces;
    expect(replacesFor({ policyId: "1" })).toEqual(["policyId"]);
    expect(replacesFor({ attachee: { kind: "user", name: "administrator" } })).toEqual(["attachee"]);
  });
});
