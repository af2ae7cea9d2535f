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
  /** Absent: the request is accepted. */
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
  // Given: a request of the source's main account
  // When
  const answer = await send(request);
  // Then
  expect(answer.status).toBe(200);
  expect(answer.code).toBe(code);
  if (message !== undefined) expect(answer.message).toBe(message);
  expect(answer.response["RequestId"]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("a request that is no POST is refused", async () => {
  // Given / When
  const answer = await fetch(emulator.endpoint);
  // Then
  expect(answer.status).toBe(200);
  await expect(answer.json()).resolves.toHaveProperty("Response.Error.Code", "UnsupportedProtocol");
});

test("a form, as clients with an older signature send it, is refused by name", async () => {
  // Given
  const body = new URLSearchParams({ Action: "GetCallerIdentity", SignatureMethod: "HmacSHA256" });
  // When
  const answer = await fetch(emulator.endpoint, { method: "POST", body });
  // Then
  await expect(answer.json()).resolves.toHaveProperty("Response.Error.Code", "UnsupportedProtocol");
});

test("a request to a host of the cloud, in the form in which it is sent to a proxy, is answered here", async () => {
  // Given
  const host = "cam.tencentcloudapi.com";
  // When
  const answer = await send({ action: "ListPolicies", host, target: `http://${host}/` });
  // Then
  expect(answer.code).toBeUndefined();
  expect(answer.response["TotalNum"]).toBeGreaterThan(0);
});

test("work that is due is done before a call is answered", async () => {
  // Given
  const done: string[] = [];
  emulator.world.clock.at(emulator.clock.now(), () => done.push("work"));
  // When
  await send({ action: "ListPolicies" });
  // Then
  expect(done).toEqual(["work"]);
});

test("a body above 10 MB is refused", async () => {
  // Given
  const body = JSON.stringify({ RoleName: "a".repeat(10 * 1024 * 1024) });
  // When
  const { code } = await send({ body });
  // Then
  expect(code).toBe("RequestSizeLimitExceeded");
});

test("a role id above 2^53 survives, wherever the API declares a number", async () => {
  // Given
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
  // When
  const { code } = await send({
    action: "UpdateRoleSessionDuration",
    body: `{"RoleId": ${RoleId}, "SessionDuration": 600}`,
  });
  // Then
  expect(BigInt(RoleId!)).toBeGreaterThan(2n ** 53n);
  expect(code).toBeUndefined();
  const { RoleInfo } = await emulator.source.root.cam.GetRole({ RoleId });
  expect(RoleInfo).toMatchObject({ RoleName: "numbered", SessionDuration: 600 });
});

test("what CAM does not allow is refused with the action, the resource and the service's own code", async () => {
  // Given
  const { cam, cdb, mariadb, cynosdb } = emulator.source.user("nobody").clients;
  const arn = `qcs::cam::uin/${emulator.source.uin}:roleName/any`;
  // When
  const refusals = {
    cam: cam.GetRole({ RoleName: "any" }),
    cdb: cdb.DescribeDBInstances({}),
    mariadb: mariadb.DescribeDBInstances({}),
    cynosdb: cynosdb.DescribeClusters({}),
  };
  // Then
  await expect(refusals.cam).rejects.toMatchObject({
    code: "AuthFailure.UnauthorizedOperation",
    message: `you are not authorized to perform operation (cam:GetRole)\nresource (${arn}) has no permission`,
  });
  await expect(refusals.cdb).rejects.toMatchObject({ code: "UnauthorizedOperation" });
  await expect(refusals.mariadb).rejects.toMatchObject({ code: "UnauthorizedOperation.PermissionDenied" });
  await expect(refusals.cynosdb).rejects.toMatchObject({ code: "UnauthorizedOperation.PermissionDenied" });
});
