import { startBench, type BenchOptions, type StackBench } from "../support/stack-bench";

interface Case {
  name: string;
  options?: BenchOptions;
  /** Whether the source stack is deployed first. @default true */
  withSource?: boolean;
  environment?: Record<string, string>;
  stack: "source" | "target";
  /** Texts of the one error. */
  says: readonly RegExp[];
}

const cases: readonly Case[] = [
  {
    name: "credentials of another account",
    stack: "source",
    withSource: false,
    options: { edit: { source: (config) => (config.credentials = "environment:TENCENTCLOUD_GRANTER") } },
    says: [/belong to account 100026591483, but this stack is for account 100018273645/],
  },
  {
    name: "a role name that the source account does not have",
    stack: "target",
    withSource: false,
    options: {
      edit: {
        target: (config) =>
          (config.grants = [{ name: "orders", file: "tests/stacks/grant-of-no-role.json" }]),
      },
    },
    says: [/role not exist/, /GetRoleError/],
  },
  {
    name: "a source stack that does not exist",
    stack: "target",
    withSource: false,
    options: {
      edit: {
        target: (config) => (config.grants[0].stack = "organization/dts-cross-account/elsewhere"),
      },
    },
    says: [/Stack organization\/dts-cross-account\/elsewhere does not exist in this backend/, /at grants/],
  },
  {
    name: "a password that is not set",
    stack: "target",
    options: { withPasswords: false },
    says: [/jobs\[0\]\.source\.password/, /pulumi config set --secret --path 'jobs\[0\]\.source\.password'/],
  },
  {
    name: "an unknown key in the stack file",
    stack: "source",
    withSource: false,
    options: { edit: { source: (config) => (config.grants[0].rolename = "x") } },
    says: [/grants\[0\]\.rolename/, /roleName/],
  },
  {
    name: "an endpoint on which nothing listens",
    stack: "source",
    withSource: false,
    environment: { TENCENTCLOUD_ENDPOINT: "http://127.0.0.1:1" },
    says: [/127\.0\.0\.1:1/],
  },
];

describe.each(cases)("$name", ({ options, withSource = true, environment = {}, stack, says }) => {
  let bench: StackBench;

  beforeAll(async () => {
    bench = await startBench(options);
    if (withSource) await bench.succeed("source", ["up", "--yes", "--skip-preview"]);
  });

  afterAll(() => bench.close());

  test("ends with one clear error, without a stack trace, and purchases nothing", async () => {
    const { exitCode, output } = await bench.pulumi(stack, ["up", "--yes", "--skip-preview"], {
      environment: { ...bench.workspace.environment, ...environment },
    });

    expect(exitCode).not.toBe(0);
    for (const words of says) expect(output).toMatch(words);
    expect(output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    expect(bench.countCalls("CreateSyncJob")).toBe(0);
  });
});
