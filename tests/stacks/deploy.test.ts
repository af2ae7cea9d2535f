import { cpSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { redactorOf } from "../../cli/deploy/known-secrets";
import { type Deployment, deploymentOf } from "../../governance/approval";
import { startGitOpsBench, type GitOpsBench } from "../support/gitops-bench";
import { secretsOf } from "../support/secrets";

/** The tests share one repository and run in the order of a change. */
let bench: GitOpsBench;
const transcript: string[] = [];

beforeAll(async () => {
  bench = await startGitOpsBench();
});
afterAll(() => bench.close());

async function cli(...parameters: string[]) {
  return cliWith({}, ...parameters);
}

async function cliWith(variables: NodeJS.ProcessEnv, ...parameters: string[]) {
  const result = await bench.checkout.cli(parameters, { ...bench.environment, ...variables });
  transcript.push(result.output);
  return result;
}

async function prepared(stack: string): Promise<string> {
  const { exitCode, output } = await cli("deploy", "--stack", stack, "--read-policies");
  if (exitCode !== 0) throw new Error(`deploy of ${stack}: ${exitCode}\n${output}`);
  return (JSON.parse(bench.checkout.read("deployment/deployment.json")) as Deployment).digest;
}

const apply = (digest: string) => cli("deploy", "--approved", digest);

test("preparing the source writes plan, report, picture and one digest, and applies nothing", async () => {
  const digest = await prepared("source");

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

  // A digest that was not approved is refused.
  const { exitCode, output } = await apply("0".repeat(64));
  expect({ exitCode, output }).toMatchObject({
    exitCode: 5,
    output: expect.stringContaining("digest:") as string,
  });

  // The approved one is applied.
  expect(await apply(digest)).toMatchObject({ exitCode: 0 });
  expect(bench.emulator.world.roles.map(({ roleName }) => roleName)).toEqual(["dts-orders"]);
});

test("the target side approves its own deployment, and its job runs", async () => {
  const digest = await prepared("target");

  const { exitCode, output } = await apply(digest);

  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  expect(bench.emulator.dts.jobs.list().map(({ status }) => status)).toEqual(["Running"]);
});

test("a plan and a stack file that are swapped while the first stack is applied have no effect", async () => {
  const { checkout, emulator } = bench;
  const approvedFile = checkout.read("Pulumi.target.yaml");
  const swapped = approvedFile.replace(
    "- name: orders\n      # Source",
    "- name: orders\n      desiredState: paused\n      # Source",
  );
  expect(swapped).not.toBe(approvedFile);
  checkout.write("Pulumi.target.yaml", swapped);
  await cli("deploy", "--stack", "target", "--out", "other-deployment");
  const otherPlan = checkout.read("other-deployment/plan-target.json");
  rmSync(join(checkout.folder, "other-deployment"), { recursive: true });
  checkout.write("Pulumi.target.yaml", approvedFile);
  const sourceFile = checkout.read("Pulumi.source.yaml");
  checkout.write(
    "Pulumi.source.yaml",
    sourceFile.replace("databaseKinds: [mysql]", "databaseKinds: [mysql, mariadb]"),
  );
  const { output: prepared } = await cli("deploy", "--fail-on", "none", "--allow-unknown");
  const digest = /[0-9a-f]{64}/.exec(prepared)?.[0] ?? prepared;

  let isSwapped = false;
  const stop = emulator.onCall(({ action }) => {
    if (isSwapped || !/^(Update|Attach|Detach|Tag|Create)/.test(action)) return;
    isSwapped = true;
    checkout.write("Pulumi.target.yaml", swapped);
    checkout.write("deployment/plan-target.json", otherPlan);
  });
  const { exitCode, output } = await apply(digest);
  stop();
  checkout.write("Pulumi.target.yaml", approvedFile);
  checkout.write("Pulumi.source.yaml", sourceFile);
  await bench.pulumi("up", "--yes", "--skip-preview", "--stack", "source");

  expect(isSwapped).toBe(true);
  expect({ exitCode, output }).toMatchObject({
    exitCode: 5,
    output: expect.stringContaining(
      "Refused target: something changed during this run. Applied before: source",
    ) as string,
  });
  expect(emulator.dts.jobs.list().map(({ status }) => status)).toEqual(["Running"]);
});

describe("a change after the approval is refused by its name, and nothing is applied", () => {
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
    ["the project file", "Pulumi.yaml", (text) => `${text}\n`, [/start of the program: Pulumi\.yaml/]],
    [
      "the program's start",
      "tools/program.cjs",
      (text) => `${text}\n`,
      [/start of the program: tools\/program\.cjs/],
    ],
    [
      "a source file",
      "core/cam/external-id.ts",
      (text) => `${text}\n`,
      [/working tree: core\/cam\/external-id\.ts/],
    ],
    ["packages", "package-lock.json", (text) => `${text}\n`, [/packages: package-lock\.json/]],
    ["the plan", "deployment/plan-source.json", (text) => `${text} `, [/artefact: plan-source\.json/]],
    ["the report", "deployment/report.md", (text) => `${text}\n`, [/artefact: report\.md/]],
    [
      "the seal",
      "deployment/deployment.json",
      (text) => text.replace(/"commit": "\w+"/, `"commit": "${"0".repeat(40)}"`),
      [/digest: the artefact has/],
    ],
  ];

  test.each(files)("%s", async (_what, file, change, says) => {
    const putBack = bench.checkout.change(file, change);

    await expectRefusal(...says);
    putBack();
  });

  test("a link in dist/ that shadows a package", async () => {
    const link = join(bench.checkout.folder, "dist/node_modules");
    symlinkSync(bench.workspace.folder, link);

    await expectRefusal(/dist\/node_modules is a link/);
    rmSync(link);
  });

  test("a file in dist/ that is not of the build", async () => {
    bench.checkout.write("dist/cli/extra.js", "");

    await expectRefusal(/dist\/cli\/extra\.js is not part of the build/);
    rmSync(join(bench.checkout.folder, "dist/cli/extra.js"));
  });

  test("a file that Git was asked to take as unchanged", async () => {
    bench.checkout.git(["update-index", "--skip-worktree", "index.ts"]);
    const putBack = bench.checkout.change("index.ts", (text) => `${text}\n`);

    await expectRefusal(/working tree: index\.ts/);
    putBack();
    bench.checkout.git(["update-index", "--no-skip-worktree", "index.ts"]);
  });

  test("another backend with the same stacks, another endpoint, and variables that change what runs", async () => {
    const [state, copy] = ["state", "copied-state"].map((name) => join(bench.workspace.folder, name));
    cpSync(state!, copy!, { recursive: true });
    const elsewhere = {
      PULUMI_BACKEND_URL: `file://${copy}`,
      TENCENTCLOUD_ENDPOINT: bench.emulator.endpoint.replace("127.0.0.1", "localhost"),
    };

    const moved = await cliWith(elsewhere, "deploy", "--approved", approved);
    const loaded = await cliWith(
      { NODE_OPTIONS: "--no-warnings", PULUMI_DEBUG_PROVIDERS: "other:1" },
      ...["deploy", "--approved", approved],
    );

    expect(moved.output).toMatch(/destination: TENCENTCLOUD_ENDPOINT is different/);
    expect(moved.output).toMatch(/destination: backend is different/);
    expect(loaded.output).toMatch(/environment: NODE_OPTIONS is set/);
    expect(loaded.output).toMatch(/environment: PULUMI_DEBUG_PROVIDERS is set/);
    expect([moved.exitCode, loaded.exitCode, bench.countWrites()]).toEqual([5, 5, writes]);
  });

  test("the end of the approval", async () => {
    const seal = JSON.parse(bench.checkout.read("deployment/deployment.json")) as Deployment;
    const ended = deploymentOf({ ...seal.facts, expires: "2026-01-01T00:00:00.000Z" });
    const putBack = bench.checkout.change("deployment/deployment.json", () => JSON.stringify(ended));

    const { exitCode, output } = await apply(ended.digest);

    expect(output).toMatch(/time: the approval ended at 2026-01-01T00:00:00\.000Z/);
    expect([exitCode, bench.countWrites()]).toEqual([5, writes]);
    putBack();
  });

  test("the commit", async () => {
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

    await expectRefusal(/commit: this is \w{12}, but \w{12} was approved/);
    bench.checkout.git(["reset", "--quiet", "--soft", "HEAD~1"]);
  });

  test("a stack that was not approved", async () => {
    const { exitCode, output } = await cli("deploy", "--approved", approved, "--stack", "target");

    expect({ exitCode, output }).toMatchObject({
      exitCode: 5,
      output: expect.stringContaining("target is not part of the approval (source)") as string,
    });
  });

  test("the live trust: a role that was opened in the console", async () => {
    const [source] = bench.emulator.accounts;
    const [role] = bench.emulator.world.roles;
    const trusted = role!.trustPolicyText;
    const restore = (PolicyDocument: string) =>
      bench.inConsole(source!.uin, "cam", "UpdateAssumeRolePolicy", {
        RoleName: "dts-orders",
        PolicyDocument,
      });
    await restore(withoutConditions(trusted));
    writes = bench.countWrites();

    await expectRefusal(/live state of source: cam:Role orders-role has been changed outside Pulumi/);
    await restore(trusted);
    writes = bench.countWrites();
  });

  test("nothing: the approved deployment is applied after all changes are undone, and only once", async () => {
    expect(await apply(approved)).toMatchObject({ exitCode: 0 });
    writes = bench.countWrites();

    await expectRefusal(/version of source: it was updated or destroyed .* an approval is used once/);
  });
});

/** A trust policy that no longer requires an external ID. */
function withoutConditions(text: string): string {
  return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === "condition" ? undefined : value)));
}

test("the grant: an external ID that the source side changed after the target side's approval", async () => {
  const digest = await prepared("target");
  const stackFile = bench.checkout.read("Pulumi.source.yaml");
  const other =
    "databaseKinds: [mysql]\n      externalId: a-quite-different-external-id\n      acceptPreviousExternalId: true";
  bench.checkout.write("Pulumi.source.yaml", stackFile.replace("databaseKinds: [mysql]", other));
  await bench.pulumi("up", "--yes", "--skip-preview", "--stack", "source");
  bench.checkout.write("Pulumi.source.yaml", stackFile);
  const writes = bench.countWrites();

  const { exitCode, output } = await apply(digest);

  expect({ exitCode, output }).toMatchObject({
    exitCode: 5,
    output: expect.stringContaining("grant orders of target") as string,
  });
  expect(bench.countWrites()).toBe(writes);
});

test("an approval ends with a destroy", async () => {
  const digest = await prepared("target");
  await bench.pulumi("destroy", "--yes", "--skip-preview", "--stack", "target");
  const writes = bench.countWrites();

  const { exitCode, output } = await apply(digest);

  expect(output).toMatch(/version of target: it was updated or destroyed/);
  expect([exitCode, bench.countWrites()]).toEqual([5, writes]);
});

test("what the engine prints passes through the stack's own secrets", async () => {
  const own = { ...process.env };
  Object.assign(process.env, bench.environment);
  try {
    const { folder } = bench.checkout;
    const redact = await redactorOf(folder, "target", join(folder, "Pulumi.target.yaml"));
    const passwords = bench.emulator.world.instances
      .flatMap(({ users }) => users)
      .filter(({ name }) => name === "dts_sync")
      .map(({ password }) => password);

    expect(passwords.length).toBeGreaterThan(1);
    const line = redact(`~~password [{${JSON.stringify(passwords[0])}!=${JSON.stringify(passwords[1])}}]`);
    expect(passwords.filter((password) => line.includes(password))).toEqual([]);
  } finally {
    process.env = own;
  }
});

test("no secret is in an artifact or in the output", () => {
  const folder = join(bench.checkout.folder, "deployment");
  const artefact = readdirSync(folder).map((name) => bench.checkout.read(join("deployment", name)));
  const secrets = secretsOf(bench.emulator, bench.workspace);
  expect(secrets.length).toBeGreaterThan(8);

  const traces = [...artefact, ...transcript].join("\n");

  expect(secrets.filter((secret) => traces.includes(secret))).toEqual([]);
});
