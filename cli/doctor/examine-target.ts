import type { Cloud } from "../../cloud/client";
import {
  type Check,
  preflight,
  type PreflightInputs,
  type PreflightReport,
  RunMemory,
} from "../../cloud/preflight";
import type { JobConfiguration, TargetConfiguration } from "../../stacks/config";
import { findGrant, type FoundGrant } from "./find-grant";
import { placed, type Section } from "./section";

/** Checks a target stack: the preflight of every job, with the credentials of its executor. */
export async function examineTarget(
  cloud: Cloud,
  stack: string,
  file: string,
  configuration: TargetConfiguration,
  folder: string,
): Promise<Section[]> {
  const { accountUin } = configuration;
  const found = await Promise.all(
    configuration.grants.map((reference, index) =>
      findGrant(reference, { accountUin, path: `grants[${index}]`, folder }),
    ),
  );
  const grants = new Map(configuration.grants.map(({ name }, index) => [name, found[index]!]));
  const memory = new RunMemory();
  return Promise.all(
    configuration.jobs.map(async (job, index) => {
      const grant = grants.get(job.grant)!;
      const { checks } = await examineJob(cloud, configuration, job, grant, memory);
      const { verdict, problems } = grant;
      const all = [{ name: "grant" as const, verdict, problems }, ...checks];
      return {
        stack,
        subject: `job ${job.name}`,
        checks: all.map((check) => ({ ...check, problems: placed(check.problems, file, index) })),
      };
    }),
  );
}

/**
 * Runs the preflight as the executor. While its permission is pending, the granter runs it as well: a main account needs
 * no permission, so the result shows whether trust, external ID and policies are correct.
 */
async function examineJob(
  cloud: Cloud,
  { accountUin, executor, granter }: TargetConfiguration,
  job: JobConfiguration,
  grant: FoundGrant,
  memory: RunMemory,
): Promise<PreflightReport> {
  const accountWith = (credentials: string) =>
    cloud.account({ accountUin, region: job.target.region, credentials });
  const inputs = inputsOf(job, grant);
  const asExecutor = { as: executor.as, isPermissionPending: executor.as !== "mainAccount" };
  const own = await preflight(
    accountWith(executor.credentials),
    { ...inputs, executor: asExecutor },
    { memory },
  );
  const isPending = findCheck(own, "role").problems.some(
    ({ code }) => code === "preflight.permissionPending",
  );
  if (!isPending || granter.credentials === executor.credentials) return own;
  return seenByBoth(own, await preflight(accountWith(granter.credentials), inputs, { memory }));
}

/** The checks of the executor; the granter fills in what the executor cannot read yet. */
function seenByBoth(own: PreflightReport, granters: PreflightReport): PreflightReport {
  const isTrusted = findCheck(granters, "role").verdict === "passed";
  const checks = own.checks.map((check) => {
    const isOpen = check.verdict === "unknown" || check.verdict === "skipped";
    if (!isOpen || (check.name === "role" && isTrusted)) return check;
    return findCheck(granters, check.name);
  });
  return { checks };
}

function findCheck({ checks }: PreflightReport, wanted: Check["name"]): Check {
  return checks.find(({ name }) => name === wanted)!;
}

function inputsOf({ source, target, options }: JobConfiguration, grant: FoundGrant): PreflightInputs {
  return {
    source: { ...endpointOf(source), ...(grant.verdict === "passed" ? { role: grant.role } : {}) },
    target: endpointOf(target),
    conflict: options.conflict,
  };
}

function endpointOf({
  databaseKind,
  region,
  instanceId,
  childInstance,
}: JobConfiguration["target"]): PreflightInputs["target"] {
  return { databaseKind, region, instanceId, ...(childInstance ? { childInstance } : {}) };
}
