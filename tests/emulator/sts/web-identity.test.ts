import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";

const issuer = "https://token.actions.githubusercontent.com";
const audience = "sts.tencentcloudapi.com";
const subject = "repo:example/orders:ref:refs/heads/main";
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const { privateKey: strangersKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

let emulator: TestEmulator;

beforeAll(async () => {
  emulator = await startTestEmulator();
  const { cam } = emulator.source.root;
  const keys = { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one" }] };
  await cam.CreateOIDCConfig({
    Name: "github",
    IdentityUrl: issuer,
    ClientId: [audience],
    IdentityKey: Buffer.from(JSON.stringify(keys)).toString("base64"),
  });
  const statement = {
    action: "name/sts:AssumeRoleWithWebIdentity",
    effect: "allow",
    principal: { federated: [`qcs::cam::uin/${emulator.source.uin}:oidc-provider/github`] },
    condition: { string_equal: { "oidc:iss": issuer, "oidc:aud": audience, "oidc:sub": subject } },
  };
  await cam.CreateRole({
    RoleName: "workflow",
    PolicyDocument: JSON.stringify({ version: "2.0", statement: [statement] }),
  });
});

afterAll(() => emulator.stop());

function token(
  changes: object = {},
  key: KeyObject = privateKey,
  head: object = { alg: "RS256", kid: "one" },
) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, sub: subject, aud: audience, exp: now + 300, ...changes };
  const parts = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return [...parts, sign("sha256", Buffer.from(parts.join(".")), key).toString("base64url")].join(".");
}

/** Like the official clients: no key, no signature. */
async function assume(WebIdentityToken: string, changes: object = {}) {
  const answer = await fetch(emulator.endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Authorization: "SKIP",
      "X-TC-Action": "AssumeRoleWithWebIdentity",
      "X-TC-Version": "2018-08-13",
      "X-TC-Timestamp": String(Math.floor(Date.now() / 1000)),
    },
    body: JSON.stringify({
      ProviderId: "github",
      WebIdentityToken,
      RoleArn: `qcs::cam::uin/${emulator.source.uin}:roleName/workflow`,
      RoleSessionName: "run-1",
      ...changes,
    }),
  });
  const { Response } = (await answer.json()) as {
    Response: {
      Error?: { Code: string };
      Credentials?: { TmpSecretId: string; TmpSecretKey: string; Token: string };
    };
  };
  return Response;
}

test("a workflow gets keys of the role without having keys", async () => {
  const { Credentials } = await assume(token());
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token } = Credentials!;
  const { sts } = emulator.clientsOf({ secretId, secretKey, token: Token });
  await expect(sts.GetCallerIdentity()).resolves.toMatchObject({
    Type: "CAMRole",
    AccountId: emulator.source.uin,
    UserId: expect.stringMatching(/:run-1$/),
  });
});

const tokenError = "InvalidParameter.WebIdentityTokenError";
test.each<[string, () => string, object, string]>([
  [
    "another repository",
    () => token({ sub: "repo:example/other:ref:refs/heads/main" }),
    {},
    "UnauthorizedOperation",
  ],
  ["another audience", () => token({ aud: "elsewhere" }), {}, tokenError],
  ["another issuer", () => token({ iss: "https://example.com" }), {}, tokenError],
  ["a token that has expired", () => token({ exp: 1 }), {}, tokenError],
  ["a token for later", () => token({ nbf: 99_999_999_999 }), {}, tokenError],
  ["a stranger's signature", () => token({}, strangersKey), {}, tokenError],
  ["no signature", () => token({}, privateKey, { alg: "none" }), {}, tokenError],
  ["no token", () => "hello", {}, tokenError],
  ["another provider", () => token(), { ProviderId: "gitlab" }, tokenError],
  ["another role", () => token(), { RoleArn: "qcs::cam::uin/1:roleName/x" }, "InternalError.GetRoleError"],
])("%s is refused", async (_name, makeToken, changes, code) => {
  const { Error: refusal, Credentials } = await assume(makeToken(), changes);
  expect(refusal?.Code).toBe(code);
  expect(Credentials).toBeUndefined();
});

test("a role cannot trust an unknown provider, and a deleted provider gives no access", async () => {
  const { cam } = emulator.target.root;
  const trust = {
    version: "2.0",
    statement: [
      {
        action: "name/sts:AssumeRoleWithWebIdentity",
        effect: "allow",
        principal: { federated: [`qcs::cam::uin/${emulator.target.uin}:oidc-provider/none`] },
      },
    ],
  };
  const creation = cam.CreateRole({ RoleName: "none", PolicyDocument: JSON.stringify(trust) });
  await expect(creation).rejects.toMatchObject({ code: "InvalidParameter.PrincipalQcsNotExist" });
  await expect(cam.DescribeOIDCConfig({ Name: "none" })).rejects.toMatchObject({
    code: "ResourceNotFound.IdentityNotExist",
  });
});
