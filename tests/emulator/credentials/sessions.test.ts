import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Cloud, identityOf, type CloudAccount } from "../../../cloud/client";
import { guardedAccount } from "../../../cloud/preflight";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";

/** A role of the target's own account, as a pipeline would take it. */
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

/** A process of its own, whose time is the emulator's. */
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

describe("each source is the caller it says", () => {
  test("keys that assume a role with an external ID", async () => {
    // Given
    const account = accountOf(newCloud(assumingRole()));
    // When / Then
    await expect(whoIs(account)).resolves.toMatchObject(roleSession("nightly"));
    expect((await identityOf(account)).kind).toBe("role");
  });

  test("a tccli profile that assumes a role", async () => {
    // Given a role that asks for no external ID, for a profile cannot name one
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
    // When
    const account = accountOf(newCloud({}), "profile:ci");
    // Then
    await expect(whoIs(account)).resolves.toMatchObject(roleSession("from-profile"));
  });

  test.each(["variable", "file"])(
    "a token of an identity provider in a %s, without any key",
    async (where) => {
      // Given
      const file = join(folder, "token");
      writeFileSync(file, `${token()}\n`);
      const given =
        where === "file"
          ? { TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE: file }
          : { TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN: token() };
      // When
      const account = accountOf(newCloud(oidc(given)));
      // Then
      await expect(whoIs(account)).resolves.toMatchObject(roleSession("run-1"));
    },
  );

  test("the variables that TKE puts into a pod, named by their prefix", async () => {
    // Given
    writeFileSync(join(folder, "token"), token());
    const pod = {
      TKE_REGION: "ap-shanghai",
      TKE_ROLE_ARN: roleArn,
      TKE_PROVIDER_ID: "github",
      TKE_WEB_IDENTITY_TOKEN_FILE: join(folder, "token"),
    };
    // When
    const account = accountOf(newCloud(pod), "environment:TKE");
    // Then
    await expect(whoIs(account)).resolves.toMatchObject(roleSession("dts-cross-account"));
  });
});

describe("the account guard", () => {
  test("refuses a role of another account than the stack's", async () => {
    // Given a stack of the source account, and keys that become a role of the target
    const cloud = newCloud(assumingRole());
    const connection = { accountUin: emulator.source.uin, region: "ap-guangzhou" };
    // When
    const guarded = guardedAccount(cloud, { ...connection, credentials: "environment:TENCENTCLOUD" });
    // Then the role is named as where the keys come from
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
  test("is asked for once by many calls at a time, and kept for the next", async () => {
    // Given
    const account = accountOf(newCloud(assumingRole()));
    // When 30 calls begin at once, and one later
    await Promise.all(Array.from({ length: 30 }, () => listJobs(account)));
    await listJobs(account);
    // Then
    expect(count("DescribeSyncJobs")).toBe(31);
    expect(count("AssumeRole")).toBe(1);
  });

  test("is shared by the regions of an account", async () => {
    // Given
    const cloud = newCloud(assumingRole());
    const other = { accountUin: emulator.target.uin, region: "ap-guangzhou" };
    // When
    await listJobs(accountOf(cloud));
    await listJobs(cloud.account({ ...other, credentials: "environment:TENCENTCLOUD" }));
    // Then
    expect(count("AssumeRole")).toBe(1);
  });

  test("is renewed shortly before it ends, in the midst of a long wait", async () => {
    // Given a session of an hour
    const account = accountOf(newCloud(assumingRole()));
    await listJobs(account);
    // When a job is waited for over three hours
    for (let minutes = 0; minutes < 180; minutes += 10) {
      emulator.clock.advance(600_000);
      await listJobs(account);
    }
    // Then no call was refused, and it was renewed about once an hour
    expect(emulator.calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
    expect(count("AssumeRole")).toBe(4);
  });

  test("that the service takes no more is replaced once, without a failure", async () => {
    // Given a session that the service ends before its time
    const account = accountOf(newCloud(assumingRole()));
    await listJobs(account);
    emulator.faults.add({ service: "dts", action: "DescribeSyncJobs", kind: tokenFailure, times: 1 });
    // When
    const answer = listJobs(account);
    // Then
    await expect(answer).resolves.toHaveProperty("JobList");
    expect(count("AssumeRole")).toBe(2);
  });

  test("that cannot be had is asked for again by the next call", async () => {
    // Given a role that is made only after the first call
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
    // When / Then
    await expect(listJobs(account)).resolves.toHaveProperty("JobList");
  });

  test("that cannot be renewed serves until it ends, and then the reason is told", async () => {
    // Given a session, and a role that trusts nobody any more
    const account = accountOf(newCloud(assumingRole()));
    await listJobs(account);
    const nobody = `qcs::cam::uin/${emulator.source.uin}:root`;
    const statement = [{ action: "name/sts:AssumeRole", effect: "allow", principal: { qcs: [nobody] } }];
    const PolicyDocument = JSON.stringify({ version: "2.0", statement });
    await emulator.target.root.cam.UpdateAssumeRolePolicy({ RoleName: "pipeline", PolicyDocument });
    // When it is due for renewal, and when it has ended
    emulator.clock.advance(57 * 60_000);
    const nearTheEnd = await listJobs(account);
    emulator.clock.advance(4 * 60_000);
    const afterTheEnd = listJobs(account);
    // Then
    expect(nearTheEnd).toHaveProperty("JobList");
    await expect(afterTheEnd).rejects.toMatchObject({ problems: [{ code: "credentials.sessionRefused" }] });
  });

  test("is not used for other settings than those that it was asked for with", async () => {
    // Given
    const variables: NodeJS.ProcessEnv = assumingRole();
    const account = accountOf(newCloud(variables));
    await listJobs(account);
    // When the settings of the process change
    variables.TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID = "another-id";
    // Then
    await expect(listJobs(account)).rejects.toMatchObject({
      problems: [{ code: "credentials.sessionRefused" }],
    });
  });

  test("never shows: neither token nor temporary keys, in no text that was redacted", async () => {
    // Given
    const cloud = newCloud(oidc({ TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN: token() }));
    await listJobs(accountOf(cloud));
    const secrets = emulator.world.keys
      .list()
      .flatMap(({ secretId, secretKey, session }) => (session ? [secretId, secretKey, session.token] : []));
    // When
    const shown = cloud.redact(secrets.join(" "));
    // Then
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
      // A server that never answers is met by the time limit.
      if (text !== undefined) response.end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** The metadata service gives new keys before the old ones end, as the cloud's does. */
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

  test("is taken where it is asked for, kept, and renewed before its keys end", async () => {
    // Given
    const account = accountOf(newCloud(machine()));
    // When
    await Promise.all([listJobs(account), listJobs(account)]);
    emulator.clock.advance(7_000_000);
    await listJobs(account);
    // Then
    expect(asked).toEqual([`${path}pipeline`, `${path}pipeline`]);
    await expect(whoIs(account)).resolves.toMatchObject(roleSession("cvm"));
  });

  test("is found by itself for a profile that says it is on a machine", async () => {
    // Given
    writeFileSync(join(folder, "machine.credential"), JSON.stringify({ type: "cvm-role" }));
    // When
    await whoIs(accountOf(newCloud(machine()), "profile:machine"));
    // Then
    expect(asked).toEqual([path, `${path}pipeline`]);
  });

  test("is not asked for by anybody who did not name it", async () => {
    // Given keys beside it, and nothing at all
    await whoIs(accountOf(newCloud(machine(rootKeys()))));
    const nothing = whoIs(accountOf(newCloud(machine({ TENCENTCLOUD_CAM_ROLE_NAME: "" }))));
    // When / Then
    await expect(nothing).rejects.toMatchObject({ problems: [{ code: "account.credentialsMissing" }] });
    expect(asked).toEqual([]);
  });

  test.each([
    ["says no", () => '{"Code":"NotFound"}', "credentials.metadataRefused"],
    ["answers with a page", () => "<html>", "credentials.metadataRefused"],
    ["never answers", () => undefined, "credentials.metadataUnreachable"],
  ])("a service that %s is told, after two seconds at most", async (_how, says, code) => {
    // Given
    answer = says;
    // When
    const question = whoIs(accountOf(newCloud(machine())));
    // Then
    await expect(question).rejects.toMatchObject({ problems: [{ code }] });
  });

  test("no service at all is told with its address", async () => {
    // Given
    const closed = { TENCENTCLOUD_METADATA_ENDPOINT: "http://127.0.0.1:9" };
    // When
    const question = whoIs(accountOf(newCloud(machine(closed))));
    // Then
    await expect(question).rejects.toMatchObject({ problems: [{ code: "credentials.metadataUnreachable" }] });
  });
});
