import defaultSeed from "../../../emulator/accounts/default.json";
import type { AccountSeed, EmulatorOptions } from "../../../emulator";
import { ApiError, type RequestOf } from "../../../client";
import { renderProblem } from "../../../messages";
import { diagnose, failuresOf, preflight } from "../../../preflight";
import { startGrantBench, type GrantBench } from "./grant-bench";

const purchase: RequestOf<"dts", "CreateSyncJob"> = {
  PayMode: "PostPay",
  SrcDatabaseType: "mysql",
  SrcRegion: "ap-guangzhou",
  DstDatabaseType: "mysql",
  DstRegion: "ap-shanghai",
};

/** The default accounts, the target's changed. */
function seedWith(target: object): AccountSeed {
  const [source, usual] = structuredClone(defaultSeed).accounts;
  return { accounts: [source, { ...usual, ...target }] } as AccountSeed;
}

function trust(bench: GrantBench, uin: string): Promise<unknown> {
  const statement = {
    effect: "allow",
    action: "name/sts:AssumeRole",
    principal: { qcs: [`qcs::cam::uin/${uin}:root`] },
  };
  const PolicyDocument = JSON.stringify({ version: "2.0", statement: [statement] });
  const request = { RoleName: "another", PolicyDocument };
  return bench.as("root").call("cam", "CreateRole", request, { effect: "once" });
}

interface Case {
  name: string;
  options?: EmulatorOptions;
  provoke(bench: GrantBench): Promise<unknown>;
  code: string;
  path: string;
}

/** What no reading call can find: the service itself says it, and does nothing. */
const cases: readonly Case[] = [
  {
    name: "no money",
    options: { accounts: seedWith({ balance: 0 }) },
    provoke: (bench) => bench.as("root").call("dts", "CreateSyncJob", purchase, { effect: "once" }),
    code: "service.balanceTooLow",
    path: "accountUin",
  },
  {
    name: "a quota that is used up",
    options: { dts: { maxUnusedJobs: 0 } },
    provoke: (bench) => bench.as("root").call("dts", "CreateSyncJob", purchase, { effect: "once" }),
    code: "service.quotaExceeded",
    path: "jobs",
  },
  {
    name: "an account of the other site",
    options: { accounts: seedWith({ site: "international" }) },
    provoke: (bench) => trust(bench, bench.emulator.source.uin),
    code: "service.principalOfOtherSite",
    path: "source stack: grants[].targetUin",
  },
  {
    name: "an account that does not exist",
    provoke: (bench) => trust(bench, "100099999999"),
    code: "service.principalUnknown",
    path: "source stack: grants[].targetUin",
  },
];

test.each(cases)("$name: nothing is bought, and the key to change is named", async (given) => {
  // Given
  const { options, provoke, code, path } = given;
  const isOfOtherSite = code === "service.principalOfOtherSite";
  const bench = await startGrantBench(isOfOtherSite ? { trusts: defaultSeed.accounts[0]!.uin } : {}, options);

  // When
  const error: unknown = await provoke(bench).catch((thrown: unknown) => thrown);

  // Then the error says it in the words of the catalogue
  expect(error).toBeInstanceOf(ApiError);
  const refused = error as ApiError;
  expect(refused.problems[0]?.code).toBe(code);
  expect(renderProblem(refused.problems[0]!, "en")).toMatch(/Fix:[\s\S]*Docs: docs\/doctor\.md/);
  // And a diagnosis names the key
  const call = `${refused.service}:${refused.action}`;
  expect(diagnose({ call, code: refused.code, words: "-" })).toMatchObject([{ code, path }]);
  expect(bench.emulator.dts.jobs.list()).toEqual([]);
});

test("too many requests are waited out, and named when there is no end to them", async () => {
  // Given a service that is busy three times
  const bench = await startGrantBench();
  bench.emulator.faults.add({ action: "AssumeRole", times: 3, kind: { errorCode: "RequestLimitExceeded" } });

  // When
  const report = await preflight(bench.as("root"), bench.inputs());
  const named = diagnose({ call: "sts:AssumeRole", code: "RequestLimitExceeded", words: "-" });

  // Then
  expect(failuresOf(report)).toEqual([]);
  expect(bench.countCalls("AssumeRole")).toBe(4);
  expect(named).toMatchObject([{ code: "service.throttled", path: "jobs" }]);
});
