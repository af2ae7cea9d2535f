import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../cli/workspace/package-root";
import { expandedGitlabFile, gitlabJobs } from "../support/pipelines/gitlab-runner";

const github = readdirSync(join(packageRoot, "pipelines/github"));
const gitlab = readdirSync(join(packageRoot, "pipelines/gitlab"));
const read = (forge: string, file: string) =>
  readFileSync(join(packageRoot, "pipelines", forge, file), "utf8");

// Each check starts a separate program.
jest.setTimeout(120_000);

describe.each(github)("pipelines/github/%s", (file) => {
  const text = read("github", file);
  interface Workflow {
    permissions: object;
    concurrency: object;
    jobs: Record<
      string,
      { permissions: Record<string, string>; environment?: string; "timeout-minutes": number }
    >;
  }
  const workflow = parse(text) as Workflow;

  test("pins every action to a commit and names its release", () => {
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(5);
    expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
      [],
    );
  });

  test("grants no permission by default, and each job only what it needs", () => {
    expect(workflow.permissions).toEqual({});
    const granted = Object.entries(workflow.jobs).map(([name, { permissions }]) => [
      name.replace(/^(source|target)-/, ""),
      Object.entries(permissions)
        .filter(([, level]) => level === "write")
        .map(([scope]) => scope),
    ]);
    const writes = {
      preview: ["id-token", "pull-requests"],
      plan: ["id-token"],
      apply: ["id-token"],
      drift: ["id-token", "issues"],
    };
    expect(new Map(granted as [string, string[]][])).toEqual(new Map(Object.entries(writes)));
  });

  test("applies only after an approval by the account's own owners", () => {
    const applying = Object.entries(workflow.jobs).filter(([, job]) =>
      JSON.stringify(job).includes("--approved"),
    );
    expect(applying.length).toBeGreaterThan(0);
    for (const [, job] of applying) {
      const side = job.environment!;
      expect(JSON.stringify(job)).toContain(`vars.${side.toUpperCase()}_DEPLOY_ROLE_ARN`);
    }
    const names = applying.map(([name]) => name);
    const others = Object.entries(workflow.jobs).filter(([name]) => !names.includes(name));
    expect(JSON.stringify(others)).not.toContain("_DEPLOY_ROLE_ARN");
  });

  test("interpolates no event value into a shell script", () => {
    const scripts = [...text.matchAll(/run: (?:\|\n((?: {10}.*\n)+)|(.*))/g)].map(
      ([, block, line]) => block ?? line,
    );
    expect(scripts.filter((script) => script?.includes("${{"))).toEqual([]);
  });
});

describe.each(gitlab)("pipelines/gitlab/%s", (file) => {
  let folder: string;
  let jobs: Record<string, { environment?: string; rules?: object[] }>;
  beforeAll(() => {
    folder = repositoryWith(file);
    jobs = expandedGitlabFile(folder, ".gitlab-ci.yml") as typeof jobs;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sides = file === "both.yml" ? ["source", "target"] : [file.replace(".yml", "")];
  const named = (...names: string[]) =>
    sides.flatMap((side) => names.map((name) => `${side} ${name}`)).sort();

  test("fits GitLab's published schema, and applies only as a manual job in the account's own environment", () => {
    expect(Object.keys(jobs)).toEqual(expect.arrayContaining(named("preview", "plan", "apply", "drift")));
    for (const side of sides) {
      const rules = [{ when: "manual" }];
      expect(jobs[`${side} apply`]).toMatchObject({
        environment: side,
        resource_group: `dts-${side}`,
        rules,
      });
    }
  });

  const kinds: readonly [kind: string, jobs: readonly string[]][] = [
    ["merge_request_event", ["preview"]],
    ["push", ["plan", "apply"]],
    ["schedule", ["drift"]],
  ];

  test.each(file === "both.yml" ? kinds : kinds.slice(1, 2))(
    "a pipeline of kind %s has the jobs %p",
    (kind, wanted) => {
      const variables = { CI_COMMIT_BRANCH: "main", CI_DEFAULT_BRANCH: "main", CI_PIPELINE_SOURCE: kind };
      expect(gitlabJobs(folder, ".gitlab-ci.yml", variables)).toEqual(named(...wanted));
    },
  );
});

test("what does not fit GitLab's schema is refused", () => {
  const folder = repositoryWith("source.yml", (text) =>
    text.replace("resource_group: dts-source\n", "resource_grup: dts-source\n"),
  );
  try {
    expect(() => expandedGitlabFile(folder, ".gitlab-ci.yml")).toThrow(
      /'resource_grup' property is not expected/,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A pipeline file inside a repository, because GitLab's rules look at the repository. */
function repositoryWith(file: string, change: (text: string) => string = (text) => text): string {
  const folder = mkdtempSync(join(tmpdir(), "dts-cross-account-gitlab-"));
  writeFileSync(join(folder, ".gitlab-ci.yml"), change(read("gitlab", file)));
  const git = (...parameters: string[]) => execFileSync("git", parameters, { cwd: folder });
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", "https://gitlab.example.com/acme/sync.git");
  git("add", "--all");
  git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "One");
  return folder;
}
