import type { CloudAccount } from "../client";
import type { ChildInstanceType, DatabaseKind, Pair } from "../../core/dts";
import { checkExecutor, checkIdentity, checkRole } from "./access-checks";
import { checkDtsAccess, checkSourceInstance, checkTargetInstance } from "./instance-checks";
import { checkPair, checkVersions } from "./pair-checks";
import type { PreflightReport } from "./report";
import { rememberedInRun } from "./run-memory";
import type { SourceRole } from "./source-role";

/** What is to be proven. What preview cannot know yet is absent, and stays unknown. */
export interface PreflightInputs {
  readonly source: EndpointInputs & {
    /** The source account's role; absent while it is not known. */
    readonly role?: SourceRole;
  };
  readonly target: EndpointInputs;
  readonly conflict?: Pair["conflict"];
  /** Who is said to run the job; absent where nobody said it. */
  readonly executor?: Executor;
}

export interface EndpointInputs {
  readonly databaseKind: DatabaseKind;
  readonly region: string;
  /** Absent while it is not known. */
  readonly instanceId?: string;
  /** One instance inside the cluster that `instanceId` is. */
  readonly childInstance?: { readonly id: string; readonly type: ChildInstanceType };
}

export interface Executor {
  readonly as: "mainAccount" | "user" | "group";
  /** Its permission is still to be given, so that a refusal says nothing. Default: false. */
  readonly isPermissionPending?: boolean;
}

export interface PreflightOptions {
  readonly signal?: AbortSignal;
  /** How long a refusal is waited out that a fresh grant may explain; milliseconds. Default: 0. */
  readonly grantPatience?: number;
}

/**
 * Proves before anything is bought that a job would run: whose keys these are, whether they may assume the source's
 * role, whether both instances are there and run, and whether DTS syncs the pair. It only reads. A passed report
 * counts for the rest of the run, so that what `check` has proven is not asked again right before the purchase.
 *
 * It never throws for what it finds: every finding is a check with its verdict, in the order of `checkNames`.
 */
export function preflight(
  account: CloudAccount,
  inputs: PreflightInputs,
  options: PreflightOptions = {},
): Promise<PreflightReport> {
  const ask = () => examine(account, inputs, options);
  return rememberedInRun(account, JSON.stringify(inputs), ask, { isWorthKeeping: hasPassed });
}

async function examine(
  account: CloudAccount,
  inputs: PreflightInputs,
  options: PreflightOptions,
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
