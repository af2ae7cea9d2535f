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

test("both stacks are examined from their files; all passes with exit code 0", async () => {
  // Given
  const { file, bench } = await setUp();
  writeStack("source");
  writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

  // When
  const { exitCode, report } = await examine();

  // Then
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

test("a wrong instance fails with exit code 1, and its key is named with file and job", async () => {
  // Given
  const { file } = await setUp();
  writeStack("target", (config) => {
    config.grants = [{ name: "orders", file }];
    config.jobs[0].target.instanceId = "cdb-absent00";
  });

  // When
  const { exitCode, report } = await examine("target");

  // Then
  expect(exitCode).toBe(1);
  expect(check(report, "job orders", "targetInstance")).toMatchObject({
    verdict: "failed",
    problems: [{ code: "instance.missing", path: "Pulumi.target.yaml: jobs[0].target.instanceId" }],
  });
});

test("a permission that is yet to be given is unknown with exit code 2; the granter shows that the rest is right", async () => {
  // Given
  const { file } = await setUp({ permits: null });
  writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

  // When
  const { exitCode, report } = await examine("target");

  // Then
  expect(exitCode).toBe(2);
  expect(check(report, "job orders", "role")).toMatchObject({
    verdict: "unknown",
    problems: [{ code: "preflight.permissionPending" }],
  });
  expect(check(report, "job orders", "sourceInstance")?.verdict).toBe("passed");
  expect(check(report, "job orders", "versions")?.verdict).toBe("passed");
});

test("a wrong external ID is found by the granter although the executor has no permission yet", async () => {
  // Given
  const { file } = await setUp({ permits: null }, { externalId: "another-one" });
  writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

  // When
  const { exitCode, report } = await examine("target");

  // Then
  expect(exitCode).toBe(1);
  const role = check(report, "job orders", "role");
  expect(role?.verdict).toBe("failed");
  expect(role?.problems[0]).toMatchObject({
    code: "preflight.externalIdWrong",
    path: "source stack: grants[].externalId",
  });
});

test("passwords that are not set fail the configuration, and everything else is examined all the same", async () => {
  // Given
  const { file } = await setUp();
  writeStack("target", (config) => {
    config.grants = [{ name: "orders", file }];
    delete config.jobs[0].source.password;
  });

  // When
  const { exitCode, report } = await examine("target");

  // Then
  expect(exitCode).toBe(1);
  expect(check(report, "Pulumi.target.yaml", "configuration")).toMatchObject({
    verdict: "failed",
    problems: [{ path: "Pulumi.target.yaml: jobs[0].source.password" }],
  });
  expect(check(report, "job orders", "versions")?.verdict).toBe("passed");
});

test("a policy that CAM does not know is named with the nearest names", async () => {
  // Given
  await setUp();
  writeStack("source", (config) => (config.grants[0].servicePolicies = ["QcloudCDBReadOnlyAcess"]));

  // When
  const { exitCode, report } = await examine("source");

  // Then
  expect(exitCode).toBe(1);
  const policies = check(report, "grant orders", "policies");
  expect(policies?.problems[0]?.message).toContain("QcloudCDBReadOnlyAccess");
});

test("a stack without a file is refused with those that have one", async () => {
  // Given
  await setUp();
  writeStack("source");

  // When
  const examined = doctor({ folder, stack: "production" });

  // Then
  await expect(examined).rejects.toThrow(/Pulumi\.production\.yaml does not exist[\s\S]*source/);
});

test("a folder without any stack file is refused: what was not examined has not passed", async () => {
  // Given a folder that holds a project and nothing more
  await setUp();

  // When
  const examined = doctor({ folder });

  // Then
  await expect(examined).rejects.toThrow(/no `Pulumi\.<stack>\.yaml`[\s\S]*Fix:/);
});

test.each([
  ["no YAML", "config: [unclosed"],
  ["without a config", "encryptionsalt: v1:abc\n"],
  ["empty", ""],
])("a stack file that is %s fails its own stack; the others are examined all the same", async (_, text) => {
  // Given
  await setUp();
  writeStack("source");
  writeFileSync(join(folder, "Pulumi.target.yaml"), text);

  // When
  const { exitCode, report } = await examine();

  // Then
  expect(exitCode).toBe(1);
  expect(check(report, "Pulumi.target.yaml", "configuration")).toMatchObject({
    verdict: "failed",
    problems: [{ code: "doctor.stackFileMalformed", path: "Pulumi.target.yaml" }],
  });
  expect(check(report, "grant orders", "policies")?.verdict).toBe("passed");
});

test("a stack is found by its full name, as the engine takes it", async () => {
  // Given
  await setUp();
  writeStack("source");

  // When
  const { exitCode } = await examine("organization/dts-cross-account/source");

  // Then
  expect(exitCode).toBe(0);
});

test("a grant whose stack cannot be asked is unknown, and its key is named", async () => {
  // Given a backend that is not there
  await setUp();
  writeStack("target");
  process.env = { ...process.env, PULUMI_BACKEND_URL: `file://${join(folder, "nowhere")}` };

  // When
  const { exitCode, report } = await examine("target");

  // Then
  expect(exitCode).toBe(2);
  expect(check(report, "job orders", "grant")).toMatchObject({
    verdict: "unknown",
    problems: [{ code: "doctor.grantUnreadable", path: "Pulumi.target.yaml: grants[0].stack" }],
  });
});

test("the table shows a mark for each verdict, and what to do", async () => {
  // Given
  const { file } = await setUp({ policies: ["QcloudDTSReadOnlyAccess"] });
  writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

  // When
  await doctor({ folder, stack: "target" });

  // Then
  const table = lines.join("\n");
  expect(table).toMatch(/✔ .*role can be assumed/);
  expect(table).toMatch(/✖ .*source instance/);
  expect(table).toMatch(/– .*versions/);
  expect(table).toMatch(/Fix: Add the kind mysql/);
});

describe("grants that end", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000).toISOString();

  test("pass with their days left, on both sides", async () => {
    // Given a grant of a month
    const expires = inDays(30);
    const { file } = await setUp({}, { expires });
    writeStack("source", (config) => (config.grants[0].expires = expires));
    writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

    // When
    const { exitCode, report } = await examine();

    // Then
    expect(exitCode).toBe(0);
    for (const subject of ["grant orders", "job orders"]) {
      const { verdict, problems } = check(report, subject, "grant")!;
      expect({ verdict, messages: problems.map(({ message }) => message) }).toEqual({
        verdict: "passed",
        messages: [expect.stringMatching(/^The grant expires in 30 days, at \d{4}-/)],
      });
    }
  });

  test("fail on both sides once they have ended", async () => {
    // Given a grant that ended yesterday
    const expires = inDays(-1);
    const { file, bench } = await setUp({}, { expires });
    writeStack("source", (config) => (config.grants[0].expires = expires));
    writeStack("target", (config) => (config.grants = [{ name: "orders", file }]));

    // When
    const { exitCode, report } = await examine();

    // Then
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
      ...{ grant: "orders", sourceUin, targetUin, roleName, externalId, databaseKinds: ["mysql"] },
      roleArn: `qcs::cam::uin/${sourceUin}:roleName/${roleName}`,
      attachedPolicies: ["QcloudDTSReadOnlyAccess"],
      issuedAt: "2026-01-01T00:00:00Z",
      validUntil: new Date(Date.now() + 30 * 86_400_000 + 60_000).toISOString(),
    };
    const offer = join(folder, "orders.offer.json");
    writeFileSync(offer, JSON.stringify(signOffer(facts, readPrivateKey(privateKey)!)));
    return { name: "orders", offer, publicKey };
  };

  test("is verified, used, and shown with the days that it is valid", async () => {
    // Given
    const { bench } = await setUp();
    writeStack("target", (config) => (config.grants = [offerOf(bench, bench.emulator.target.uin)]));

    // When
    const { exitCode, report } = await examine("target");

    // Then
    expect(exitCode).toBe(0);
    expect(check(report, "job orders", "grant")?.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The offer is valid for another 30 days/),
    ]);
  });

  test("for another account fails, and the role is not asked for", async () => {
    // Given
    const { bench } = await setUp();
    writeStack("target", (config) => (config.grants = [offerOf(bench, "300000000001")]));

    // When
    const { exitCode, report } = await examine("target");

    // Then
    expect(exitCode).toBe(1);
    expect(check(report, "job orders", "grant")).toMatchObject({
      verdict: "failed",
      problems: [{ code: "offer.otherAccount" }],
    });
    expect(bench.countCalls("AssumeRole")).toBe(0);
  });
});
