import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { doctor } from "../../../cli/doctor/doctor";
import { generateKeys, readPrivateKey, signOffer } from "../../../core/grant-offer";
import { externalId, roleName, startGrantBench, type Granting } from "../../cloud/preflight/grant-bench";
import { readStackFile } from "../../stacks/config/stack-file";

interface Report {
  verdict: string;
  sections: {
    stack: string;
    subject: string;
    checks: { name: string; verdict: string; problems: { code: string; path?: string; message: string }[] }[];
  }[];
}

let folder: string;
let lines: string[];
const environment = process.env;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doctor-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: dts-cross-account\n");
  lines = [];
  jest.spyOn(console, "log").mockImplementation((text: string) => void lines.push(text));
});

afterEach(() => {
  process.env = environment;
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Both accounts on an emulator, the shell's variables, and a grant file beside the stack files. */
async function setUp(granting: Granting = {}, grant: object = {}) {
  const bench = await startGrantBench(granting);
  const { emulator } = bench;
  const operator = emulator.target.user("dts-operator");
  process.env = {
    ...environment,
    TENCENTCLOUD_ENDPOINT: emulator.endpoint,
    TENCENTCLOUD_SOURCE_SECRET_ID: emulator.accounts[0]?.secretId,
    TENCENTCLOUD_SOURCE_SECRET_KEY: emulator.accounts[0]?.secretKey,
    TENCENTCLOUD_GRANTER_SECRET_ID: emulator.accounts[1]?.secretId,
    TENCENTCLOUD_GRANTER_SECRET_KEY: emulator.accounts[1]?.secretKey,
    TENCENTCLOUD_EXECUTOR_SECRET_ID: operator.secretId,
    TENCENTCLOUD_EXECUTOR_SECRET_KEY: operator.secretKey,
    DTS_CROSS_ACCOUNT_LANGUAGE: "en",
  };
  const file = join(folder, "grant.json");
  const { uin: sourceUin } = emulator.source;
  const roleArn = `qcs::cam::uin/${sourceUin}:roleName/${roleName}`;
  const written = {
    version: 1,
    sourceUin,
    roleName,
    roleArn,
    externalId,
    databaseKinds: ["mysql"],
    ...grant,
  };
  writeFileSync(file, JSON.stringify(written));
  return { bench, file };
}

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test may write anything into a configuration */
type Config = Record<string, any>;

/** The committed stack file, changed; passwords as `pulumi config set --secret` writes them. */
function writeStack(stack: "source" | "target", change: (config: Config) => void = () => {}) {
  const config = structuredClone(readStackFile(`Pulumi.${stack}.yaml`)) as Config;
  for (const job of config.jobs ?? []) {
    job.source.password = { secure: "v1:encrypted" };
    job.target.password = { secure: "v1:encrypted" };
  }
  change(config);
  const keys = Object.entries(config).map(([key, value]) => [`dts-cross-account:${key}`, value]);
  writeFileSync(join(folder, `Pulumi.${stack}.yaml`), stringify({ config: Object.fromEntries(keys) }));
}

async function examine(stack?: string): Promise<{ exitCode: number; report: Report }> {
  const exitCode = await doctor({ folder, stack, json: true });
  return { exitCode, report: JSON.parse(lines.join("\n")) as Report };
}

function check(report: Report, subject: string, name: string) {
  return report.sections
    .find((section) => section.subject === subject)
    ?.checks.find((each) => each.name === name);
}

test("both stacks are checked from their files, and exit code 0 means that all checks passed", async () => {
  const { file, bench } = await setUp();
  writeStack("source");
  writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

  const { exitCode, report } = await examine();

  expect(report.sections.map(({ subject }) => subject)).toEqual([
    "Pulumi.source.yaml",
    "grant orders",
    "Pulumi.target.yaml",
    "job orders",
  ]);
  const verdicts = report.sections.flatMap(({ checks }) => checks.map(({ verdict }) => verdict));
  expect(new Set(verdicts)).toEqual(new Set(["passed"]));
  expect({ exitCode, verdict: report.verdict }).toEqual({ exitCode: 0, verdict: "passed" });
  expect(bench.countCalls("CreateSyncJob")).toBe(0);
});

test("a wrong instance fails with exit code 1 and names its key with file and job", async () => {
  const { file } = await setUp();
  writeStack("target", (config) => {
    config.grants = [{ name: "orders", file }];
    config.jobs[0].target.instanceId = "cdb-absent00";
  });

  const { exitCode, report } = await examine("target");

  expect(exitCode).toBe(1);
  expect(check(report, "job orders", "targetInstance")).toMatchObject({
    verdict: "failed",
    problems: [{ code: "instance.missing", path: "Pulumi.target.yaml: jobs[0].target.instanceId" }],
  });
});

test("a pending permission is unknown with exit code 2, and the granter shows that the rest is correct", async () => {
  const { file } = await setUp({ permits: null });
  writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

  const { exitCode, report } = await examine("target");

  expect(exitCode).toBe(2);
  expect(check(report, "job orders", "role")).toMatchObject({
    verdict: "unknown",
    problems: [{ code: "preflight.permissionPending" }],
  });
  expect(check(report, "job orders", "sourceInstance")?.verdict).toBe("passed");
  expect(check(report, "job orders", "versions")?.verdict).toBe("passed");
});

test("the granter finds a wrong external ID while the executor has no permission yet", async () => {
  const { file } = await setUp({ permits: null }, { externalId: "another-one" });
  writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

  const { exitCode, report } = await examine("target");

  expect(exitCode).toBe(1);
  const role = check(report, "job orders", "role");
  expect(role?.verdict).toBe("failed");
  expect(role?.problems[0]).toMatchObject({
    code: "preflight.externalIdWrong",
    path: "source stack: grants[].externalId",
  });
});

test("missing passwords fail the configuration check, and all other checks still run", async () => {
  const { file } = await setUp();
  writeStack("target", (config) => {
    config.grants = [{ name: "orders", file }];
    delete config.jobs[0].source.password;
  });

  const { exitCode, report } = await examine("target");

  expect(exitCode).toBe(1);
  expect(check(report, "Pulumi.target.yaml", "configuration")).toMatchObject({
    verdict: "failed",
    problems: [{ path: "Pulumi.target.yaml: jobs[0].source.password" }],
  });
  expect(check(report, "job orders", "versions")?.verdict).toBe("passed");
});

test("a policy that does not exist in CAM is reported with the nearest names", async () => {
  await setUp();
  writeStack("source", (config) => (config.grants[0].servicePolicies = ["QcloudCDBReadOnlyAcess"]));

  const { exitCode, report } = await examine("source");

  expect(exitCode).toBe(1);
  const policies = check(report, "grant orders", "policies");
  expect(policies?.problems[0]?.message).toContain("QcloudCDBReadOnlyAccess");
});

test("a stack without a file is rejected with the list of stacks that have one", async () => {
  await setUp();
  writeStack("source");

  const examined = doctor({ folder, stack: "production" });

  await expect(examined).rejects.toThrow(/Pulumi\.production\.yaml does not exist[\s\S]*source/);
});

test("a folder without stack files is rejected, so that nothing passes unchecked", async () => {
  // A folder with a project and no stack
  await setUp();

  const examined = doctor({ folder });

  await expect(examined).rejects.toThrow(/no `Pulumi\.<stack>\.yaml`[\s\S]*Fix:/);
});

test.each([
  ["no YAML", "config: [unclosed"],
  ["without a config", "encryptionsalt: v1:abc\n"],
  ["empty", ""],
])("a stack file that is %s fails only its own stack", async (_, text) => {
  await setUp();
  writeStack("source");
  writeFileSync(join(folder, "Pulumi.target.yaml"), text);

  const { exitCode, report } = await examine();

  expect(exitCode).toBe(1);
  expect(check(report, "Pulumi.target.yaml", "configuration")).toMatchObject({
    verdict: "failed",
    problems: [{ code: "doctor.stackFileMalformed", path: "Pulumi.target.yaml" }],
  });
  expect(check(report, "grant orders", "policies")?.verdict).toBe("passed");
});

test("a stack is found by its full name, as in Pulumi", async () => {
  await setUp();
  writeStack("source");

  const { exitCode } = await examine("organization/dts-cross-account/source");

  expect(exitCode).toBe(0);
});

test("a grant whose stack cannot be read is unknown, with its key", async () => {
  // The backend does not exist.
  await setUp();
  writeStack("target");
  process.env = { ...process.env, PULUMI_BACKEND_URL: `file://${join(folder, "nowhere")}` };

  const { exitCode, report } = await examine("target");

  expect(exitCode).toBe(2);
  expect(check(report, "job orders", "grant")).toMatchObject({
    verdict: "unknown",
    problems: [{ code: "doctor.grantUnreadable", path: "Pulumi.target.yaml: grants[0].stack" }],
  });
});

test("the table shows a mark for each verdict, and the fix", async () => {
  const { file } = await setUp({ policies: ["QcloudDTSReadOnlyAccess"] });
  writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

  await doctor({ folder, stack: "target" });

  const table = lines.join("\n");
  expect(table).toMatch(/✔ .*role can be assumed/);
  expect(table).toMatch(/✖ .*source instance/);
  expect(table).toMatch(/– .*versions/);
  expect(table).toMatch(/Fix: Add the kind mysql/);
});

describe("grants that end", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000).toISOString();

  test("pass with their days left, on both sides", async () => {
    const expires = inDays(30);
    const { file } = await setUp({}, { expires });
    writeStack("source", (config) => (config.grants[0].expires = expires));
    writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

    const { exitCode, report } = await examine();

    expect(exitCode).toBe(0);
    for (const subject of ["grant orders", "job orders"]) {
      const { verdict, problems } = check(report, subject, "grant")!;
      expect({ verdict, messages: problems.map(({ message }) => message) }).toEqual({
        verdict: "passed",
        messages: [expect.stringMatching(/^The grant expires in 30 days, at \d{4}-/)],
      });
    }
  });

  test("fail on both sides after their end", async () => {
    const expires = inDays(-1);
    const { file, bench } = await setUp({}, { expires });
    writeStack("source", (config) => (config.grants[0].expires = expires));
    writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

    const { exitCode, report } = await examine();

    expect(exitCode).toBe(1);
    expect(check(report, "grant orders", "grant")).toMatchObject({
      verdict: "failed",
      problems: [{ code: "grant.expired", path: "Pulumi.source.yaml: grants[].expires" }],
    });
    expect(check(report, "job orders", "role")).toMatchObject({
      verdict: "failed",
      problems: [{ code: "preflight.grantExpired", path: "source stack: grants[].expires" }],
    });
    expect(bench.countCalls("AssumeRole")).toBe(0);
  });
});

describe("a signed offer", () => {
  const { privateKey, publicKey } = generateKeys();
  const offerOf = (bench: Awaited<ReturnType<typeof setUp>>["bench"], targetUin: string) => {
    const { uin: sourceUin } = bench.emulator.source;
    const facts = {
      grant: "orders",
      sourceUin,
      targetUin,
      roleName,
      externalId,
      databaseKinds: ["mysql"],
      roleArn: `qcs::cam::uin/${sourceUin}:roleName/${roleName}`,
      attachedPolicies: ["QcloudDTSReadOnlyAccess"],
      issuedAt: "2026-01-01T00:00:00Z",
      validUntil: new Date(Date.now() + 30 * 86_400_000 + 60_000).toISOString(),
    };
    const offer = join(folder, "orders.offer.json");
    writeFileSync(offer, JSON.stringify(signOffer(facts, readPrivateKey(privateKey)!)));
    return { name: "orders", offer, publicKey };
  };

  test("is verified and used, and the check shows its days left", async () => {
    const { bench } = await setUp();
    writeStack("target", (config) => (config.grants = [offerOf(bench, bench.emulator.target.uin)]));

    const { exitCode, report } = await examine("target");

    expect(exitCode).toBe(0);
    expect(check(report, "job orders", "grant")?.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The offer is valid for another 30 days/),
    ]);
  });

  test("for another account fails without a call of AssumeRole", async () => {
    const { bench } = await setUp();
    writeStack("target", (config) => (config.grants = [offerOf(bench, "300000000001")]));

    const { exitCode, report } = await examine("target");

    expect(exitCode).toBe(1);
    expect(check(report, "job orders", "grant")).toMatchObject({
      verdict: "failed",
      problems: [{ code: "offer.otherAccount" }],
    });
    expect(bench.countCalls("AssumeRole")).toBe(0);
  });
});
