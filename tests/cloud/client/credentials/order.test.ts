import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRecipe } from "../../../../cloud/client/credentials/read-recipe";
import order from "../../../matrix/credentials-order.json";

interface Case {
  readonly given: Readonly<Record<string, string>>;
  readonly kind?: string;
  readonly origin?: string;
  readonly refused?: string;
  readonly tried?: string;
}

const now = Date.UTC(2026, 0, 1);
const keys = { secretId: "id", secretKey: "hidden" };
const profiles: Readonly<Record<string, string>> = {
  plain: JSON.stringify(keys),
  role: JSON.stringify({ ...keys, "role-arn": "arn of profile", "role-session-name": "nightly" }),
  machine: JSON.stringify({ type: "cvm-role" }),
  malformed: "{ secretKey: hidden",
  half: JSON.stringify({ secretId: "hidden" }),
  expired: JSON.stringify({ ...keys, expiresAt: now / 1000 - 60 }),
};

let folder: string;
let environment: NodeJS.ProcessEnv;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "credentials-"));
  for (const [name, text] of Object.entries(profiles)) {
    writeFileSync(join(folder, `${name}.credential`), text);
  }
  writeFileSync(join(folder, "token"), "token of a file\n");
  environment = { TENCENTCLOUD_SHARED_CREDENTIALS_DIR: folder };
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (given: Readonly<Record<string, string>>) =>
  readRecipe({ kind: "environment", prefix: "X" }, { ...environment, ...given }, now);

test.each(order as unknown as readonly Case[])("$given", ({ given, kind, origin, refused, tried }) => {
  // Given the variables of a prefix
  const variables = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      value === "<token file>" ? join(folder, "token") : value,
    ]),
  );

  // When they are read
  const reading = () => read(variables);

  // Then the first mechanism that is given is taken, or everything that was tried is named, and no value
  if (!refused) return expect(reading()).toMatchObject({ kind, origin });
  expect(reading).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ code: refused })],
      message: expect.stringContaining(tried ?? "") as string,
    }),
  );
  expect(reading).not.toThrow("hidden");
});

test.each(["SESSION_TOKEN", "SECURITY_TOKEN", "TOKEN"])("the token of keys may be called %s", (name) => {
  // Given keys with blanks around them, and a token under one of its names
  const given = { X_SECRET_ID: " id ", X_SECRET_KEY: "key\n", [`X_${name}`]: "token" };
  // When they are read, then all three are there, without the blanks
  expect(read(given)).toMatchObject({ keys: { secretId: "id", secretKey: "key", token: "token" } });
});

test("every setting of an assumed role is taken, and has its usual default", () => {
  // Given a role with all settings, and one with none
  const base = { X_SECRET_ID: "id", X_SECRET_KEY: "key", X_ASSUME_ROLE_ARN: "arn" };
  const settings = {
    X_ASSUME_ROLE_SESSION_NAME: "nightly",
    X_ASSUME_ROLE_SESSION_DURATION: "900",
    X_ASSUME_ROLE_EXTERNAL_ID: "external",
    X_ASSUME_ROLE_SOURCE_IDENTITY: "100000000009",
  };
  // When both are read
  const [whole, bare] = [read({ ...base, ...settings }), read(base)];
  const role = {
    roleArn: "arn",
    sessionName: "nightly",
    durationSeconds: 900,
    externalId: "external",
    sourceIdentity: "100000000009",
  };
  expect(whole).toMatchObject({ role });
  expect(bare).toMatchObject({ role: { sessionName: "dts-cross-account", durationSeconds: 7200 } });
});

test("a token file is read each time, and the provider has the usual default name", () => {
  // Given a token file that is renewed
  const given = { X_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE: join(folder, "renewed"), X_ASSUME_ROLE_ARN: "arn" };
  writeFileSync(join(folder, "renewed"), "first");
  const first = read(given);
  writeFileSync(join(folder, "renewed"), "second\n");
  // When it is read again
  const second = read(given);
  expect([first, second]).toMatchObject([{ token: "first" }, { token: "second", providerId: "OIDC" }]);
});

test("the session name of a tccli profile is taken", () => {
  // Given a profile with a role; when it is read
  const recipe = readRecipe({ kind: "profile", name: "role" }, environment, now);
  expect(recipe).toMatchObject({
    role: { roleArn: "arn of profile", sessionName: "nightly" },
    base: { keys },
  });
});
