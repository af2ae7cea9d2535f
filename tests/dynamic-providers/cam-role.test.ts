import { roleLogic, type RoleInputs, type RoleOutputs } from "../../dynamic-providers/cam-role/logic";
import { unknownValue } from "../../dynamic-providers/host/resource-logic";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { ProviderProcess } from "../support/provider-process";
import { SmallEngine } from "../support/small-engine";

let emulator: TestEmulator;
let inputs: RoleInputs;
let engine: SmallEngine<RoleInputs, RoleOutputs>;

beforeEach(async () => {
  emulator = await startTestEmulator();
  inputs = {
    connection: {
      accountUin: emulator.source.uin,
      region: "ap-guangzhou",
      credentials: "environment:TENCENTCLOUD_SOURCE",
    },
    roleName: "dts-orders",
    trustedPrincipals: [`qcs::cam::uin/${emulator.target.uin}:root`],
    externalId: "the-external-id",
    sessionDurationSeconds: 7200,
    description: "for the target",
    owner: "organization/dts-cross-account/source/orders-role",
  };
  engine = new SmallEngine(roleLogic);
});

afterEach(() => emulator.stop());

const newProcess = () => new ProviderProcess(emulator);
const up = (next = inputs) => engine.up(next, newProcess());
const refresh = () => engine.refresh(newProcess());
const cam = () => emulator.source.root.cam;
const calledActions = () => emulator.calls.map(({ action }) => action);

async function liveRole() {
  const { RoleInfo } = await cam().GetRole({ RoleName: "dts-orders" });
  return { ...RoleInfo, trust: JSON.parse(RoleInfo?.PolicyDocument ?? "{}") as object };
}

describe("a role", () => {
  test("is made with the trust policy of step 4 of the procedure", async () => {
    // Given nothing; when it is created
    expect(await up()).toBe("ok");

    // Then the target's main account may assume it, if it presents the external ID
    expect(await liveRole()).toMatchObject({
      Description: "for the target",
      SessionDuration: 7200,
      ConsoleLogin: 0,
      trust: {
        statement: [
          {
            effect: "allow",
            principal: { qcs: [`qcs::cam::uin/${emulator.target.uin}:root`] },
            condition: { string_equal: { "sts:external_id": "the-external-id" } },
          },
        ],
      },
    });
    expect(engine.state).toMatchObject({
      id: "dts-orders",
      outputs: { roleArn: `qcs::cam::uin/${emulator.source.uin}:roleName/dts-orders` },
    });
    expect(engine.isSettled(inputs)).toBe(true);
  });

  test("is not touched by a refresh and an up without changes", async () => {
    // Given a role
    await up();
    await refresh();
    const before = emulator.calls.length;

    // When the same is declared again
    expect(await up()).toBe("ok");

    // Then the keys are not used, and their account is not asked for
    expect(calledActions().slice(before)).toEqual([]);
  });

  const inPlace: readonly [field: string, change: Partial<RoleInputs>, live: object, calls: string[]][] = [
    ["description", { description: "new" }, { Description: "new" }, ["UpdateRoleDescription"]],
    [
      "session duration",
      { sessionDurationSeconds: 3600 },
      { SessionDuration: 3600 },
      ["UpdateRoleSessionDuration"],
    ],
    [
      "external ID",
      { externalId: "another-one", previousExternalId: "the-external-id" },
      {
        trust: {
          statement: [
            { condition: { string_equal: { "sts:external_id": ["another-one", "the-external-id"] } } },
          ],
        },
      },
      ["UpdateAssumeRolePolicy"],
    ],
    [
      "tags",
      { tags: { team: "orders" } },
      { Tags: expect.arrayContaining([{ Key: "team", Value: "orders" }]) as unknown },
      ["TagRole"],
    ],
  ];

  test.each(inPlace)("gets another %s in place, by one call", async (_field, change, live, calls) => {
    // Given a role
    await up();
    const before = emulator.calls.length;

    // When one field is declared otherwise
    expect(await up({ ...inputs, ...change })).toBe("ok");

    // Then exactly that was written
    const written = calledActions()
      .slice(before)
      .filter((action) => !/^Get/.test(action ?? ""));
    expect(written).toEqual(calls);
    expect(await liveRole()).toMatchObject(live);
    expect(engine.isSettled({ ...inputs, ...change })).toBe(true);
  });

  test("is replaced when its name or account changes, not when its credentials do", async () => {
    // Given a role
    await up();
    const { outputs, id } = engine.state!;
    const replacesFor = (change: Partial<RoleInputs>) =>
      roleLogic.diff(outputs, { ...inputs, ...change }, id).replaces;
    const { connection } = inputs;

    // When name, account or credentials are declared otherwise; then only the first two need another role
    expect(replacesFor({ roleName: "dts-other" })).toEqual(["roleName"]);
    expect(replacesFor({ connection: { ...connection, accountUin: "100000000001" } })).toEqual([
      "connection",
    ]);
    expect(replacesFor({ connection: { ...connection, credentials: "profile:other" } })).toEqual([]);
    // What preview cannot know is never announced as a replacement
    expect(replacesFor({ roleName: unknownValue })).toEqual([]);
  });

  test("whose name is no role name is refused by check", async () => {
    // Given a name that CAM would take and DTS would not; when it is checked
    const problems = await roleLogic.check({ ...inputs, roleName: "dts_orders" }, newProcess().context);

    // Then the problem names it, with its path
    expect(problems).toEqual([expect.objectContaining({ code: "role.nameInvalid", path: "roleName" })]);
  });

  test("of another account's credentials is refused before anything is written", async () => {
    // Given credentials of the target account
    const connection = { ...inputs.connection, credentials: "environment:TENCENTCLOUD_GRANTER" };

    // When a role is to be created in the source account, then nothing is
    expect(await up({ ...inputs, connection })).toMatchObject({ error: { message: /account/ } });
    expect(emulator.world.roles).toHaveLength(0);
  });
});

describe("a role that was changed outside Pulumi", () => {
  test("is seen by refresh when its trust changed, and restored", async () => {
    // Given a role whose trust was turned to the own account in the console
    await up();
    const open = {
      effect: "allow",
      action: "name/sts:AssumeRole",
      principal: { qcs: [`qcs::cam::uin/${emulator.source.uin}:root`] },
    };
    const PolicyDocument = JSON.stringify({ version: "2.0", statement: [open] });
    await cam().UpdateAssumeRolePolicy({ RoleName: "dts-orders", PolicyDocument });

    // When the stack is refreshed
    await refresh();

    // Then the difference is explained, and the update restores what was declared
    const { outputs, id } = engine.state!;
    const { explanations } = roleLogic.diff(outputs, inputs, id);
    expect(explanations.map(({ code }) => code)).toEqual(["role.trustRestored"]);
    expect(await up()).toBe("ok");
    expect(JSON.stringify((await liveRole()).trust)).toContain("the-external-id");
    expect(engine.isSettled(inputs)).toBe(true);
  });

  test("is no drift when CAM only writes its trust otherwise", async () => {
    // Given a trust policy with the same meaning in other words
    await up();
    const statement = {
      condition: { string_equal: { "sts:external_id": ["the-external-id"] } },
      principal: { qcs: inputs.trustedPrincipals },
      action: ["name/sts:AssumeRole"],
      effect: "allow",
    };
    const PolicyDocument = JSON.stringify({ version: "2.0", statement: [statement] }, null, 2);
    await cam().UpdateAssumeRolePolicy({ RoleName: "dts-orders", PolicyDocument });

    // When the stack is refreshed, then nothing is to be done
    await refresh();
    expect(engine.isSettled(inputs)).toBe(true);
  });

  test("is seen by refresh when people may log in to the console as it, and that is switched off", async () => {
    // Given a role whose console login was enabled outside Pulumi
    await up();
    await cam().UpdateRoleConsoleLogin({ RoleName: "dts-orders", ConsoleLogin: 1 });

    // When the stack is refreshed
    await refresh();

    // Then the difference is explained, and the update ends it
    const { outputs, id } = engine.state!;
    const { hasChanges, explanations } = roleLogic.diff(outputs, inputs, id);
    expect(hasChanges).toBe(true);
    expect(explanations.map(({ code }) => code)).toEqual(["role.consoleLoginEnded"]);
    expect(await up()).toBe("ok");
    expect(await liveRole()).toMatchObject({ ConsoleLogin: 0 });
    expect(engine.isSettled(inputs)).toBe(true);
  });

  test("is made again after it was deleted", async () => {
    // Given a role that is gone
    await up();
    await cam().DeleteRole({ RoleName: "dts-orders" });

    // When the stack is refreshed and deployed
    await refresh();
    expect(engine.state).toBeUndefined();
    expect(await up()).toBe("ok");

    // Then it is there again
    expect(emulator.world.roles).toHaveLength(1);
  });

  test("is also made again by an update without a refresh", async () => {
    // Given a role that is gone, of which the state knows nothing
    await up();
    await cam().DeleteRole({ RoleName: "dts-orders" });

    // When it is changed
    expect(await up({ ...inputs, description: "new" })).toBe("ok");

    // Then it is there again, as declared
    expect(await liveRole()).toMatchObject({ Description: "new" });
  });
});

/** The trust of a role that was created in the console. */
const foreignTrust = () =>
  JSON.stringify({
    version: "2.0",
    statement: [
      {
        effect: "allow",
        action: "name/sts:AssumeRole",
        principal: { qcs: [`qcs::cam::uin/${emulator.source.uin}:root`] },
      },
    ],
  });
const createInConsole = () => cam().CreateRole({ RoleName: "dts-orders", PolicyDocument: foreignTrust() });

describe("the name of a role", () => {
  test("that is in use by others is refused, and theirs is untouched", async () => {
    // Given a role of that name with another owner
    await createInConsole();

    // When ours is created
    const result = await up();

    // Then it is refused, with the name, and theirs is as it was
    expect(result).toMatchObject({ error: { problems: [{ code: "role.nameInUse", path: "roleName" }] } });
    expect((await liveRole()).trust).toEqual(JSON.parse(foreignTrust()));
    expect(engine.state).toBeUndefined();
  });

  test("may be taken over where the user says so, after its differences were shown", async () => {
    // Given the same, and permission to adopt
    await createInConsole();
    const process = newProcess();

    // When ours is created
    expect(await engine.up({ ...inputs, adopt: true }, process)).toBe("ok");

    // Then the differences were said first, and it is one role, as declared
    expect(process.said.join("\n")).toMatch(/trust policy/);
    expect(emulator.world.roles).toHaveLength(1);
    expect(JSON.stringify((await liveRole()).trust)).toContain("the-external-id");
  });
});

describe("a role that more than one resource names", () => {
  const otherStack = "organization/dts-cross-account/other/orders-role";
  const renamed = () => ({
    ...inputs,
    adopt: true,
    owner: "organization/dts-cross-account/source/sales-role",
  });
  const ownerTag = async () =>
    (await liveRole()).Tags?.find(({ Key }) => Key === "dts-cross-account:owner")?.Value;
  const untag = () => cam().UntagRole({ RoleName: "dts-orders", TagKeys: ["dts-cross-account:owner"] });
  const secondEngine = () => new SmallEngine(roleLogic);

  test("carries the mark of the resource that adopted it", async () => {
    await createInConsole();

    expect(await up({ ...inputs, adopt: true })).toBe("ok");

    expect(await ownerTag()).toBe(inputs.owner);
    expect(engine.isSettled({ ...inputs, adopt: true })).toBe(true);
    expect(await engine.destroy(newProcess())).toBe("ok");
    expect(emulator.world.roles).toHaveLength(0);
  });

  test("stays when its grant gets another name: the new resource adopts it, the old one is deleted", async () => {
    // Given a role that this stack has adopted under its new name
    await up();
    const successor = secondEngine();
    expect(await successor.up(renamed(), newProcess())).toBe("ok");

    // When the resource of the former name is deleted
    const process = newProcess();
    expect(await engine.destroy(process)).toBe("ok");

    // Then the role lives, with its new owner, and that is reported
    expect(await ownerTag()).toBe(renamed().owner);
    expect(process.said.join("\n")).toContain(renamed().owner);
    expect(successor.isSettled(renamed())).toBe(true);
    expect(await successor.destroy(newProcess())).toBe("ok");
    expect(emulator.world.roles).toHaveLength(0);
  });

  test("keeps its trust for the new owner if the run ends right after the mark was written", async () => {
    // Given an adoption that is killed before the trust policy is written
    await up();
    const crashing: ProviderProcess = new ProviderProcess(emulator, {
      onRequest: async (_number, request, send) => {
        const answer = await send();
        if (request.action === "TagRole") crashing.kill();
        return answer;
      },
    });
    const successor = secondEngine();
    expect(await successor.up({ ...renamed(), externalId: "another" }, crashing)).toBe("killed");

    // When the former owner is deleted and the adoption is repeated, then the role is the one from before
    expect(await engine.destroy(newProcess())).toBe("ok");
    expect(await successor.up({ ...renamed(), externalId: "another" }, newProcess())).toBe("ok");
    expect(calledActions().filter((action) => action === "CreateRole")).toHaveLength(1);
  });

  test("is refused to another stack, in preview and in the update, and the error names its owner", async () => {
    // Given a role of this stack; when another stack adopts it
    await up();
    const before = emulator.calls.length;
    const theirs = { ...inputs, adopt: true, owner: otherStack };
    const refused = { code: "role.ownedByOther", path: "adoptRole" };
    const check = roleLogic.check(theirs, newProcess().context);

    // Then both refuse, and nothing is written
    await expect(check).rejects.toMatchObject({ problems: [refused] });
    await expect(roleLogic.create(theirs, newProcess().context)).rejects.toMatchObject({
      problems: [{ ...refused, parameters: { owner: inputs.owner } }],
    });
    expect(
      calledActions()
        .slice(before)
        .filter((action = "") => !/^Get/.test(action)),
    ).toEqual([]);
  });

  test("is neither changed nor deleted by the stack that it was taken from", async () => {
    // Given a role whose mark was removed in the console and that another stack has adopted
    await up();
    await untag();
    expect(await secondEngine().up({ ...inputs, adopt: true, owner: otherStack }, newProcess())).toBe("ok");

    // When the former owner changes it, and when it is destroyed
    expect(await up({ ...inputs, description: "mine" })).toMatchObject({
      error: { problems: [{ code: "role.ownedByOther" }] },
    });
    expect(await engine.destroy(newProcess())).toBe("ok");

    // Then the role is as the other stack left it
    expect(await liveRole()).toMatchObject({ Description: inputs.description });
    expect(await ownerTag()).toBe(otherStack);
  });

  test.each([false, true])(
    "is deleted without a mark if it is still the same role (adopted: %s)",
    async (adopt) => {
      // Given a role as an earlier version left an adopted one, or whose tags were removed
      if (adopt) await createInConsole();
      await up({ ...inputs, adopt });
      await untag();

      // When it is destroyed, then it is gone
      expect(await engine.destroy(newProcess())).toBe("ok");
      expect(emulator.world.roles).toHaveLength(0);
    },
  );

  test("that was deleted and created again in the console is not this resource's", async () => {
    await up();
    await cam().DeleteRole({ RoleName: "dts-orders" });
    await createInConsole();

    expect(await engine.destroy(newProcess())).toBe("ok");

    expect(emulator.world.roles).toHaveLength(1);
  });
});

describe("a run that ends between CreateRole and the state", () => {
  test("is finished by the next one with the same role", async () => {
    // Given a process that dies after CreateRole took effect
    const crashing: ProviderProcess = new ProviderProcess(emulator, {
      onRequest: async (_number, request, send) => {
        const answer = await send();
        if (request.action === "CreateRole") crashing.kill();
        return answer;
      },
    });
    expect(await engine.up(inputs, crashing)).toBe("killed");
    expect(engine.state).toBeUndefined();

    // When the next run creates it again
    expect(await up()).toBe("ok");

    // Then it is one role, created once
    expect(emulator.world.roles).toHaveLength(1);
    expect(calledActions().filter((action) => action === "CreateRole")).toHaveLength(1);
  });
});

describe("a role that is to be deleted", () => {
  const notFound = [
    "InvalidParameter.RoleNotExist",
    "ResourceNotFound",
    "ResourceNotFound.RoleNotFound",
    "ResourceNotFound.NotFound",
  ];

  test("is gone afterwards", async () => {
    // Given a role; when it is deleted, then CAM has none
    await up();
    expect(await engine.destroy(newProcess())).toBe("ok");
    expect(emulator.world.roles).toHaveLength(0);
  });

  test.each(notFound)("may be gone already, in the words of %s", async (errorCode) => {
    // Given a service that does not know it
    await up();
    emulator.faults.add({ action: "DeleteRole", kind: { errorCode } });

    // When it is deleted, then that is a success
    expect(await engine.destroy(newProcess())).toBe("ok");
  });

  test("stays in the state when the service refuses", async () => {
    // Given a service that does not let it be deleted
    await up();
    emulator.faults.add({ action: "DeleteRole", kind: { errorCode: "UnauthorizedOperation" } });

    // When it is deleted, then the failure is reported and the state still contains it
    expect(await engine.destroy(newProcess())).toMatchObject({ error: { message: /DeleteRole/ } });
    expect(engine.state?.id).toBe("dts-orders");
  });
});
