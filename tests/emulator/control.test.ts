import { sourceTrustPolicy } from "../../core/cam";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { purchase } from "./dts/cloud";

let emulator: TestEmulator;

beforeEach(async () => {
  emulator = await startTestEmulator();
});

afterEach(() => emulator.stop());

async function control(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${emulator.endpoint}/_emulator${path}`, {
    method,
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type") === "application/json";
  return {
    status: answer.status,
    text,
    json: (isJson ? JSON.parse(text) : undefined) as Record<string, unknown>,
  };
}

const dts = () => emulator.target.root.dts;

async function jobInStatus(change: object): Promise<string> {
  const { JobIds } = await dts().CreateSyncJob(purchase);
  await control("POST", "/jobs", { jobId: JobIds![0], ...change });
  return (await dts().DescribeSyncJobs({ JobIds })).JobList![0]!.Status!;
}

test("the list of operations names every path", async () => {
  const { status, text } = await control("GET", "");
  expect(status).toBe(200);
  for (const path of ["clock", "faults", "calls", "jobs", "roles", "acts", "state"])
    expect(text).toContain(`/_emulator/${path}`);
});

test("the clock advances on request", async () => {
  const before = emulator.clock.now();
  const { json } = await control("POST", "/clock", { advanceSeconds: 3600, speed: 0 });
  expect(emulator.clock.now() - before).toBe(3_600_000);
  expect(json).toEqual({ now: new Date(before + 3_600_000).toISOString(), speed: 0 });
});

test("a fault hits its call until it is removed", async () => {
  const fault = {
    service: "dts",
    action: "DescribeSyncJobs",
    times: 9,
    kind: { errorCode: "InternalError" },
  };
  await control("POST", "/faults", fault);
  const hit = dts().DescribeSyncJobs({});
  await expect(hit).rejects.toMatchObject({ code: "InternalError" });
  await control("DELETE", "/faults");
  await expect(dts().DescribeSyncJobs({})).resolves.toMatchObject({ TotalCount: 0 });
});

test("calls are listed from a number on, without secrets", async () => {
  await emulator.source.root.sts.GetCallerIdentity();
  await emulator.target.root.sts
    .AssumeRole({ RoleArn: "qcs::cam::uin/1:roleName/x", RoleSessionName: "me", ExternalId: "hush-hush" })
    .catch(() => undefined);
  const { json, text } = await control("GET", "/calls?after=1");
  expect(json).toMatchObject([{ number: 2, action: "AssumeRole", outcome: "InternalError.GetRoleError" }]);
  expect(text).not.toContain("hush-hush");
});

test("an external ID is hidden inside documents, and wherever its value appears again", async () => {
  const secret = "hush-hush-0001";
  const { cam, sts } = emulator.source.root;
  const document = JSON.stringify(sourceTrustPolicy({ targetUin: emulator.target.uin, externalId: secret }));
  await cam.CreateRole({ RoleName: "dts-orders", PolicyDocument: document, Description: `for ${secret}` });
  await sts
    .AssumeRole({ RoleArn: "qcs::cam::uin/1:roleName/x", RoleSessionName: secret })
    .catch(() => undefined);
  const { json, text } = await control("GET", "/calls");
  expect(text).not.toContain(secret);
  expect(json).toMatchObject([
    { parameters: { RoleName: "dts-orders", Description: "for ***" } },
    { parameters: { RoleSessionName: "***" } },
  ]);
});

test("a clock that would pass the last date is refused, and runs on", async () => {
  const before = emulator.clock.now();
  for (const advanceSeconds of [1e15, 1e300]) {
    const { status, json } = await control("POST", "/clock", { advanceSeconds, speed: 0 });
    expect(status).toBe(400);
    expect(json["error"]).toMatch(/cannot move by .* beyond 9999-12-31/);
  }
  const { status } = await control("POST", "/clock", { advanceSeconds: 60 });
  expect(status).toBe(200);
  expect(emulator.clock.now() - before).toBeGreaterThanOrEqual(60_000);
  expect((await control("POST", "/clock", { speed: 1e300 })).status).toBe(400);
  await expect(dts().DescribeSyncJobs({})).resolves.toMatchObject({ TotalCount: 0 });
});

test("a job fails out of band, and another is removed", async () => {
  const failed = await jobInStatus({ change: "fail", resumable: true });
  const { JobIds } = await dts().CreateSyncJob(purchase);
  await control("POST", "/jobs", { jobId: JobIds![0], change: "lose" });
  expect(failed).toBe("ResumableErr");
  await expect(dts().DescribeSyncJobs({ JobIds })).resolves.toMatchObject({ TotalCount: 0 });
});

test("an act in the console needs no key, is recorded, and is refused like a call", async () => {
  const trust = JSON.stringify(
    sourceTrustPolicy({ targetUin: emulator.target.uin, externalId: "in-console" }),
  );
  const create = {
    as: emulator.source.uin,
    service: "cam",
    action: "CreateRole",
    parameters: { RoleName: "in-console", PolicyDocument: trust },
  };
  const made = await control("POST", "/acts", create);
  const again = await control("POST", "/acts", create);
  expect(made.status).toBe(200);
  expect(again).toMatchObject({ status: 400, json: { error: "role name in-console has already been used" } });
  await expect(emulator.source.root.cam.GetRole({ RoleName: "in-console" })).resolves.toHaveProperty(
    "RoleInfo",
  );
  expect(emulator.calls.slice(0, 2)).toMatchObject([
    { note: "in the console", outcome: "ok" },
    { note: "in the console", outcome: "InvalidParameter.RoleNameInUse" },
  ]);
});

test("an invalid change or fault is answered with the allowed values", async () => {
  const { JobIds } = await dts().CreateSyncJob(purchase);
  const lag = await control("POST", "/jobs", { jobId: JobIds![0], change: "lag", seconds: 5 });
  const fault = await control("POST", "/faults", { kind: { errorcode: "InternalError" } });
  const list = await control("GET", "");
  expect(lag.json["error"]).toMatch(/"seconds"[\s\S]*lag takes \{lagSeconds\?\}/);
  expect(fault.json["error"]).toContain("kind is one of {errorCode, message?}");
  expect(list.text).toContain("fail {resumable, error?}, lag {lagSeconds?}");
});

test.each([
  ["POST", "/clock", "{", 400],
  ["POST", "/clock", {}, 400],
  ["POST", "/clock", { advanceSeconds: -1 }, 400],
  ["POST", "/faults", { kind: { drop: false } }, 400],
  ["POST", "/jobs", { jobId: "sync-00000000", change: "lose" }, 404],
  ["POST", "/jobs", { jobId: "sync-00000000", change: "toString" }, 400],
  ["POST", "/acts", { as: "1", service: "cam", action: "ListUsers" }, 400],
  ["POST", "/acts", { as: "1", service: "cam", action: "constructor" }, 400],
  ["PUT", "/state", "no state", 400],
  ["DELETE", "/clock", undefined, 405],
  ["GET", "/nothing", undefined, 404],
] as const)("%s %s %j is answered with %i and a reason", async (method, path, body, expected) => {
  const { status, json } = await control(method, path, body);
  expect(status).toBe(expected);
  expect(json["error"]).toMatch(/\w{3}/);
});

test.each([
  ["of another page", { Origin: "https://example.com" }],
  ["of a page whose name starts with our address", { Origin: "http://127.0.0.1.example.com" }],
])("a request %s is refused", async (_name, headers) => {
  const answer = await fetch(`${emulator.endpoint}/_emulator/state`, { headers });
  expect(answer.status).toBe(403);
});
