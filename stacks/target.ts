import type * as pulumi from "@pulumi/pulumi";
import {
  AssumeRoleGrant,
  createSyncJob,
  JobLedger,
  type JobOutput,
  toJobOutput,
  type SourceRoleArgs,
  stackMark,
} from "../components";
import type { TargetConfiguration } from "./config";
import { resolveGrants } from "./grants";
import type { StackOutputs } from "./stack-outputs";

type Executor = TargetConfiguration["executor"];
type Job = TargetConfiguration["jobs"][number];

/** Builds the target account's stack: the permissions to assume the sources' roles, and the jobs that read through them. */
export function targetStack(configuration: TargetConfiguration, outputs: StackOutputs): pulumi.Inputs {
  const { grants, offers } = resolveGrants(configuration, outputs);
  const permissions = permitExecutor(configuration, grants);
  const ledger = keepLedger(configuration);
  const jobs = inOrder(configuration).map((job) => startJob(configuration, job, grants, permissions, ledger));
  return {
    jobs: Object.fromEntries(jobs),
    ...(Object.keys(offers).length > 0 ? { offers } : {}),
  };
}

/** With waves, the jobs ordered by their size as far as it is given: the engine starts what is registered first. */
function inOrder({ jobs, waves }: TargetConfiguration): readonly Job[] {
  if (!waves) return jobs;
  const sign = waves.order === "largestFirst" ? -1 : 1;
  const size = ({ sizeGigabytes = 0 }: Job) => sign * sizeGigabytes;
  return [...jobs].sort((one, other) => size(one) - size(other));
}

/** A sub-user or group needs a permission of its own account to assume a role; a main account does not. */
function permitExecutor(
  { accountUin, region, executor, granter }: TargetConfiguration,
  grants: ReadonlyMap<string, SourceRoleArgs>,
): ReadonlyMap<string, AssumeRoleGrant> {
  const attachees = attacheesOf(executor);
  if (attachees.length === 0) return new Map();
  const connection = { accountUin, region, credentials: granter?.credentials ?? executor.credentials };
  return new Map(
    [...grants].map(([name, { sourceUin, roleName }]) => [
      name,
      new AssumeRoleGrant(name, { connection, sourceUin, roleName, attachees }),
    ]),
  );
}

function attacheesOf(executor: Executor): readonly { kind: "user" | "group"; name: string }[] {
  if (executor.as === "user") return [{ kind: "user", name: executor.userName }];
  if (executor.as === "group") return [{ kind: "group", name: executor.groupName }];
  return [];
}

/** Registers the ledger that finds jobs purchased by an interrupted run when the stack is destroyed. */
function keepLedger({ accountUin, region, executor, jobs }: TargetConfiguration): JobLedger {
  const regions = [...new Set(jobs.map(({ target }) => target.region))];
  const connection = { accountUin, region, credentials: executor.credentials };
  return new JobLedger("job-ledger", { connection, regions, ownerPrefix: stackMark() });
}

function startJob(
  { accountUin, region, executor, waves }: TargetConfiguration,
  { name, grant: grantName, source, target, sizeGigabytes, ...job }: Job,
  grants: ReadonlyMap<string, SourceRoleArgs>,
  permissions: ReadonlyMap<string, AssumeRoleGrant>,
  ledger: JobLedger,
): [string, pulumi.Output<JobOutput>] {
  const grant = grants.get(grantName);
  if (!grant) throw new Error(`the configuration lets job ${name} name an unknown grant`);
  const targetRegion = target.region ?? region;
  const syncJob = createSyncJob(
    name,
    {
      ...job,
      connection: { accountUin, region: targetRegion, credentials: executor.credentials },
      grant,
      source,
      target: { ...target, region: targetRegion },
      ...(waves ? { wave: { ...waves, sizeGigabytes } } : {}),
      executor: { as: executor.as, permission: permissions.get(grantName)?.ready },
    },
    { dependsOn: ledger },
  );
  return [name, toJobOutput(syncJob)];
}
