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
  emulator.faults.add({
    service: "cam",
    action: "CreatePolicy",
    effect,
    kind: { errorCode: "InternalError" },
  });
  const failed = createPolicy();
  await expect(failed).rejects.toMatchObject({ code: "InternalError", requestId: expect.any(String) });
  expect(await customPolicies()).toBe(left);
});

test("a dropped connection, an HTTP status and a truncated answer reach the client unchanged", async () => {
  emulator.faults.add({ action: "CreatePolicy", effect: "after", kind: { drop: true } });
  emulator.faults.add({ action: "CreatePolicy", kind: { httpStatus: 502 } });
  emulator.faults.add({ action: "CreatePolicy", kind: { malformed: true } });
  const outcomes = [];
  for (const name of ["a", "b", "c"]) {
    outcomes.push(
      await createPolicy(name).catch((error: { code?: string; httpCode?: number; message: string }) => error),
    );
  }
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

test("a fault with nth hits only the nth matching call", async () => {
  emulator.faults.add({ action: "CreatePolicy", nth: 2, kind: { errorCode: "InternalError" } });
  await customPolicies();
  const outcomes = [];
  for (const name of ["a", "b", "c"]) {
    outcomes.push(
      await createPolicy(name).then(
        () => "ok",
        ({ code }: { code: string }) => code,
      ),
    );
  }
  expect(outcomes).toEqual(["ok", "InternalError", "ok"]);
});

test("a delayed answer arrives late and complete", async () => {
  emulator.faults.add({ kind: { delayMilliseconds: 60 } });
  const start = performance.now();
  const policies = await customPolicies();
  expect(policies).toBe(0);
  expect(performance.now() - start).toBeGreaterThanOrEqual(59);
});

test("a removed fault has no effect", async () => {
  const takeBack = emulator.faults.add({ kind: { errorCode: "InternalError" } });
  takeBack();
  await expect(customPolicies()).resolves.toBe(0);
});

test("a listener sees each call before its effect and before its answer", async () => {
  const seen: string[] = [];
  const stopListening = emulator.onCall(({ phase, action, number, outcome }: CallEvent) => {
    seen.push(
      `${phase} ${number} ${action} ${outcome} policies: ${emulator.world.accounts[0]!.policies.size}`.trim(),
    );
  });
  await createPolicy();
  stopListening();
  await customPolicies();
  expect(seen).toEqual(["before 1 CreatePolicy  policies: 0", "after 1 CreatePolicy ok policies: 1"]);
});

test("an answer waits for the listener", async () => {
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
  // Another call completes while the first is held.
  await held;
  await cam.GetUserAppId();
  const wasAnswered = isAnswered;
  letGo();
  await creation;
  expect([wasAnswered, isAnswered]).toEqual([false, true]);
});

test("records show caller, call and outcome, and no secret", async () => {
  const { root } = emulator.target;
  await root.sts
    .AssumeRole({ RoleArn: "qcs::cam::uin/1:roleName/x", RoleSessionName: "me", ExternalId: "hush-hush" })
    .catch(() => undefined);
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
  const second = await startTestEmulator();
  const request = {
    PolicyName: "same",
    PolicyDocument: '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}',
  };
  const answers = await Promise.all(
    [emulator, second].map(({ source }) => source.root.cam.CreatePolicy(request)),
  );
  await second.stop();
  expect(answers[0]).toEqual(answers[1]);
});
