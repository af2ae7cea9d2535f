import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Deployment } from "../../governance/approval";
import { startGitOpsBench, type GitOpsBench } from "../support/gitops-bench";
import { secretsOf } from "../support/secrets";

/** One repository for the whole file: the tests read it in the order in which a change goes its way. */
let bench: GitOpsBench;
const transcript: string[] = [];

beforeAll(async () => {
  bench = await startGitOpsBench();
});
afterAll(() => bench.close());

async function cli(...parameters: string[]) {
  const result = await bench.cli(...parameters);
  transcript.push(result.output);
  return result;
}

async function prepared(stack: string): Promise<string> {
  const { exitCode, output } = await cli("deploy", "--stack", stack, "--read-policies");
  if (exitCode !== 0) throw new Error(`deploy of ${stack}: ${exitCode}\n${output}`);
  return (JSON.parse(bench.checkout.read("deployment/deployment.json")) as Deployment).digest;
}

const apply = (digest: string) => cli("deploy", "--approved", digest);

test("the source side prepares: plan, report, picture and one digest, with nothing applied", async () => {
  // When
  const digest = await prepared("source");

  // Then
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(readdirSync(join(bench.checkout.folder, "deployment")).sort()).toEqual([
    "deployment.json",
    "picture.svg",
    "plan-source.json",
    "policies.json",
    "report.json",
    "report.md",
  ]);
  expect(bench.countWrites()).toBe(0);

  // And another digest than the approved one is refused
  const { exitCode, output } = await apply("0".repeat(64));
  expect({ exitCode, output }).toMatchObject({
    exitCode: 5,
    output: expect.stringContaining("digest:") as string,
  });

  // And the approved one is applied
  expect(await apply(digest)).toMatchObject({ exitCode: 0 });
  expect(bench.emulator.world.roles.map(({ roleName }) => roleName)).toEqual(["dts-orders"]);
});

test("the target side approves for itself, and its job runs", async () => {
  // Given
  const digest = await prepared("target");

  // When
  const { exitCode, output } = await apply(digest);

  // Then
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  expect(bench.emulator.dts.jobs.list().map(({ status }) => status)).toEqual(["Running"]);
});

describe("a change after the approval is refused by name, with nothing applied", () => {
  let approved: string;
  let writes: number;

  beforeAll(async () => {
    approved = await prepared("source");
    writes = bench.countWrites();
  });

  async function expectRefusal(...says: readonly RegExp[]): Promise<void> {
    const { exitCode, output } = await apply(approved);
    for (const words of says) expect(output).toMatch(words);
    expect(exitCode).toBe(5);
    expect(bench.countWrites()).toBe(writes);
  }

  const files: readonly [
    what: string,
    file: string,
    change: (text: string) => string,
    says: readonly RegExp[],
  ][] = [
    [
      "configuration",
      "Pulumi.source.yaml",
      (text) => text.replace("databaseKinds: [mysql]", "databaseKinds: [mysql, mariadb]"),
      [/configuration of source: dts-cross-account:grants\[0\]\.databaseKinds\[1\]/, /working tree: Pulumi/],
    ],
    [
      "the program's build",
      "dist/core/cam/external-id.js",
      (text) => `${text}\n// another build\n`,
      [/program: the compiled folder core is different/],
    ],
    [
      "a source file",
      "core/cam/external-id.ts",
      (text) => `${text}\n`,
      [/working tree: core\/cam\/external-id\.ts/],
    ],
    ["packages", "package-lock.json", (text) => `${text}\n`, [/packages: package-lock\.json/]],
    ["the plan", "deployment/plan-source.json", (text) => `${text} `, [/artefact: plan-source\.json/]],
    [
      "the report",
      "deployment/report.md",
      (text) => text.replace("Nobody", "Somebody"),
      [/artefact: report\.md/],
    ],
    [
      "the seal",
      "deployment/deployment.json",
      (text) => text.replace(/"commit": "\w+"/, `"commit": "${"0".repeat(40)}"`),
      [/digest: the artefact has/],
    ],
  ];

  test.each(files)("%s", async (_what, file, change, says) => {
    // Given
    const putBack = bench.checkout.change(file, change);

    // When it is applied, then
    await expectRefusal(...says);
    putBack();
  });

  test("the commit", async () => {
    // Given
    bench.checkout.git([
      "-c",
      "user.name=T",
      "-c",
      "user.email=t@example.com",
      "commit",
      "--allow-empty",
      "-qm",
      "Later",
    ]);

    // When it is applied, then
    await expectRefusal(/commit: this is \w{12}, but \w{12} was approved/);
    bench.checkout.git(["reset", "--quiet", "--soft", "HEAD~1"]);
  });

  test("a stack that was not approved", async () => {
    // When
    const { exitCode, output } = await cli("deploy", "--approved", approved, "--stack", "target");

    // Then
    expect({ exitCode, output }).toMatchObject({
      exitCode: 5,
      output: expect.stringContaining("target is not part of the approval (source)") as string,
    });
  });

  test("the live trust: a role that somebody opened in the console", async () => {
    // Given
    const [source] = bench.emulator.accounts;
    const [role] = bench.emulator.world.roles;
    const trusted = role!.trustPolicyText;
    const restore = (PolicyDocument: string) =>
      bench.byHand(source!.uin, "cam", "UpdateAssumeRolePolicy", { RoleName: "dts-orders", PolicyDocument });
    await restore(withoutConditions(trusted));
    writes = bench.countWrites();

    // When it is applied, then
    await expectRefusal(/live state of source: cam:Role orders-role has been changed outside Pulumi/);
    await restore(trusted);
    writes = bench.countWrites();
  });

  test("nothing: what was approved is applied once all is as it was", async () => {
    expect(await apply(approved)).toMatchObject({ exitCode: 0 });
  });
});

/** A trust policy that asks for no external ID any more. */
function withoutConditions(text: string): string {
  return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === "condition" ? undefined : value)));
}

test("the grant: an external ID that the source side changed after the target side's approval", async () => {
  // Given
  const digest = await prepared("target");
  const stackFile = bench.checkout.read("Pulumi.source.yaml");
  const other =
    "databaseKinds: [mysql]\n      externalId: a-quite-different-external-id\n      acceptPreviousExternalId: true";
  bench.checkout.write("Pulumi.source.yaml", stackFile.replace("databaseKinds: [mysql]", other));
  await bench.pulumi("up", "--yes", "--skip-preview", "--stack", "source");
  bench.checkout.write("Pulumi.source.yaml", stackFile);
  const writes = bench.countWrites();

  // When
  const { exitCode, output } = await apply(digest);

  // Then
  expect({ exitCode, output }).toMatchObject({
    exitCode: 5,
    output: expect.stringContaining("grant orders of target") as string,
  });
  expect(bench.countWrites()).toBe(writes);
});

test("no secret is in an artefact or in what was printed", () => {
  // Given
  const folder = join(bench.checkout.folder, "deployment");
  const artefact = readdirSync(folder).map((name) => bench.checkout.read(join("deployment", name)));
  const secrets = secretsOf(bench.emulator, bench.workspace);
  expect(secrets.length).toBeGreaterThan(8);

  // When
  const traces = [...artefact, ...transcript].join("\n");

  // Then
  expect(secrets.filter((secret) => traces.includes(secret))).toEqual([]);
});
