import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCredentialsSource } from "../../../client";
import { readCredentials } from "../../../client/credentials";
import { chooseEndpoint, endpointUrl } from "../../../client/endpoint";
import { chooseProxy } from "../../../client/proxy";
import { redact } from "../../../client/redact";
import { catalogue } from "../../../messages/catalogue";
import { serviceMessages } from "../../../messages/catalogue/service";
import endpoints from "../../matrix/endpoints.json";
import proxies from "../../matrix/proxies.json";

type Settings = NodeJS.ProcessEnv;

test.each(endpoints)("endpoint of $environment", ({ environment, expected, refused }) => {
  // Given an environment
  const settings = environment as Settings;
  // When the endpoint of dts is chosen
  const choose = () => endpointUrl(chooseEndpoint("dts", settings));
  // Then it is the expected one, or the variable at fault is named
  if (expected) expect(choose()).toBe(expected);
  else
    expect(choose).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: "endpoint.invalid" })] }),
    );
  if (refused) expect(choose).toThrow(refused);
  if (refused) expect(choose).not.toThrow("hidden");
});

test.each(proxies)("proxy to $endpoint with $environment", ({ endpoint, environment, proxy }) => {
  // Given an endpoint
  const url = new URL(endpoint);
  // When the proxy is chosen
  const chosen = chooseProxy(
    { protocol: url.protocol === "http:" ? "http" : "https", host: url.host },
    environment as Settings,
  );
  // Then it is the expected one
  expect(chosen).toBe(proxy);
});

test.each([
  ["environment:TENCENTCLOUD", { kind: "environment", prefix: "TENCENTCLOUD" }],
  ["environment:EXECUTOR_2", { kind: "environment", prefix: "EXECUTOR_2" }],
  ["profile:my.profile", { kind: "profile", name: "my.profile" }],
  ["profile:../../etc/passwd", undefined],
  ["environment:", undefined],
  ["TENCENTCLOUD", undefined],
])("%s names a source of credentials", (text, expected) => {
  // Given a text from a configuration
  // When it is parsed
  const source = parseCredentialsSource(text);
  // Then it is understood, or not
  expect(source).toEqual(expected);
});

describe("credentials from the environment", () => {
  const source = { kind: "environment", prefix: "EXECUTOR" } as const;
  const keys = { EXECUTOR_SECRET_ID: " id ", EXECUTOR_SECRET_KEY: "key\n" };

  test.each(["SESSION_TOKEN", "SECURITY_TOKEN", "TOKEN"])("the token may be called %s", (name) => {
    // Given keys and a token under one of its names
    const environment: Settings = { ...keys, [`EXECUTOR_${name}`]: "token" };
    // When they are read
    const credentials = readCredentials(source, environment);
    // Then all three are there, without the blanks around them
    expect(credentials).toEqual({ secretId: "id", secretKey: "key", token: "token" });
  });

  test("what is missing is named, what is there is not shown", () => {
    // Given half a pair
    const environment: Settings = { EXECUTOR_SECRET_ID: "AKIDhalf" };
    // When it is read
    const read = () => readCredentials(source, environment);
    // Then the other half is named
    expect(read).toThrow("environment:EXECUTOR gives no EXECUTOR_SECRET_KEY");
    expect(read).not.toThrow("AKIDhalf");
  });
});

describe("credentials from a profile of tccli", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "profiles-"))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const now = Date.UTC(2026, 0, 1);
  const read = () =>
    readCredentials({ kind: "profile", name: "ci" }, { TENCENTCLOUD_SHARED_CREDENTIALS_DIR: folder }, now);

  test("keys and token are read", () => {
    // Given a profile that tccli has written
    const content = {
      secretId: "id",
      secretKey: "key",
      token: "token",
      type: "oauth",
      expiresAt: now / 1000 + 60,
    };
    writeFileSync(join(folder, "ci.credential"), JSON.stringify(content));
    // When it is read
    const credentials = read();
    // Then the keys are there
    expect(credentials).toEqual({ secretId: "id", secretKey: "key", token: "token" });
  });

  test.each([
    [undefined, "profile.unreadable"],
    ["{ secretKey: hidden", "profile.malformed"],
    ['{"secretId":"id"}', "account.credentialsMissing"],
    ['{"secretId":"id","secretKey":"hidden","role-arn":"qcs::cam::uin/1:roleName/x"}', "profile.needsRole"],
    [`{"secretId":"id","secretKey":"hidden","expiresAt":${now / 1000 - 60}}`, "profile.expired"],
  ])("a profile of %j is refused: %s", (content, code) => {
    // Given a profile that cannot be used
    if (content !== undefined) writeFileSync(join(folder, "ci.credential"), content);
    // When it is read
    // Then the reason is told, and no key
    expect(read).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code })] }));
    expect(read).not.toThrow("hidden");
  });
});

test("redaction takes the longest secret first and leaves short texts alone", () => {
  // Given a secret that begins like another, and one of two letters
  const secrets = ["abcd", "abcd-efgh", "ab", "p&ss word"];
  // When a text with them is redacted
  const text = redact("ab abcd abcd-efgh p%26ss%20word", secrets);
  // Then nothing of a secret is left
  expect(text).toBe("ab [secret] [secret] [secret]");
});

test("every message of this room says the same in both languages", () => {
  // Given the messages about the service
  const blanks = (text = "") => new Set(text.match(/\{\w+\}/g));
  // When their blanks are compared
  // Then both languages have the same
  for (const [code, { en, zh }] of Object.entries(serviceMessages)) {
    expect({ code, text: blanks(zh.text) }).toEqual({ code, text: blanks(en.text) });
    expect({ code, fix: blanks("fix" in zh ? zh.fix : "") }).toEqual({
      code,
      fix: blanks("fix" in en ? en.fix : ""),
    });
    expect(catalogue).toHaveProperty([code]);
  }
});
