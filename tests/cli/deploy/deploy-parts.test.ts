import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { approvalEnd } from "../../../cli/deploy/approval-end";
import { Artefact } from "../../../cli/deploy/artefact";
import { startFacts } from "../../../cli/deploy/facts/start-facts";
import { versionIn } from "../../../cli/deploy/facts/stack-version";
import { plaintextsIn, secretsIn, secretsOfEnvironment } from "../../../cli/deploy/known-secrets";
import { PrivateCopy } from "../../../cli/deploy/private-copy";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deploy-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

describe("the end of an approval", () => {
  const noon = Date.parse("2026-01-01T12:00:00Z");

  test.each([
    ["24h", "2026-01-02T12:00:00.000Z"],
    ["30m", "2026-01-01T12:30:00.000Z"],
    ["90s", "2026-01-01T12:01:30.000Z"],
    ["7d", "2026-01-08T12:00:00.000Z"],
  ])("after %s", (duration, end) => {
    expect(approvalEnd(duration, noon)).toBe(end);
  });

  test.each(["", "0h", "24", "-1h", "1w", "999999d"])("%j is rejected", (duration) => {
    expect(() => approvalEnd(duration, noon)).toThrow(/--approval-ttl does not accept/);
  });
});

test("an artefact of the earlier format asks to prepare it again", () => {
  write("deployment.json", JSON.stringify({ version: 1, digest: "a", facts: {} }));

  expect(() => new Artefact(folder).readSeal()).toThrow(/has format 1.*\n?.*Prepare it again/s);
});

describe("the deployed version of a stack", () => {
  const exported = (time: string, resources: object[]) =>
    JSON.stringify({ version: 3, deployment: { manifest: { time }, resources } });
  const [resource, later] = [{ urn: "u", inputs: { a: 1 } }, "2026-01-02T00:00:00Z"];
  const version = versionIn(exported("2026-01-01T00:00:00Z", [resource]));

  test.each([
    ["an update without changes", exported(later, [resource])],
    ["a destroy", exported(later, [])],
    ["an edit of the state", exported("2026-01-01T00:00:00Z", [{ ...resource, inputs: { a: 2 } }])],
  ])("changes with %s", (_what, text) => {
    expect(versionIn(text)).not.toBe(version);
  });

  test("does not change if the engine encrypts the same state again", () => {
    const encrypted = (ciphertext: string) => exported(later, [{ inputs: { secret: { ciphertext } } }]);
    expect(versionIn(encrypted("v1:a"))).toBe(versionIn(encrypted("v1:b")));
  });
});

test("the files of the start are facts outside a Git repository, too", () => {
  write("Pulumi.yaml", "name: x");
  write("package.json", JSON.stringify({ main: "bin/program.js" }));
  mkdirSync(join(folder, "bin"));
  write("bin/program.js", "");
  write("bin/helper.js", "");
  const before = startFacts(folder, folder);
  expect(Object.keys(before.facts).sort()).toEqual([
    ...["Node.js", "Pulumi.yaml", "bin/helper.js", "bin/program.js", "engine", "package.json"],
  ]);

  for (const file of ["Pulumi.yaml", "bin/program.js", "bin/helper.js"]) {
    write(file, "changed");
    expect(startFacts(folder, folder).facts[file]).not.toBe(before.facts[file]);
  }
  symlinkSync("/tmp", join(folder, "bin/node_modules"));
  expect(startFacts(folder, folder).problems).toMatchObject([{ parameters: { file: "bin/node_modules" } }]);
});

test("a private copy keeps what was verified, for this user only, and follows no link", () => {
  const artefact = join(folder, "artefact");
  mkdirSync(artefact);
  write("artefact/plan-target.json", "approved");
  write("Pulumi.target.yaml", "approved");
  symlinkSync("/etc/hostname", join(artefact, "plan-source.json"));

  const copy = new PrivateCopy(artefact, folder);
  copy.takeStackFiles(["target", "absent"]);
  write("artefact/plan-target.json", "swapped");
  write("Pulumi.target.yaml", "swapped");

  expect(readFileSync(copy.artefact.planOf("target"), "utf8")).toBe("approved");
  expect(readFileSync(copy.stackFileOf("target"), "utf8")).toBe("approved");
  expect(Object.keys(copy.artefact.fingerprints())).toEqual(["plan-target.json"]);
  expect(statSync(join(copy.artefact.folder, "..")).mode & 0o777).toBe(0o700);
  copy.remove();
});

describe("known secrets", () => {
  test("of a stack file: the values that it has encrypted", () => {
    const config = {
      "p:jobs": [{ name: "orders", password: { secure: "v1:…" } }],
      "p:token": { secure: "v1:…" },
    };
    const shown = {
      "p:jobs": { value: "[…]", objectValue: [{ name: "orders", password: "hush" }] },
      "p:token": { value: "quiet" },
    };
    expect(secretsIn(config, shown)).toEqual(["hush", "quiet"]);
  });

  test("of a state: every decrypted value", () => {
    const state = { resources: [{ outputs: { ids: { plaintext: '{"orders":"external"}' } } }] };
    expect(plaintextsIn(state)).toEqual(["external"]);
  });

  test("of the environment: keys, tokens and passphrases", () => {
    const environment = { PULUMI_CONFIG_PASSPHRASE: "p", TENCENTCLOUD_SOURCE_SECRET_KEY: "k", HOME: "/root" };
    expect(secretsOfEnvironment(environment)).toEqual(["p", "k"]);
  });
});
