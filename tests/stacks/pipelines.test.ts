import { startFakeForge, type FakeForge, type ForgeName } from "../support/fake-forge";
import { startGitOpsBench, type GitOpsBench } from "../support/gitops-bench";
import { GithubRunner, type JobResult } from "../support/pipelines/github-runner";
import { expandedGitlabFile, GitlabRunner } from "../support/pipelines/gitlab-runner";
import { startIdentityProvider, type IdentityProvider } from "../support/pipelines/identity-provider";
import { secretsOf } from "../support/secrets";

type JobName = "preview" | "plan" | "apply" | "drift";
type Side = "source" | "target";

interface Pipelines {
  run(side: Side, job: JobName, needs?: Readonly<Record<string, JobResult>>): Promise<JobResult>;
  /** The job's name in `needs` of another one. */
  nameOf(side: Side, job: JobName): string;
}

const events = { preview: "pull_request", plan: "push", apply: "push", drift: "schedule" } as const;

async function githubPipelines(world: World): Promise<Pipelines> {
  const { bench, provider, settings, secrets, trace } = world;
  const subjects = ["repo:acme/sync:pull_request", "repo:acme/sync:ref:refs/heads/main"];
  const vars = {
    ...settings,
    ...(await roles(world, subjects, (side) => `repo:acme/sync:environment:${side}`)),
  };
  const { GITHUB_TOKEN: token = "", ...environment } = world.forge.environment;
  const variables = (subject: string) => ({ ...environment, ...provider.requestVariables(subject) });
  const runner = new GithubRunner({ bench, trace, vars, secrets, variables, token });
  return {
    nameOf: (side, job) => `${side}-${job}`,
    run: (side, job, needs) => runner.job("pipelines/github/both.yml", `${side}-${job}`, events[job], needs),
  };
}

async function gitlabPipelines(world: World): Promise<Pipelines> {
  const { bench, provider, settings, secrets } = world;
  bench.checkout.git(["remote", "add", "origin", "https://gitlab.example.com/acme/sync.git"]);
  const [branch, main] = ["change", "main"].map(
    (ref) => `project_path:acme/sync:ref_type:branch:ref:${ref}`,
  ) as [string, string];
  const file = expandedGitlabFile(bench.checkout.folder, "pipelines/gitlab/both.yml");
  const variables = {
    ...settings,
    ...secrets,
    ...world.forge.environment,
    ...(await roles(world, [branch, main], () => main)),
  };
  const runner = new GitlabRunner({ bench, trace: world.trace, variables, token: provider.token });
  return {
    nameOf: (side, job) => `${side} ${job}`,
    run: (side, job, needs) => runner.job(file, `${side} ${job}`, job === "preview" ? branch : main, needs),
  };
}

/** The variables with the roles of both accounts, which trust these subjects. */
async function roles(
  { provider, bench }: World,
  preview: readonly string[],
  deploy: (side: Side) => string,
): Promise<Record<string, string>> {
  const [source, target] = bench.emulator.accounts.map(({ uin }) => uin);
  const made: Record<string, string> = {};
  for (const [side, uin] of [
    ["source", source!],
    ["target", target!],
  ] as const) {
    made[`${side.toUpperCase()}_PREVIEW_ROLE_ARN`] = await provider.createRole(
      uin,
      `${side}-preview`,
      preview,
    );
    made[`${side.toUpperCase()}_DEPLOY_ROLE_ARN`] = await provider.createRole(uin, `${side}-deploy`, [
      deploy(side),
    ]);
  }
  return made;
}

interface World {
  readonly bench: GitOpsBench;
  readonly forge: FakeForge;
  readonly provider: IdentityProvider;
  readonly settings: Record<string, string>;
  readonly secrets: Record<string, string>;
  readonly trace: (text: string) => void;
}

describe.each<[ForgeName, (world: World) => Promise<Pipelines>]>([
  ["github", githubPipelines],
  ["gitlab", gitlabPipelines],
])("the pipelines of %s, both accounts in one repository, with keys from OIDC", (name, pipelinesOf) => {
  let bench: GitOpsBench;
  let forge: FakeForge;
  let provider: IdentityProvider;
  let pipelines: Pipelines;
  const transcript: string[] = [];

  beforeAll(async () => {
    bench = await startGitOpsBench();
    forge = await startFakeForge(name);
    provider = await startIdentityProvider(name, bench);
    const { PULUMI_BACKEND_URL = "", PULUMI_CONFIG_PASSPHRASE = "" } = bench.environment;
    const executor = bench.emulator.accounts[1]!.users.find((user) => user.name === "dts-operator")!;
    pipelines = await pipelinesOf({
      bench,
      forge,
      provider,
      trace: (text) => void transcript.push(text),
      settings: { PULUMI_BACKEND_URL },
      secrets: {
        SOURCE_PASSPHRASE: PULUMI_CONFIG_PASSPHRASE,
        TARGET_PASSPHRASE: PULUMI_CONFIG_PASSPHRASE,
        EXECUTOR_SECRET_ID: executor.secretId,
        EXECUTOR_SECRET_KEY: executor.secretKey,
        BACKEND_KEY_ID: "",
        BACKEND_KEY: "",
      },
    });
  });
  afterAll(async () => {
    await Promise.all([provider.stop(), forge.stop()]);
    await bench.close();
  });

  async function succeed(
    side: Side,
    job: JobName,
    needs?: Readonly<Record<string, JobResult>>,
  ): Promise<JobResult> {
    const result = await pipelines.run(side, job, needs);
    if (result.conclusion !== "success")
      throw new Error(`${side} ${job}: ${result.conclusion}\n${result.output}`);
    return result;
  }

  test("a pull request gets one comment for each account, which its next run overwrites", async () => {
    await succeed("source", "preview");
    await succeed("source", "preview");

    expect(forge.comments).toHaveLength(1);
    expect(forge.comments[0]?.body).toContain("dts-orders");
    expect(bench.emulator.world.roles.map(({ roleName }) => roleName)).not.toContain("dts-orders");
  });

  test("the source is applied after its owners' approval, then the target is planned and applied", async () => {
    for (const side of ["source", "target"] as const) {
      const plan = await succeed(side, "plan");

      // Its owners approve exactly this plan.
      const needs = { [pipelines.nameOf(side, "plan")]: plan };
      expect((await succeed(side, "apply", needs)).output).toContain(`Applied as approved: ${side}.`);
    }
    expect(bench.emulator.dts.jobs.list().map(({ status }) => status)).toEqual(["Running"]);
  });

  test("the nightly run keeps one issue for a change in the console, and closes it when the change is undone", async () => {
    const [source] = bench.emulator.accounts;
    const policy = { PolicyName: "QcloudCDBFullAccess" };
    await bench.inConsole(source!.uin, "cam", "AttachRolePolicy", {
      ...policy,
      AttachRoleName: "dts-orders",
    });

    for (const _night of [1, 2]) {
      await succeed("source", "drift");
      await succeed("target", "drift");
    }

    expect(forge.open).toHaveLength(1);
    expect(forge.open[0]?.title).toBe("Drift of source: cam:RolePolicies orders-policies");
    expect(forge.open[0]?.body).toContain("pulumi up --refresh --stack source");

    // The change is undone.
    await bench.inConsole(source!.uin, "cam", "DetachRolePolicy", {
      ...policy,
      DetachRoleName: "dts-orders",
    });
    await succeed("source", "drift");
    expect(forge.open).toEqual([]);
    expect(forge.issues).toHaveLength(1);
  });

  test("no pipeline prints a secret", () => {
    const left = [...forge.comments, ...forge.issues].map(({ body }) => body);
    const secrets = [
      ...secretsOf(bench.emulator, bench.workspace),
      ...provider.tokens,
      "forge-token",
      "request-token",
    ];

    const traces = [...transcript, ...left].join("\n");

    expect(traces).toContain("Digest:");
    expect(provider.tokens.length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => traces.includes(secret))).toEqual([]);
  });
});
