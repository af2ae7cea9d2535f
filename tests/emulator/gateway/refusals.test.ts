import cases from "../../matrix/gateway-refusals.json";
import { startTestEmulator, type Keys, type TestEmulator } from "../../support/emulator";
import { sendRaw, type RawAnswer, type RawRequest } from "./raw-request";

interface Case {
  readonly name: string;
  readonly request: Partial<Omit<RawRequest, "keys" | "headers">> & {
    readonly keys?: Partial<Keys>;
    readonly headers?: Readonly<Record<string, string | null>>;
    readonly secondsOff?: number;
  };
  /** Absent if the request is accepted. */
  readonly code?: string;
  readonly message?: string;
}

let emulator: TestEmulator;

beforeAll(async () => {
  emulator = await startTestEmulator();
});

afterAll(() => emulator.stop());

function send({ keys, headers = {}, secondsOff = 0, ...request }: Case["request"]): Promise<RawAnswer> {
  return sendRaw({
    endpoint: emulator.endpoint,
    action: "GetRole",
    version: "2019-01-16",
    timestamp: Math.floor(Date.now() / 1000) + secondsOff,
    keys: { ...emulator.accounts[0]!, ...keys },
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? undefined])),
    ...request,
  });
}

test.each(cases as readonly Case[])("$name", async ({ request, code, message }) => {
  // A request of the source's main account.
  const answer = await send(request);
  expect(answer.status).toBe(200);
  expect(answer.code).toBe(code);
  if (message !== undefined) expect(answer.message).toBe(message);
  expect(answer.response["RequestId"]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("a request other than POST is refused", async () => {
  const answer = await fetch(emulator.endpoint);
  expect(answer.status).toBe(200);
  await expect(answer.json()).resolves.toHaveProperty("Response.Error.Code", "UnsupportedProtocol");
});

test("a form body, as in the older signatures, is refused as such", async () => {
  const body = new URLSearchParams({ Action: "GetCallerIdentity", SignatureMethod: "HmacSHA256" });
  const answer = await fetch(emulator.endpoint, { method: "POST", body });
  await expect(answer.json()).resolves.toHaveProperty("Response.Error.Code", "UnsupportedProtocol");
});

test("a proxy-style request to a host of the cloud is answered", async () => {
  const host = "cam.tencentcloudapi.com";
  const answer = await send({ action: "ListPolicies", host, target: `http://${host}/` });
  expect(answer.code).toBeUndefined();
  expect(answer.response["TotalNum"]).toBeGreaterThan(0);
});

test("due work is done before a call is answered", async () => {
  const done: string[] = [];
  emulator.world.clock.at(emulator.clock.now(), () => done.push("work"));
  await send({ action: "ListPolicies" });
  expect(done).toEqual(["work"]);
});

test("a body above 10 MB is refused", async () => {
  const body = JSON.stringify({ RoleName: "a".repeat(10 * 1024 * 1024) });
  const { code } = await send({ body });
  expect(code).toBe("RequestSizeLimitExceeded");
});

test("a role id above 2^53 keeps its digits where the API declares a number", async () => {
  const { RoleId } = await emulator.source.root.cam.CreateRole({
    RoleName: "numbered",
    PolicyDocument: JSON.stringify({
      version: "2.0",
      statement: [
        {
          effect: "allow",
          action: "name/sts:AssumeRole",
          principal: { qcs: [`qcs::cam::uin/${emulator.target.uin}:root`] },
        },
      ],
    }),
  });
  const { code } = await send({
    action: "UpdateRoleSessionDuration",
    body: `{"RoleId": ${RoleId}, "SessionDuration": 600}`,
  });
  expect(BigInt(RoleId!)).toBeGreaterThan(2n ** 53n);
  expect(code).toBeUndefined();
  const { RoleInfo } = await emulator.source.root.cam.GetRole({ RoleId });
  expect(RoleInfo).toMatchObject({ RoleName: "numbered", SessionDuration: 600 });
});

test("a call that CAM does not allow is refused with the action, the resource and the service's own code", async () => {
  const { cam, cdb, mariadb, cynosdb } = emulator.source.user("nobody").clients;
  const arn = `qcs::cam::uin/${emulator.source.uin}:roleName/any`;
  const refusals = {
    cam: cam.GetRole({ RoleName: "any" }),
    cdb: cdb.DescribeDBInstances({}),
    mariadb: mariadb.DescribeDBInstances({}),
    cynosdb: cynosdb.DescribeClusters({}),
  };
  await expect(refusals.cam).rejects.toMatchObject({
    code: "AuthFailure.UnauthorizedOperation",
    message: `you are not authorized to perform operation (cam:GetRole)\nresource (${arn}) has no permission`,
  });
  await expect(refusals.cdb).rejects.toMatchObject({ code: "UnauthorizedOperation" });
  await expect(refusals.mariadb).rejects.toMatchObject({ code: "UnauthorizedOperation.PermissionDenied" });
  await expect(refusals.cynosdb).rejects.toMatchObject({ code: "UnauthorizedOperation.PermissionDenied" });
});
