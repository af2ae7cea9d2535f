import { failuresOf, preflight, type PreflightInputs } from "../../../cloud/preflight";
import { renderProblem } from "../../../core/messages";
import type { AccountSeed, Fault } from "../../../emulator";
import defaultSeed from "../../../emulator/accounts/default.json";
import type { Keys } from "../../support/emulator";
import cases from "../../matrix/preflight-errors.json";
import { asRole, startGrantBench, type GrantBench, type Granting } from "./grant-bench";

interface Case {
  name: string;
  /** Who asks; `role`: a session of a role of the target account. Default: the sub-user dts-operator. */
  as?: string | Keys;
  accountUin?: string;
  granting?: Granting;
  /** What differs in the default accounts' instances, by their ids. */
  instances?: Record<string, object>;
  executor?: PreflightInputs["executor"];
  role?: Record<string, string | null>;
  source?: object;
  target?: object;
  conflict?: PreflightInputs["conflict"];
  fault?: Fault;
  /** The check that fails, its first or second message, and the key that fixes it. */
  check: string;
  code: string;
  path: string;
}

function seedWith(changes: Record<string, object> = {}): AccountSeed {
  const accounts = structuredClone(defaultSeed).accounts.map((account) => ({
    ...account,
    instances: account.instances.map((each) => ({ ...each, ...changes[each.instanceId] })),
  }));
  return { accounts } as unknown as AccountSeed;
}

function inputsOf(
  bench: GrantBench,
  { role = {}, source, target, conflict, executor }: Case,
): PreflightInputs {
  const usual = bench.inputs();
  const facts = Object.entries({ ...usual.source.role, ...role }).filter(([, value]) => value !== null);
  return {
    source: { ...usual.source, ...source, role: Object.fromEntries(facts) as never },
    target: { ...usual.target, ...target },
    conflict,
    executor,
  };
}

test.each(cases as unknown as Case[])("$name", async (given) => {
  const bench = await startGrantBench(given.granting, { accounts: seedWith(given.instances) });
  if (given.fault) bench.emulator.faults.add(given.fault);
  const account =
    given.as === "role"
      ? await asRole(bench, ["QcloudDTSFullAccess"])
      : bench.as(given.as ?? "dts-operator", { accountUin: given.accountUin });

  const report = await preflight(account, inputsOf(bench, given));

  // Then the check fails, and one of its causes names the configuration key and a fix
  const check = report.checks.find(({ name }) => name === given.check);
  expect(check?.verdict).toBe("failed");
  const cause = check?.problems.find(({ code }) => code === given.code);
  expect(cause).toMatchObject({ code: given.code, path: given.path });
  for (const language of ["en", "zh"] as const) {
    expect(renderProblem(cause!, language)).toMatch(/Fix:|处理：/);
    // And no placeholder is left without its value
    expect(renderProblem(cause!, language)).not.toMatch(/\{\w+\}/);
  }
  // And nothing was purchased
  expect(failuresOf(report).length).toBeGreaterThan(0);
  expect(bench.countCalls("CreateSyncJob")).toBe(0);
});
