import type { CloudAccount } from "../../cloud/client";
import { type Problem, ProblemError, renderProblem } from "../../core/messages";
import { doubtsOf, failuresOf, grantPatience, preflight, type PreflightInputs } from "../../cloud/preflight";
import type { ResourceContext } from "../host/resource-context";
import { hasUnknown } from "../host/resource-logic";
import type { Endpoint, Executor, SyncJobInputs } from "../../core/dts";

/** Patience in preview, for a source that was deployed just before; a longer one would delay every error. Milliseconds. */
const previewPatience = 5_000;

/**
 * What would prevent the job from running, for `check` and so for preview. An existing job is examined again only when
 * its endpoints change, so a run without changes costs no call.
 */
export async function accessProblems(
  account: CloudAccount,
  inputs: SyncJobInputs,
  olds: SyncJobInputs | undefined,
  { memory, signal, progress }: ResourceContext,
): Promise<readonly Problem[]> {
  const asked = toPreflight(inputs);
  const isUnchanged = olds && JSON.stringify(toPreflight(olds)) === JSON.stringify(asked);
  if (isUnchanged) return [];
  const report = await preflight(account, asked, { memory, signal, grantPatience: previewPatience });
  for (const doubt of doubtsOf(report)) progress.warning(renderProblem(doubt));
  return failuresOf(report);
}

/**
 * Checks the access again right before a purchase, and waits for a fresh grant to take effect.
 *
 * @returns volume of the source instance in gigabytes, where its service reports it.
 * @throws {ProblemError} everything that would prevent the job from running.
 */
export async function proveAccess(
  account: CloudAccount,
  inputs: SyncJobInputs,
  { memory, signal }: ResourceContext,
): Promise<number | undefined> {
  const { executor, ...rest } = toPreflight(inputs);
  // The permission has been granted by now, so a refusal is real.
  const asked = executor ? { ...rest, executor: { as: executor.as } } : rest;
  const report = await preflight(account, asked, { memory, signal, grantPatience });
  const failures = failuresOf(report);
  if (failures.length > 0) throw new ProblemError(failures);
  return report.sourceGigabytes;
}

function toPreflight({ source, target, options, executor }: SyncJobInputs): PreflightInputs {
  const { accountUin, roleName, externalId, expires } = source;
  const role = {
    accountUin,
    roleName,
    ...(externalId ? { externalId } : {}),
    ...(expires ? { expires } : {}),
  };
  return {
    source: { ...toKnown(source), ...(hasUnknown(role) ? {} : { role }) },
    target: toKnown(target),
    ...(options?.conflict ? { conflict: options.conflict } : {}),
    ...(executor ? { executor: toExecutor(executor) } : {}),
  };
}

function toKnown({ databaseKind, region, instanceId, childInstance }: Endpoint): PreflightInputs["target"] {
  return {
    databaseKind,
    region,
    ...(hasUnknown(instanceId) ? {} : { instanceId }),
    ...(childInstance && !hasUnknown(childInstance) ? { childInstance } : {}),
  };
}

function toExecutor({ as, permission }: Executor): PreflightInputs["executor"] {
  return { as, isPermissionPending: hasUnknown(permission) };
}
