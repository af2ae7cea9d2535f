import * as pulumi from "@pulumi/pulumi";
import { AssumeRoleGrant, type AssumeRoleGrantArgs } from "../../components";
import { parentTypeOf, runProgram, settled } from "./program";

const args: AssumeRoleGrantArgs = {
  connection: { accountUin: "100026591483", region: "ap-shanghai", credentials: "environment:GRANTER" },
  sourceUin: "100018273645",
  roleName: "DTS-role",
  attachees: [
    { kind: "user", name: "dts-operator" },
    { kind: "group", name: "dts-operators" },
  ],
};
const build = (changes: Partial<AssumeRoleGrantArgs> = {}) =>
  new AssumeRoleGrant("orders", { ...args, ...changes });

test("steps 7-9: a policy with exactly the document of the procedure", async () => {
  // Given the role of the procedure; when the permission is built
  const { named } = await runProgram(build);

  // Then its document is that of step 9, with the account written out
  expect(named("orders-policy").inputs).toMatchObject({
    policyName: "dts-assume-orders",
    document: {
      version: "2.0",
      statement: [
        {
          effect: "allow",
          action: ["name/sts:AssumeRole"],
          resource: ["qcs::cam::uin/100018273645:roleName/DTS-role"],
        },
      ],
    },
  });
});

test("steps 10-11: it is attached to each user and group, within the component", async () => {
  // Given a user and a group; when the permission is built
  const { made, named } = await runProgram(build);

  // Then each has an attachment of the policy
  expect(named("orders-user-dts-operator").inputs).toMatchObject({
    policyId: "4711",
    attachee: { kind: "user", name: "dts-operator" },
  });
  expect(named("orders-group-dts-operators").inputs).toMatchObject({
    policyId: "4711",
    attachee: { kind: "group", name: "dts-operators" },
  });
  for (const part of [made.policy, ...made.attachments]) {
    expect(await parentTypeOf(part)).toBe("dts-cross-account:index:AssumeRoleGrant");
  }
});

test("`ready` resolves once every attachment exists, not before", async () => {
  // Given a cloud in which one attachment waits for a signal
  const order: string[] = [];
  const { made } = await runProgram(
    () => {
      const grant = build();
      grant.ready.apply(() => order.push("ready"));
      return grant;
    },
    async ({ name }) => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(name);
    },
  );

  // Then `ready` resolves last, and names the attachments
  expect((await settled(made.ready)).value).toBe(
    "orders-user-dts-operator-id, orders-group-dts-operators-id",
  );
  expect(order.at(-1)).toBe("ready");
  expect(order).toEqual(expect.arrayContaining(["orders-user-dts-operator", "orders-group-dts-operators"]));
});

test("a role that another stack or tool created is accepted", async () => {
  // Given outputs of another resource
  const role = pulumi.output({ uin: "100000000001", name: "made-elsewhere" });

  // When the permission is built from them
  const { named } = await runProgram(() => build({ sourceUin: role.uin, roleName: role.name }));

  // Then it allows exactly that role
  expect(named("orders-policy").inputs.document).toMatchObject({
    statement: [{ resource: ["qcs::cam::uin/100000000001:roleName/made-elsewhere"] }],
  });
});

test("without attachees there is a policy and no attachment, and it is ready", async () => {
  const { made, resources } = await runProgram(() => build({ attachees: [] }));
  expect(resources.map(({ name }) => name)).toEqual(["orders", "orders-policy"]);
  expect((await settled(made.ready)).value).toBe("orders-policy-id");
});
