import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { sendRaw } from "./raw-request";

let emulator: TestEmulator;

beforeEach(async () => {
  emulator = await startTestEmulator({ rateLimit: true });
});

afterEach(() => emulator.stop());

const identity = { action: "GetCallerIdentity", version: "2018-08-13", scope: "sts" };

test("requests above the published limit are refused over raw HTTP", async () => {
  const call = { ...identity, endpoint: emulator.endpoint, keys: emulator.accounts[0]! };
  const answers = await Promise.all(Array.from({ length: 60 }, () => sendRaw(call)));
  const refused = answers.filter(({ code }) => code !== undefined);
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(20);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["RequestLimitExceeded"]));
});

test("expired temporary keys are refused over raw HTTP", async () => {
  const policy = encodeURIComponent(
    '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}',
  );
  const { Credentials } = await emulator.source.root.sts.GetFederationToken({ Name: "me", Policy: policy });
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = Credentials!;
  const keys = { secretId: secretId!, secretKey: secretKey!, token: token! };
  const send = () => sendRaw({ ...identity, endpoint: emulator.endpoint, keys });
  const fresh = await send();
  emulator.clock.advance(1_800_000);
  const expired = await send();
  expect(fresh.response).toMatchObject({
    Type: "CAMUser",
    Arn: `qcs::sts:${emulator.source.uin}:federated-user/${emulator.source.uin}`,
    UserId: `${emulator.source.uin}:me`,
  });
  expect(expired.code).toBe("AuthFailure.TokenFailure");
});

test("a call that CAM does not allow is refused with action and resource over raw HTTP", async () => {
  const powerless = emulator.source.user("nobody");
  const answer = await sendRaw({
    endpoint: emulator.endpoint,
    keys: powerless,
    action: "ListPolicies",
    version: "2019-01-16",
  });
  expect(answer).toMatchObject({
    code: "AuthFailure.UnauthorizedOperation",
    message: "you are not authorized to perform operation (cam:ListPolicies)\nresource (*) has no permission",
  });
});
