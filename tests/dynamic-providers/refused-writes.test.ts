import { roleArn } from "../../core/cam";
import { policyLogic } from "../../dynamic-providers/cam-policy/logic";
import { roleLogic } from "../../dynamic-providers/cam-role/logic";
import defaultSeed from "../../emulator/accounts/default.json";
import type { AccountSeed, Fault } from "../../emulator";
import { ProblemError, renderProblem, type ProblemCode } from "../../core/messages";
import { knownErrors } from "../../cloud/preflight";
import provoked from "../matrix/preflight-errors.json";
import cases from "../matrix/refused-writes.json";
import { startJobBench, type JobBench } from "../support/job-bench";
import { SmallEngine, type RunResult } from "../support/small-engine";

/** What no reading call can find: the service itself says it when it is asked to write, and does nothing. */
interface Case {
  readonly name: string;
  readonly writes: keyof typeof writers;
  /** What differs in the target's account. */
  readonly target?: object;
  readonly executorPolicies?: readonly string[];
  readonly maxUnusedJobs?: number;
  readonly fault?: Fault;
  /** Main account that the role is to trust. Default: the target. */
  readonly trusts?: string;
  /** Who writes the role. Default: the source's main account. */
  readonly sourceUser?: string;
  /** Who writes the policy. Default: the target's main account. */
  readonly granterUser?: string;
  readonly code: ProblemCode;
  readonly path: string;
}

function seedOf({ target = {}, executorPolicies }: Case): AccountSeed {
  const [source, usual] = structuredClone(defaultSeed).accounts as unknown as AccountSeed["accounts"];
  const users = usual!.users!.map((user) =>
    executorPolicies && user.name === "dts-operator" ? { ...user, policies: [...executorPolicies] } : user,
  );
  return { accounts: [source!, { ...usual!, ...target, users }] };
}

function writeJob({ engine, inputs, process }: JobBench): Promise<RunResult> {
  return engine.up(inputs, process());
}

function writeRole(bench: JobBench, { trusts, sourceUser }: Case): Promise<RunResult> {
  const { source, target } = bench.emulator;
  const keys = sourceUser ? source.user(sourceUser) : undefined;
  const inputs = {
    connection: {
      accountUin: source.uin,
      region: "ap-guangzhou",
      credentials: "environment:TENCENTCLOUD_SOURCE",
    },
    roleName: "dts-another",
    trustedPrincipals: [`qcs::cam::uin/${trusts ?? target.uin}:root`],
    sessionDurationSeconds: 7200,
    description: "for the target",
    owner: "organization/dts-cross-account/source/another-role",
  };
  return new SmallEngine(roleLogic).up(inputs, bench.process(keys && { keys: { SOURCE: keys } }));
}

function writePolicy(bench: JobBench, { granterUser }: Case): Promise<RunResult> {
  const { target } = bench.emulator;
  const keys = granterUser ? target.user(granterUser) : undefined;
  const resource = [roleArn(bench.emulator.source.uin, "dts-another")];
  const inputs = {
    connection: {
      accountUin: target.uin,
      region: "ap-shanghai",
      credentials: "environment:TENCENTCLOUD_GRANTER",
    },
    policyName: "assume-another",
    document: {
      version: "2.0" as const,
      statement: [{ effect: "allow" as const, action: ["name/sts:AssumeRole"], resource }],
    },
    owner: "organization/dts-cross-account/target/another-policy",
  };
  return new SmallEngine(policyLogic).up(inputs, bench.process(keys && { keys: { GRANTER: keys } }));
}

const writers = { job: writeJob, role: writeRole, policy: writePolicy };

test.each(cases as unknown as readonly Case[])(
  "$name: the key to change and a fix are named",
  async (given) => {
    const { writes, maxUnusedJobs, fault, code, path } = given;
    const dts = maxUnusedJobs === undefined ? {} : { dts: { maxUnusedJobs } };
    const isOfOtherSite = code === "service.principalOfOtherSite";
    const bench = await startJobBench({ accounts: seedOf(given), ...dts }, { hasGrant: !isOfOtherSite });
    const roles = bench.emulator.world.roles.length;
    if (fault) bench.emulator.faults.add(fault);

    // When it is written, as `pulumi up` does
    const result = await writers[writes](bench, given);

    // Then the error says it in the words of the catalogue, with the key and what to do
    expect(result).toMatchObject({ error: expect.any(ProblemError) as unknown });
    const { problems } = (result as { error: ProblemError }).error;
    expect(problems).toMatchObject([{ code, path }]);
    for (const language of ["en", "zh"] as const) {
      expect(renderProblem(problems[0]!, language)).toMatch(/(Fix:|处理：)[\s\S]*docs\/doctor\.md#/);
      expect(renderProblem(problems[0]!, language)).not.toMatch(/‹|\{\w+\}/);
    }
    // And nothing was purchased, and nothing created
    expect(bench.jobs()).toEqual([]);
    expect(bench.emulator.world.roles).toHaveLength(roles);
  },
);

test("every cause of every known error is provoked by one of the matrices", () => {
  const named = new Set(
    [...cases, ...provoked].map(({ code, path }) => `${code} at ${path.replace("jobs[].", "")}`),
  );

  const missing = knownErrors
    .flatMap(({ causes }) => causes)
    .map(({ message, path }) => `${message} at ${path.replace("jobs[].", "")}`)
    .filter((cause) => !named.has(cause));

  expect(missing).toEqual([]);
});
