import type { CloudAccount } from "../../cloud/client";
import { type Problem, ProblemError, renderProblem } from "../../core/messages";
import { doubtsOf, failuresOf, grantPatience, preflight, type PreflightInputs } from "../../cloud/preflight";
import type { ResourceContext } from "../host/resource-context";
import { hasUnknown } from "../host/resource-logic";
import type { Endpoint, Executor, SyncJobInputs } from "../../core/dts";

/** In preview, for a source that was deployed a moment ago; milliseconds. Longer would keep every mistake back. */
const previewPatience = 5_000;

/**
 * What would keep the job from running, found in `check` and so in preview. A job that is already bought is asked for
 * again only when its endpoints change, so that a run without changes costs no calls.
 */
export async function accessProblems(
  account: CloudAccount,
  inputs: SyncJobInputs,
  olds: SyncJobInputs | undefined,
  { signal, progress }: ResourceContext,
): Promise<readonly Problem[]> {
  const asked = toPreflight(inputs);
  const isSettled = olds && JSON.stringify(toPreflight(olds)) === JSON.stringify(asked);
  if (isSettled) return [];
  const report = await preflight(account, asked, { signal, grantPatience: previewPatience });
  for (const doubt of doubtsOf(report)) progress.warning(renderProblem(doubt));
  return failuresOf(report);
}

/**
 * The same once more before anything is bought. A grant of a moment ago is waited for.
 *
 * @returns gigabytes of the source instance, where its service tells them.
 * @throws {ProblemError} everything that would keep the job from running.
 */
export async function proveAccess(
  account: CloudAccount,
  inputs: SyncJobInputs,
  { signal }: ResourceContext,
): Promise<number | undefined> {
  const { executor, ...rest } = toPreflight(inputs);
  // By now the permission has been given: a refusal is one.
  const asked = executor ? { ...rest, executor: { as: executor.as } } : rest;
  const report = await preflight(account, asked, { signal, grantPatience });
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
