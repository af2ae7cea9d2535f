import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Cloud, type CloudAccount } from "../../../cloud/client";
import { guardedAccount } from "../../../cloud/preflight";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";

/** A role of the target's own account, such as a pipeline assumes. */
const externalId = "the-external-id-of-the-role";
const audience = "sts.tencentcloudapi.com";
const issuer = "https://token.actions.githubusercontent.com";
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

let emulator: TestEmulator;
let folder: string;
let roleArn: string;

beforeEach(async () => {
  emulator = await startTestEmulator();
  folder = mkdtempSync(join(tmpdir(), "sessions-"));
  const { root, uin } = emulator.target;
  roleArn = `qcs::cam::uin/${uin}:roleName/pipeline`;
  const jwks = { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one" }] };
  await root.cam.CreateOIDCConfig({
    Name: "github",
    IdentityUrl: issuer,
    ClientId: [audience],
    IdentityKey: Buffer.from(JSON.stringify(jwks)).toString("base64"),
  });
  const statement = [
    {
      action: "name/sts:AssumeRole",
      effect: "allow",
      principal: { qcs: [`qcs::cam::uin/${uin}:root`] },
      condition: { string_equal: { "sts:external_id": externalId } },
    },
    {
      action: "name/sts:AssumeRoleWithWebIdentity",
      effect: "allow",
      principal: { federated: [`qcs::cam::uin/${uin}:oidc-provider/github`] },
      condition: { string_equal: { "oidc:aud": audience } },
    },
  ];
  const PolicyDocument = JSON.stringify({ version: "2.0", statement });
  await root.cam.CreateRole({ RoleName: "pipeline", PolicyDocument, SessionDuration: 43_200 });
  await root.cam.AttachRolePolicy({ AttachRoleName: "pipeline", PolicyName: "QcloudDTSFullAccess" });
});
afterEach(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

const rootKeys = () => {
  const { secretId, secretKey } = emulator.accounts[1]!;
  return { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey };
};
const assumingRole = (changes: NodeJS.ProcessEnv = {}) => ({
  ...rootKeys(),
  TENCENTCLOUD_ASSUME_ROLE_ARN: roleArn,
  TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID: externalId,
  TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME: "nightly",
  TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION: "3600",
  ...changes,
});

/** A separate process that runs on the emulator's time. */
function newCloud(variables: NodeJS.ProcessEnv): Cloud {
  const clock = {
    now: () => emulator.clock.now(),
    sleep: async (milliseconds: number) => emulator.clock.advance(milliseconds),
  };
  const environment = Object.assign(variables, {
    TENCENTCLOUD_ENDPOINT: emulator.endpoint,
    TENCENTCLOUD_SHARED_CREDENTIALS_DIR: folder,
    DTS_CROSS_ACCOUNT_LANGUAGE: "en",
  });
  return new Cloud({ environment, clock });
}

function accountOf(cloud: Cloud, credentials = "environment:TENCENTCLOUD"): CloudAccount {
  return cloud.account({ accountUin: emulator.target.uin, region: "ap-shanghai", credentials });
}

const count = (action: string) => emulator.calls.filter((call) => call.action === action).length;
const listJobs = (account: CloudAccount) => account.call("dts", "DescribeSyncJobs", {});
const roleSession = (name: string) => ({
  AccountId: emulator.target.uin,
  UserId: expect.stringMatching(new RegExp(`:${name}$`)) as string,
});
const whoIs = (account: CloudAccount) => account.call("sts", "GetCallerIdentity", {});

function token(): string {
  const claims = { iss: issuer, sub: "repo:a/b", aud: audience, exp: Math.floor(Date.now() / 1000) + 300 };
  const parts = [{ alg: "RS256", kid: "one" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const signature = sign("sha256", Buffer.from(parts.join(".")), privateKey).toString("base64url");
  return [...parts, signature].join(".");
}

const oidc = (changes: NodeJS.ProcessEnv = {}) => ({
  TENCENTCLOUD_ASSUME_ROLE_ARN: roleArn,
  TENCENTCLOUD_ASSUME_ROLE_PROVIDER_ID: "github",
  TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME: "run-1",
  ...changes,
});

describe("each credential source signs as the caller that it names", () => {
  test("keys that assume a role with an external ID", async () => {
    const account = accountOf(newCloud(assumingRole()));
    await expect(whoIs(account)).resolves.toMatchObject(roleSession("nightly"));
    expect((await account.identity()).kind).toBe("role");
  });

  test("a tccli profile that assumes a role", async () => {
    // A profile cannot name an external ID, so the role requires none.
    const { root, uin } = emulator.target;
    const principal = { qcs: [`qcs::cam::uin/${uin}:root`] };
    const statement = [{ action: "name/sts:AssumeRole", effect: "allow", principal }];
    const PolicyDocument = JSON.stringify({ version: "2.0", statement });
    await root.cam.CreateRole({ RoleName: "plain", PolicyDocument });
    const { secretId, secretKey } = emulator.accounts[1]!;
    const content = {
      secretId,
      secretKey,
      "role-session-name": "from-profile",
      "role-arn": `qcs::cam::uin/${uin}:roleName/plain`,
    };
    writeFileSync(join(folder, "ci.credential"), JSON.stringify(content));
    const account = accountOf(newCloud({}), "profile:ci");
    await expect(whoIs(account)).resolves.toMatchObject(roleSession("from-profile"));
  });

  test.each(["variable", "file"])(
    "a token of an identity provider in a %s, without any key",
    async (where) => {
      const file = join(folder, "token");
      writeFileSync(file, `${token()}\n`);
      const given =
        where === "file"
          ? { TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE: file }
          : { TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN: token() };
      const account = accountOf(newCloud(oidc(given)));
      await expect(whoIs(account)).resolves.toMatchObject(roleSession("run-1"));
    },
  );

  test("the variables of a TKE pod, selected by their prefix", async () => {
    writeFileSync(join(folder, "token"), token());
    const pod = {
      TKE_REGION: "ap-shanghai",
      TKE_ROLE_ARN: roleArn,
      TKE_PROVIDER_ID: "github",
      TKE_WEB_IDENTITY_TOKEN_FILE: join(folder, "token"),
    };
    const account = accountOf(newCloud(pod), "environment:TKE");
    await expect(whoIs(account)).resolves.toMatchObject(roleSession("dts-cross-account"));
  });
});

describe("the account guard", () => {
  test("refuses a role of an account other than the stack's", async () => {
    // A stack of the source account, and keys that assume a role of the target.
    const cloud = newCloud(assumingRole());
    const connection = { accountUin: emulator.source.uin, region: "ap-guangzhou" };
    const guarded = guardedAccount(cloud, { ...connection, credentials: "environment:TENCENTCLOUD" });
    // The error names the role as the source of the keys.
    await expect(guarded).rejects.toMatchObject({
      problems: [
        {
          code: "account.mismatch",
          parameters: { source: `TENCENTCLOUD_SECRET_ID → ${roleArn}`, actual: emulator.target.uin },
        },
      ],
    });
  });
});

describe("a session", () => {
  test("is requested once for many concurrent calls, and reused by the next", async () => {
    const account = accountOf(newCloud(assumingRole()));
    // 30 calls start at once, and one later.
    await Promise.all(Array.from({ length: 30 }, () => listJobs(account)));
    await listJobs(account);
    expect(count("DescribeSyncJobs")).toBe(31);
    expect(count("AssumeRole")).toBe(1);
  });

  test("is shared by the regions of an account", async () => {
    const cloud = newCloud(assumingRole());
    const other = { accountUin: emulator.target.uin, region: "ap-guangzhou" };
    await listJobs(accountOf(cloud));
    await listJobs(cloud.account({ ...other, credentials: "environment:TENCENTCLOUD" }));
    expect(count("AssumeRole")).toBe(1);
  });

  test("is renewed shortly before it expires, during a long wait", async () => {
    // A session of one hour.
    const account = accountOf(newCloud(assumingRole()));
    await listJobs(account);
    // A wait of three hours for a job.
    for (let minutes = 0; minutes < 180; minutes += 10) {
      emulator.clock.advance(600_000);
      await listJobs(account);
    }
    // No call is refused, and the session is renewed about once an hour.
    expect(emulator.calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
    expect(count("AssumeRole")).toBe(4);
  });

  test("that the service no longer accepts is replaced once, without a failure", async () => {
    // The service revokes the session early.
    const account = accountOf(newCloud(assumingRole()));
    await listJobs(account);
    emulator.faults.add({ service: "dts", action: "DescribeSyncJobs", kind: tokenFailure, times: 1 });
    const answer = listJobs(account);
    await expect(answer).resolves.toHaveProperty("JobList");
    expect(count("AssumeRole")).toBe(2);
  });

  test("that cannot be obtained is requested again by the next call", async () => {
    // The role is created only after the first call.
    const later = { TENCENTCLOUD_ASSUME_ROLE_ARN: roleArn.replace("pipeline", "later") };
    const account = accountOf(newCloud(assumingRole(later)));
    await expect(listJobs(account)).rejects.toMatchObject({
      problems: [{ code: "credentials.sessionRefused", parameters: { code: "InternalError.GetRoleError" } }],
    });
    const { RoleInfo } = await emulator.target.root.cam.GetRole({ RoleName: "pipeline" });
    const role = { RoleName: "later", PolicyDocument: RoleInfo!.PolicyDocument!, SessionDuration: 7200 };
    await emulator.target.root.cam.CreateRole(role);
    await emulator.target.root.cam.AttachRolePolicy({
      AttachRoleName: "later",
      PolicyName: "QcloudDTSFullAccess",
    });
    emulator.clock.advance(60_000);
    await expect(listJobs(account)).resolves.toHaveProperty("JobList");
  });

  test("that cannot be renewed is used until it expires; then the error names the reason", async () => {
    // A session of a role that no longer trusts the caller.
    const account = accountOf(newCloud(assumingRole()));
    await listJobs(account);
    const root = `qcs::cam::uin/${emulator.source.uin}:root`;
    const statement = [{ action: "name/sts:AssumeRole", effect: "allow", principal: { qcs: [root] } }];
    const PolicyDocument = JSON.stringify({ version: "2.0", statement });
    await emulator.target.root.cam.UpdateAssumeRolePolicy({ RoleName: "pipeline", PolicyDocument });
    // Once when it is due for renewal, once after it has expired.
    emulator.clock.advance(57 * 60_000);
    const nearTheEnd = await listJobs(account);
    emulator.clock.advance(4 * 60_000);
    const afterTheEnd = listJobs(account);
    expect(nearTheEnd).toHaveProperty("JobList");
    await expect(afterTheEnd).rejects.toMatchObject({ problems: [{ code: "credentials.sessionRefused" }] });
  });

  test("is not reused after its settings have changed", async () => {
    const variables: NodeJS.ProcessEnv = assumingRole();
    const account = accountOf(newCloud(variables));
    await listJobs(account);
    // The settings of the process change.
    variables.TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID = "another-id";
    await expect(listJobs(account)).rejects.toMatchObject({
      problems: [{ code: "credentials.sessionRefused" }],
    });
  });

  test("leaves neither token nor temporary keys in redacted text", async () => {
    const cloud = newCloud(oidc({ TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN: token() }));
    await listJobs(accountOf(cloud));
    const secrets = emulator.world.keys
      .list()
      .flatMap(({ secretId, secretKey, session }) => (session ? [secretId, secretKey, session.token] : []));
    const shown = cloud.redact(secrets.join(" "));
    expect(secrets.length).toBeGreaterThan(2);
    expect(shown).toBe(secrets.map(() => "[secret]").join(" "));
  });
});

const tokenFailure = { errorCode: "AuthFailure.TokenFailure", message: "Token verification failed" } as const;

describe("the role of a virtual machine", () => {
  let server: Server;
  let asked: string[];
  let answer: (path: string) => string | undefined;
  const path = "/latest/meta-data/cam/security-credentials/";

  beforeEach(async () => {
    asked = [];
    answer = (place) => (place === path ? "pipeline\n" : JSON.stringify(keysOfMachine()));
    server = createServer((request, response) => {
      asked.push(request.url ?? "");
      const text = answer(request.url ?? "");
      // The time limit covers a server that never answers.
      if (text !== undefined) response.end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Issues new keys before the old ones expire, like the cloud's metadata service. */
  function keysOfMachine(seconds = 7200): object {
    const role = [...emulator.world.findAccount(emulator.target.uin)!.roles.values()][0]!;
    const { accountUin, roleId, roleName } = role;
    const by = { assumedByUin: accountUin, assumedByAccountUin: accountUin };
    const caller = { kind: "roleSession" as const, accountUin, roleId, roleName, sessionName: "cvm", ...by };
    const expiresAt = emulator.clock.now() + seconds * 1000;
    const { secretId, secretKey, session } = emulator.world.keys.issue(caller, expiresAt);
    const keys = { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: session.token };
    return { Code: "Success", ...keys, ExpiredTime: expiresAt / 1000 };
  }

  const machine = (changes: NodeJS.ProcessEnv = {}) => ({
    TENCENTCLOUD_METADATA_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    TENCENTCLOUD_CAM_ROLE_NAME: "pipeline",
    ...changes,
  });

  test("is used if configured, cached, and renewed before its keys expire", async () => {
    const account = accountOf(newCloud(machine()));
    await Promise.all([listJobs(account), listJobs(account)]);
    emulator.clock.advance(7_000_000);
    await listJobs(account);
    expect(asked).toEqual([`${path}pipeline`, `${path}pipeline`]);
    await expect(whoIs(account)).resolves.toMatchObject(roleSession("cvm"));
  });

  test("is found automatically for a profile of the machine's role", async () => {
    writeFileSync(join(folder, "machine.credential"), JSON.stringify({ type: "cvm-role" }));
    await whoIs(accountOf(newCloud(machine()), "profile:machine"));
    expect(asked).toEqual([path, `${path}pipeline`]);
  });

  test("is not requested unless it is configured", async () => {
    // Once with keys, once without any credentials.
    await whoIs(accountOf(newCloud(machine(rootKeys()))));
    const nothing = whoIs(accountOf(newCloud(machine({ TENCENTCLOUD_CAM_ROLE_NAME: "" }))));
    await expect(nothing).rejects.toMatchObject({ problems: [{ code: "account.credentialsMissing" }] });
    expect(asked).toEqual([]);
  });

  test.each([
    ["refuses", () => '{"Code":"NotFound"}', "credentials.metadataRefused"],
    ["answers with a page", () => "<html>", "credentials.metadataRefused"],
    ["never answers", () => undefined, "credentials.metadataUnreachable"],
  ])("a service that %s is reported after two seconds at most", async (_how, response, code) => {
    answer = response;
    const question = whoIs(accountOf(newCloud(machine())));
    await expect(question).rejects.toMatchObject({ problems: [{ code }] });
  });

  test("a missing metadata service is reported with its address", async () => {
    const closed = { TENCENTCLOUD_METADATA_ENDPOINT: "http://127.0.0.1:9" };
    const question = whoIs(accountOf(newCloud(machine(closed))));
    await expect(question).rejects.toMatchObject({ problems: [{ code: "credentials.metadataUnreachable" }] });
  });
});
