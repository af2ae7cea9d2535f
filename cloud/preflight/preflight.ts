import type { CloudAccount } from "../client";
import { checkExecutor, checkIdentity, checkRole } from "./access-checks";
import { checkDtsAccess, checkSourceInstance, checkTargetInstance } from "./instance-checks";
import { checkPair, checkVersions } from "./pair-checks";
import type { ExaminationOptions, PreflightInputs, PreflightOptions } from "./preflight-inputs";
import type { PreflightReport } from "./report";
import { RunMemory } from "./run-memory";

/**
 * Checks before a purchase that a job would run: whose keys these are, whether they may assume the source's role,
 * whether both instances exist and run, and whether DTS syncs the pair. It only reads. A passed report is shared with
 * the rest of the run, so that what `check` has proven is not asked again right before the purchase.
 *
 * It never throws for a finding: every finding is a check with its verdict, in the order of `checkNames`.
 */
export function preflight(
  account: CloudAccount,
  inputs: PreflightInputs,
  { memory = new RunMemory(), ...options }: PreflightOptions = {},
): Promise<PreflightReport> {
  const ask = () => examine(account, inputs, { ...options, memory });
  return memory.of(account).share(JSON.stringify(inputs), ask, { isWorthKeeping: hasPassed });
}

async function examine(
  account: CloudAccount,
  inputs: PreflightInputs,
  options: ExaminationOptions,
): Promise<PreflightReport> {
  const { source, target, executor } = inputs;
  const caller = await checkIdentity(account);
  const role = await checkRole(account, source, { executor, identity: caller.found }, options);
  const [sourceInstance, targetInstance] = await Promise.all([
    checkSourceInstance(account, source, role.found, options),
    checkTargetInstance(account, target, caller.found, options),
  ]);
  const dtsAccess = await checkDtsAccess(account, source, role.found, sourceInstance.found, options);
  return {
    checks: [
      caller.check,
      checkExecutor(account, executor, caller.found),
      role.check,
      sourceInstance.check,
      dtsAccess,
      targetInstance.check,
      checkPair(inputs),
      checkVersions(inputs, { source: sourceInstance.found, target: targetInstance.found }),
    ],
    sourceGigabytes: sourceInstance.found?.volumeGigabytes,
  };
}

function hasPassed({ checks }: PreflightReport): boolean {
  return checks.every(({ verdict }) => verdict === "passed");
}
