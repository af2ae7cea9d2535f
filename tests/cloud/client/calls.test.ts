import { inspect } from "node:util";
import { assertAccount } from "../../../cloud/client";
import { connection, environment, fakeCloud, networkFailure, refusal } from "./fake-cloud";
import retries from "../../matrix/retries.json";

/** Complete for every action that is called here. */
const fine = {
  RequestId: "r-1",
  TotalCount: 0,
  TotalNum: 0,
  RoleInfo: { RoleName: "x", PolicyDocument: "{}" },
  AccountId: "100000000001",
  PrincipalId: "1",
  Credentials: { TmpSecretId: "an-id", TmpSecretKey: "a-key", Token: "a-token" },
};

describe("calls that fail", () => {
  test.each(retries)(
    "$effect after $failure: made $calls times",
    async ({ effect, failure, kind, calls }) => {
      // Given a service that always fails in this way
      const thrown = failure.includes(" ") ? networkFailure(failure) : refusal(failure);
      const { account, clock, requests } = fakeCloud([thrown]);
      // When it is called
      const call = account.call("cam", "GetRole", { RoleName: "x" }, { effect: effect as "read" });
      // Then it is retried as often as is safe and useful, and then reported
      await expect(clock.run(call)).rejects.toMatchObject({ name: "ApiError", kind });
      if (calls === "many") expect(requests.length).toBeGreaterThan(20);
      else expect(requests).toHaveLength(calls as number);
    },
  );

  test("throttling is waited out, even of a purchase", async () => {
    // Given a service that throttles five times
    const throttled = refusal("RequestLimitExceeded");
    const { account, clock, requests } = fakeCloud([
      ...Array<Error>(5).fill(throttled),
      { JobIds: ["sync-1"] },
    ]);
    // When something is purchased
    const answer = await clock.run(account.call("dts", "CreateSyncJob", {} as never, { effect: "once" }));
    // Then it is purchased once, with growing pauses before
    expect(answer.JobIds).toEqual(["sync-1"]);
    expect(requests).toHaveLength(6);
    const pauses = requests.slice(1).map((request, index) => request.at - (requests[index]?.at ?? 0));
    expect(Math.max(...pauses)).toBeGreaterThan(Math.min(...pauses) * 2);
  });

  test.each([
    { patience: 60_000, outcome: "waits for the grant" },
    { patience: 5_000, outcome: "gives up before the grant" },
    { patience: 0, outcome: "gives up at once" },
  ])("a grant that takes 20 s, and a patience of $patience ms: $outcome", async ({ patience }) => {
    // Given a role that may be assumed 20 seconds from now
    const { account, clock, requests } = fakeCloud([
      () => (clock.now() < 20_000 ? refusal("UnauthorizedOperation") : fine),
    ]);
    // When it is assumed with that patience
    const request = { RoleArn: "x", RoleSessionName: "y" };
    const call = account.call("sts", "AssumeRole", request, { effect: "read", grantPatience: patience });
    const isGranted = await clock.run(
      call.then(
        () => true,
        () => false,
      ),
    );
    // Then the patience decides
    expect(isGranted).toBe(patience > 20_000);
    expect(clock.now()).toBeLessThanOrEqual(isGranted ? 30_000 : patience);
    if (patience === 0) expect(requests).toHaveLength(1);
    else expect(requests.length).toBeGreaterThan(1);
  });

  test("time spent in the queue of a limit takes nothing from the patience with failures", async () => {
    // Given 600 calls of an action that takes two a second, of which the last is throttled once
    const throttledOnce = () => (requests.length === 600 ? refusal("RequestLimitExceeded") : fine);
    const { account, clock, requests } = fakeCloud([throttledOnce]);
    const calls = Array.from({ length: 600 }, () => account.call("cam", "CreateRole", {} as never));
    // When they are made
    await clock.run(Promise.all(calls));
    // Then the last one, which waited for minutes, is made again
    expect(requests).toHaveLength(601);
  });

  test("nothing is tried again after the deadline", async () => {
    // Given a service that always throttles
    const { account, clock, requests } = fakeCloud([refusal("RequestLimitExceeded")]);
    // When a call has five seconds
    const call = account.call("cam", "GetRole", { RoleName: "x" }, { deadline: 5_000 });
    // Then it ends by then with the last refusal
    await expect(clock.run(call)).rejects.toMatchObject({ kind: "throttled" });
    expect(clock.now()).toBeLessThanOrEqual(5_000);
    expect(requests.length).toBeGreaterThan(1);
  });

  test("an aborted signal ends the pause before the next attempt", async () => {
    // Given a call in its pause
    const { account, clock } = fakeCloud([refusal("RequestLimitExceeded")]);
    const gone = new AbortController();
    const call = account.call("cam", "GetRole", { RoleName: "x" }, { signal: gone.signal });
    const outcome = expect(call).rejects.toThrow("engine gone");
    await clock.runFor(1);
    // When the signal is aborted
    gone.abort(new Error("engine gone"));
    // Then the call ends at once
    await outcome;
    expect(clock.sleepers).toBe(0);
  });

  test("reads by their name when nothing is said", async () => {
    // Given a service that breaks off once
    const read = fakeCloud([networkFailure("socket hang up"), fine]);
    const write = fakeCloud([networkFailure("socket hang up"), fine]);
    // When a read and a write are made without an effect
    const answer = await read.clock.run(read.account.call("cam", "ListPolicies", {}));
    const failed = write.clock.run(write.account.call("cam", "DeletePolicy", { PolicyId: [1] }));
    // Then only the read is made again
    expect(answer).toEqual(fine);
    await expect(failed).rejects.toMatchObject({ kind: "unreachable", mayHaveTakenEffect: true });
    expect(write.requests).toHaveLength(1);
  });
});

describe("limits", () => {
  test("calls of one action are spaced for the account, whichever connection makes them", async () => {
    // Given two connections of one account, with keys and regions of their own
    const { cloud, clock, requests } = fakeCloud([fine], {
      ...environment,
      EXECUTOR_SECRET_ID: "executor-id",
      EXECUTOR_SECRET_KEY: "executor-key",
    });
    const one = cloud.account(connection);
    const other = cloud.account({
      ...connection,
      region: "ap-shanghai",
      credentials: "environment:EXECUTOR",
    });
    // When both make twenty calls together of an action that takes two a second
    const calls = Array.from({ length: 10 }, () =>
      [one, other].map((account) => account.call("cam", "CreateRole", {} as never, { effect: "once" })),
    );
    await clock.run(Promise.all(calls.flat()));
    // Then together they stay below the limit
    expect(requests).toHaveLength(20);
    expect(clock.now()).toBeGreaterThan(9_000);
  });

  test("a throttled action is called more slowly afterwards", async () => {
    // Given an account whose first call is throttled
    const { account, clock, requests } = fakeCloud([refusal("RequestLimitExceeded"), fine]);
    const getRole = () => account.call("cam", "GetRole", { RoleName: "x" });
    await clock.run(getRole());
    // When it makes ten more at once
    await clock.run(Promise.all(Array.from({ length: 10 }, getRole)));
    // Then they are spaced wider than the full rate of 18/s would do
    const [first, last] = [requests.at(-10), requests.at(-1)];
    expect((last?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(700);
  });

  test("another action has a limit of its own", async () => {
    // Given an account that has used up one action
    const { account, clock, requests } = fakeCloud([fine]);
    const roles = Array.from({ length: 5 }, () => account.call("cam", "CreateRole", {} as never));
    // When it calls another
    await clock.run(account.call("cam", "GetRole", { RoleName: "x" }));
    // Then that leaves at once
    expect(requests.find((request) => request.action === "GetRole")?.at).toBe(0);
    await clock.run(Promise.all(roles));
  });
});

test.each(["a text", null, 7])("an answer that is %j is a bad answer", async (answer) => {
  const { account, clock } = fakeCloud([() => answer as never]);
  const error: unknown = await clock.run(
    account.call("dts", "DescribeSyncJobs", {}).catch((thrown: unknown) => thrown),
  );
  expect(error).toMatchObject({
    kind: "badAnswer",
    message: expect.stringContaining("not an object") as string,
  });
});

describe("secrets", () => {
  test("never reach an error: keys, token, temporary keys and passwords of the request", async () => {
    // Given a service that repeats everything that it receives
    const secrets = ["tmp-id-1234", "tmp-key-1234", "tmp-token-1234", 'pass"word-1234'];
    const words = `${JSON.stringify(secrets)} ${Object.values(environment).join(" ")}`;
    const { account, clock, cloud } = fakeCloud([refusal("InvalidParameter", words)]);
    const [TmpSecretId, TmpSecretKey, TmpToken, Password] = secrets;
    // When a job is configured
    const request = {
      JobId: "sync-1",
      SrcInfo: { TmpSecretId, TmpSecretKey, TmpToken },
      DstInfo: { Password },
    };
    const error: unknown = await clock.run(
      account.call("dts", "ConfigureSyncJob", request as never).catch((thrown: unknown) => thrown),
    );
    // Then neither its message nor anything else of it holds one
    const shown = inspect(error, { depth: 10, showHidden: true });
    for (const secret of [
      ...secrets,
      'pass\\"word-1234',
      environment.TENCENTCLOUD_SECRET_ID,
      environment.TENCENTCLOUD_SECRET_KEY,
    ]) {
      expect(shown).not.toContain(secret);
    }
    expect(shown).toContain("[secret]");
    expect(cloud.redact("the key is tmp-key-1234")).toBe("the key is [secret]");
  });

  test("are redacted in what the service says of a job, which gets into Pulumi's state", async () => {
    const words = 'cannot connect with {"RoleExternalId":"id-1234","Password":"pass-1234"} aWQtMTIzNHBhc3M=';
    const { account, clock, cloud } = fakeCloud([
      () => ({
        TotalCount: 1,
        JobList: [
          {
            JobId: "sync-1",
            Status: "Running",
            TradeStatus: "Normal",
            JobName: "pass-1234",
            Detail: { ErrInfo: { Message: words, Reason: "id-1234" } },
          },
        ],
      }),
    ]);
    cloud.secrets.add("pass-1234").add("id-1234");
    const { JobList } = await clock.run(account.call("dts", "DescribeSyncJobs", {}));
    expect(JobList?.[0]).toMatchObject({
      // A name is a fact, not a sentence.
      JobName: "pass-1234",
      Detail: {
        ErrInfo: {
          Message: 'cannot connect with {"RoleExternalId":"[secret]","Password":"[secret]"} [secret]HBhc3M=',
          Reason: "[secret]",
        },
      },
    });
  });

  test("keys that sts gives are known from then on", async () => {
    // Given a role session
    const Credentials = { TmpSecretId: "session-id", TmpSecretKey: "session-key", Token: "session-token" };
    const { account, clock, cloud } = fakeCloud([{ Credentials }]);
    await clock.run(
      account.call("sts", "AssumeRole", { RoleArn: "x", RoleSessionName: "y" }, { effect: "read" }),
    );
    // When any text is redacted
    const text = cloud.redact("session-id session-key session-token sync-1");
    // Then they are gone and the rest is not
    expect(text).toBe("[secret] [secret] [secret] sync-1");
  });
});

describe("identity", () => {
  test.each([
    [
      "root",
      { Type: "RootAccount", AccountId: "100000000001", UserId: "100000000001", PrincipalId: "100000000001" },
    ],
    [
      "user",
      { Type: "CAMUser", AccountId: "100000000001", UserId: "100000000009", PrincipalId: "100000000009" },
    ],
    [
      "role",
      { Type: "CAMRole", AccountId: "100000000001", UserId: "461168:session", PrincipalId: "100000000009" },
    ],
  ])("a %s is recognized and looked up once", async (kind, caller) => {
    // Given a caller
    const { account, clock, requests } = fakeCloud([caller]);
    // When it is computed twice
    const [first, second] = await clock.run(Promise.all([account.identity(), account.identity()]));
    // Then the service was asked once
    expect(first).toEqual({ kind, accountUin: "100000000001", uin: caller.PrincipalId });
    expect(second).toBe(first);
    expect(requests).toHaveLength(1);
    await expect(assertAccount(account)).resolves.toBeUndefined();
  });

  test("credentials of another account are refused before anything else", async () => {
    // Given keys of another account
    const { account, clock } = fakeCloud([
      { Type: "CAMUser", AccountId: "100000000002", UserId: "1", PrincipalId: "1" },
    ]);
    // When the account is checked
    const check = clock.run(assertAccount(account));
    // Then both accounts and the source of the keys are named
    await expect(check).rejects.toMatchObject({
      problems: [
        {
          code: "account.mismatch",
          parameters: { source: "TENCENTCLOUD_SECRET_ID", actual: "100000000002", expected: "100000000001" },
        },
      ],
    });
  });

  test("the next caller asks again after a failure", async () => {
    // Given a service that refuses the first question
    const caller = { Type: "CAMUser", AccountId: "100000000001", UserId: "1", PrincipalId: "1" };
    const { account, clock } = fakeCloud([refusal("AuthFailure.TokenFailure"), caller]);
    await expect(clock.run(account.identity())).rejects.toMatchObject({ code: "AuthFailure.TokenFailure" });
    // When it is asked again
    const identity = await clock.run(account.identity());
    // Then it answers
    expect(identity.accountUin).toBe("100000000001");
  });
});

test("equal connections are one account; every mistake of a connection is reported at once", () => {
  // Given a cloud
  const { cloud, account } = fakeCloud([fine]);
  // When an equal connection and a wrong one are used
  const wrong = () =>
    cloud.account({
      accountUin: "me",
      region: "Guangzhou",
      credentials: "AKIDexample-of-a-key-in-the-wrong-place",
    });
  // Then the first gives the same account, and the other names three mistakes but no key
  expect(cloud.account({ ...connection })).toBe(account);
  expect(wrong).toThrow(/"me"[^]*"Guangzhou"[^]*environment:PREFIX/);
  expect(wrong).not.toThrow(/wrong-place/);
});

test("a rotated key is used by the next call", async () => {
  // Given a process whose environment changes
  const settings = { ...environment };
  const { account, clock, requests } = fakeCloud([fine], settings);
  await clock.run(account.call("sts", "GetCallerIdentity", {}));
  // When the key is rotated
  settings.TENCENTCLOUD_SECRET_ID = "id-after-rotation";
  await clock.run(account.call("sts", "GetCallerIdentity", {}));
  // Then the next call is signed with it
  expect(requests.map((request) => request.credentials?.secretId)).toEqual([
    "AKIDexample-of-a-key",
    "id-after-rotation",
  ]);
});
