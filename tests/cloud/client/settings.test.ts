import { parseCredentialsSource } from "../../../cloud/client";
import { chooseEndpoint, endpointUrl } from "../../../cloud/client/endpoint";
import { chooseProxy } from "../../../cloud/client/proxy";
import { redact, secretsWithin } from "../../../cloud/client/redact";
import { catalogue } from "../../../core/messages/catalogue";
import { serviceMessages } from "../../../core/messages/catalogue/service";
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

test("redaction takes the longest secret first and leaves short texts alone", () => {
  // Given a secret that begins like another, and one of two letters
  const secrets = ["abcd", "abcd-efgh", "ab", "p&ss word"];
  // When a text with them is redacted
  const text = redact("ab abcd abcd-efgh p%26ss%20word", secrets);
  // Then nothing of a secret is left
  expect(text).toBe("ab [secret] [secret] [secret]");
});

test.each([0, 1, 2, 3])("redaction finds a secret inside a text in base64, from byte %i on", (offset) => {
  const secret = 'Summer-2030"?>';
  for (const encoding of ["base64", "base64url"] as const) {
    const blob = Buffer.from(`${"u".repeat(offset)}${secret}:tail`).toString(encoding);
    const clean = redact(`Authorization: ${blob} was refused`, [secret]);
    const left = clean.replace(/^Authorization: | was refused$/g, "").replace("[secret]", "");
    expect(clean).toContain("[secret]");
    // At most the letters that hold bits of its first and last byte are left.
    expect(left.length).toBeLessThan(blob.length - 16);
  }
});

test("the external ID is a secret of a request, also inside its policy documents", () => {
  const document = JSON.stringify({
    statement: [{ condition: { string_equal: { "sts:external_id": ["id-in-a-document"] } } }],
  });
  expect(
    secretsWithin({
      SrcInfo: { RoleExternalId: "id-of-dts" },
      ExternalId: "id-of-sts",
      PolicyDocument: document,
      configuredExternalId: "id-in-state",
    }),
  ).toEqual(["id-of-dts", "id-of-sts", "id-in-a-document", "id-in-state"]);
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
