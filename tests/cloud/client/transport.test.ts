import { Cloud, isNotFound, type ApiError } from "../../../cloud/client";
import cases from "../../matrix/api-errors.json";
import { connection, environment } from "./fake-cloud";
import { startServer, type LocalServer } from "./local-server";
import { VirtualClock } from "./virtual-clock";

let server: LocalServer | undefined;
afterEach(() => server?.close());

function accountAt(endpoint: string, more: NodeJS.ProcessEnv = {}) {
  const settings = { ...environment, TENCENTCLOUD_ENDPOINT: endpoint, ...more };
  return new Cloud({ environment: settings }).account(connection);
}

/** The error of a purchase, which is never made again after a failure that may have taken effect. */
async function failureAt(endpoint: string): Promise<ApiError> {
  const signal = AbortSignal.timeout(20_000);
  const deadline = Date.now();
  const call = accountAt(endpoint).call("dts", "CreateSyncJob", { PayMode: "PostPay" } as never, {
    effect: "once",
    signal,
    deadline,
  });
  return call.then(
    () => Promise.reject(new Error("the call succeeded")),
    (error: ApiError) => error,
  );
}

describe("what the SDK throws", () => {
  test.each(cases)("$shape", async ({ status = 200, body, cut, expected, problem }) => {
    // Given a server that answers so
    server = await startServer((request, response) => {
      if (cut) return void request.socket.destroy();
      response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
    });
    // When a purchase is made
    const error = await failureAt(server.endpoint);
    // Then the error describes the failure in one message without an empty parameter
    expect(error).toMatchObject({ name: "ApiError", service: "dts", action: "CreateSyncJob", ...expected });
    expect(error.problems.map(({ code }) => code)).toEqual([problem]);
    expect(error.message).toContain("dts:CreateSyncJob");
    expect(error.message).not.toMatch(/\{\w+\}/);
  });

  test("a port where nothing listens: the endpoint is named, and nothing can have happened", async () => {
    // Given a port that was just freed
    const gone = await startServer(() => undefined);
    await gone.close();
    // When a call goes there
    const error = await failureAt(gone.endpoint);
    // Then it says so
    expect(error).toMatchObject({ kind: "unreachable", mayHaveTakenEffect: false, isTransient: true });
    expect(error.message).toContain(gone.endpoint);
  });

  test("a host name that does not exist", async () => {
    // Given a name that is reserved never to exist
    // When a call goes there
    const error = await failureAt("http://dts.invalid");
    // Then nothing can have happened
    expect(error).toMatchObject({ kind: "unreachable", mayHaveTakenEffect: false });
    expect(error.message).toContain("http://dts.invalid");
  });

  test("an aborted call rejects with the signal's reason", async () => {
    // Given a server that never answers
    const gone = new AbortController();
    server = await startServer(() => gone.abort(new Error("engine gone")));
    // When the signal is aborted while the answer is awaited
    const account = accountAt(server.endpoint);
    const call = account.call(
      "cam",
      "DeleteRole",
      { RoleName: "x" },
      { effect: "once", signal: gone.signal },
    );
    // Then that is the error
    await expect(call).rejects.toThrow("engine gone");
  });
});

describe("what the SDK sends", () => {
  const answerFine = (_: unknown, response: { end(text: string): void }) =>
    response.end(JSON.stringify({ Response: { RequestId: "r-1", TotalCount: 0 } }));

  test("service version, region, language and token are those of the call", async () => {
    // Given temporary keys and a Chinese user
    server = await startServer(answerFine);
    const account = accountAt(server.endpoint, {
      TENCENTCLOUD_TOKEN: "a-token",
      DTS_CROSS_ACCOUNT_LANGUAGE: "zh",
    });
    // When a call is made in another region
    await account.call("mariadb", "DescribeDBInstances", {}, { region: "ap-shanghai" });
    // Then the headers say so
    expect(server.requests[0]?.headers).toMatchObject({
      "x-tc-action": "DescribeDBInstances",
      "x-tc-version": "2017-03-12",
      "x-tc-region": "ap-shanghai",
      "x-tc-language": "zh-CN",
      "x-tc-token": "a-token",
    });
  });

  test("reads share a connection; a purchase opens its own", async () => {
    // Given a server
    server = await startServer(answerFine);
    const account = accountAt(server.endpoint);
    // When two reads and a purchase follow each other
    await account.call("dts", "DescribeSyncJobs", {});
    await account.call("dts", "DescribeSyncJobs", {});
    await account.call("dts", "CreateSyncJob", {} as never, { effect: "once" });
    // Then the reads came over one connection and the purchase over another
    const [first, second, purchase] = server.requests.map((request) => request.socket);
    expect(second).toBe(first);
    expect(purchase).not.toBe(first);
  });

  test("a proxy in the environment is not used for the loopback", async () => {
    // Given a proxy that does not exist
    server = await startServer(answerFine);
    const before = process.env.http_proxy;
    process.env.http_proxy = "http://127.0.0.1:9";
    // When a call goes to the loopback
    const call = accountAt(server.endpoint, { http_proxy: "http://127.0.0.1:9" }).call(
      "dts",
      "DescribeSyncJobs",
      {},
    );
    // Then it goes through
    await expect(call).resolves.toMatchObject({ RequestId: "r-1" });
    if (before === undefined) delete process.env.http_proxy;
    else process.env.http_proxy = before;
  });
});

test.each([
  ["InvalidParameter.RoleNotExist", true],
  ["ResourceNotFound", true],
  ["ResourceNotFound.ResourceNotFoundError", true],
  ["ResourceNotFound.BizResourceNotFoundError", true],
  ["InvalidParameter.PolicyIdNotExist", true],
  ["InternalError.GetRoleError", false],
  ["InvalidParameter.PrincipalQcsNotExist", false],
])("%s means that it does not exist: %s", async (code, expected) => {
  // Given a service that refuses so
  const cloud = new Cloud({
    environment,
    clock: new VirtualClock(),
    transport: () => Promise.reject(Object.assign(new Error("no"), { code, requestId: "r-1" })),
  });
  // When it is called
  const error: unknown = await cloud
    .account(connection)
    .call("cam", "GetRole", { RoleName: "x" }, { effect: "once" })
    .catch((thrown: unknown) => thrown);
  // Then it is distinguished
  expect(isNotFound(error)).toBe(expected);
});

test("an exchange of a token is neither signed nor sent with a token of ours", async () => {
  // Given a server that notes the headers, and a source that is a token
  const seen: Record<string, unknown>[] = [];
  server = await startServer((request, response) => {
    seen.push({ action: request.headers["x-tc-action"], ...request.headers });
    response.end('{"Response":{"Error":{"Code":"InvalidParameter","Message":"no"},"RequestId":"1"}}');
  });
  const account = accountAt(server.endpoint, {
    TENCENTCLOUD_SECRET_ID: "",
    TENCENTCLOUD_SECRET_KEY: "",
    TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN: "token",
    TENCENTCLOUD_ASSUME_ROLE_ARN: "arn",
  });
  // When a call needs keys
  await expect(account.call("dts", "DescribeSyncJobs", {})).rejects.toThrow(/AssumeRoleWithWebIdentity/);
  expect(seen).toMatchObject([{ action: "AssumeRoleWithWebIdentity", authorization: "SKIP" }]);
  expect(seen[0]).not.toHaveProperty("x-tc-token");
});
