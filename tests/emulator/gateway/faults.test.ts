import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import type { CallEvent } from "../../../emulator";

let emulator: TestEmulator;

beforeEach(async () => {
  emulator = await startTestEmulator();
});

afterEach(() => emulator.stop());

function createPolicy(name = "made") {
  const statement = [{ effect: "allow", action: "cdb:Describe*", resource: "*" }];
  return emulator.source.root.cam.CreatePolicy({
    PolicyName: name,
    PolicyDocument: JSON.stringify({ version: "2.0", statement }),
  });
}

async function customPolicies(): Promise<number> {
  const { TotalNum } = await emulator.source.root.cam.ListPolicies({ Scope: "Local" });
  return TotalNum!;
}

test.each([
  ["before", 0],
  ["after", 1],
] as const)("a fault %s the effect leaves %i policies", async (effect, left) => {
  // Given
  emulator.faults.add({
    service: "cam",
    action: "CreatePolicy",
    effect,
    kind: { errorCode: "InternalError" },
  });
  // When
  const failed = createPolicy();
  // Then
  await expect(failed).rejects.toMatchObject({ code: "InternalError", requestId: expect.any(String) });
  expect(await customPolicies()).toBe(left);
});

test("a dropped connection, an HTTP status and half an answer reach the client as such", async () => {
  // Given
  emulator.faults.add({ action: "CreatePolicy", effect: "after", kind: { drop: true } });
  emulator.faults.add({ action: "CreatePolicy", kind: { httpStatus: 502 } });
  emulator.faults.add({ action: "CreatePolicy", kind: { malformed: true } });
  // When
  const outcomes = [];
  for (const name of ["a", "b", "c"]) {
    outcomes.push(
      await createPolicy(name).catch((error: { code?: string; httpCode?: number; message: string }) => error),
    );
  }
  // Then
  expect(outcomes[0]).toMatchObject({ message: expect.stringMatching(/socket hang up|ECONNRESET/) });
  expect(outcomes[1]).toMatchObject({ httpCode: 502 });
  expect(outcomes[2]).toMatchObject({ message: expect.stringMatching(/JSON/) });
  expect(emulator.calls.map(({ outcome }) => outcome)).toEqual([
    "fault: drop",
    "fault: httpStatus",
    "fault: malformed",
  ]);
  expect(await customPolicies()).toBe(1);
});

test("the nth matching call is hit, and no other", async () => {
  // Given
  emulator.faults.add({ action: "CreatePolicy", nth: 2, kind: { errorCode: "InternalError" } });
  await customPolicies();
  // When
  const outcomes = [];
  for (const name of ["a", "b", "c"]) {
    outcomes.push(
      await createPolicy(name).then(
        () => "ok",
        ({ code }: { code: string }) => code,
      ),
    );
  }
  // Then
  expect(outcomes).toEqual(["ok", "InternalError", "ok"]);
});

test("a late answer is late, and right", async () => {
  // Given
  emulator.faults.add({ kind: { delayMilliseconds: 60 } });
  const start = performance.now();
  // When
  const policies = await customPolicies();
  // Then
  expect(policies).toBe(0);
  expect(performance.now() - start).toBeGreaterThanOrEqual(59);
});

test("a fault that is taken back does not happen", async () => {
  // Given
  const takeBack = emulator.faults.add({ kind: { errorCode: "InternalError" } });
  // When
  takeBack();
  // Then
  await expect(customPolicies()).resolves.toBe(0);
});

test("a listener sees each call before its effect and before its answer", async () => {
  // Given
  const seen: string[] = [];
  const stopListening = emulator.onCall(({ phase, action, number, outcome }: CallEvent) => {
    seen.push(
      `${phase} ${number} ${action} ${outcome} policies: ${emulator.world.accounts[0]!.policies.size}`.trim(),
    );
  });
  // When
  await createPolicy();
  stopListening();
  await customPolicies();
  // Then
  expect(seen).toEqual(["before 1 CreatePolicy  policies: 0", "after 1 CreatePolicy ok policies: 1"]);
});

test("an answer waits for the listener", async () => {
  // Given
  const { cam } = emulator.source.root;
  let letGo = () => {};
  let isAnswered = false;
  const held = new Promise<void>((reached) => {
    emulator.onCall(async ({ phase, action }) => {
      if (phase === "before" || action !== "CreatePolicy") return;
      reached();
      await new Promise<void>((resolve) => (letGo = resolve));
    });
  });
  const creation = createPolicy().then(() => (isAnswered = true));
  // When: another call goes all the way while the first is held
  await held;
  await cam.GetUserAppId();
  const wasAnswered = isAnswered;
  letGo();
  await creation;
  // Then
  expect([wasAnswered, isAnswered]).toEqual([false, true]);
});

test("records tell who did what with which outcome, and no secret", async () => {
  // Given
  const { root } = emulator.target;
  // When
  await root.sts
    .AssumeRole({ RoleArn: "qcs::cam::uin/1:roleName/x", RoleSessionName: "me", ExternalId: "hush-hush" })
    .catch(() => undefined);
  // Then
  expect(emulator.calls).toEqual([
    expect.objectContaining({
      number: 1,
      time: emulator.clock.now(),
      service: "sts",
      action: "AssumeRole",
      region: "ap-shanghai",
      callerUin: emulator.target.uin,
      keyId: emulator.accounts[1]!.secretId,
      parameters: { RoleArn: "qcs::cam::uin/1:roleName/x", RoleSessionName: "me", ExternalId: "***" },
      outcome: "InternalError.GetRoleError",
    }),
  ]);
});

test("two runs that make the same calls get the same ids", async () => {
  // Given
  const second = await startTestEmulator();
  const request = {
    PolicyName: "same",
    PolicyDocument: '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}',
  };
  // When
  const answers = await Promise.all(
    [emulator, second].map(({ source }) => source.root.cam.CreatePolicy(request)),
  );
  await second.stop();
  // Then
  expect(answers[0]).toEqual(answers[1]);
});
