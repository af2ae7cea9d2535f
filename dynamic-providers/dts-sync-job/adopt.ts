import type { CloudAccount } from "../../client";
import { databaseKinds } from "../../dts/database-kinds";
import { problem, ProblemError, renderProblem, type Problem } from "../../messages";
import { ownershipTagKey } from "../host/ownership";
import { changedFields, explain } from "./change-rules";
import { toFacts, toLiveInputs, type LiveJob } from "./from-wire";
import type { SyncJobInputs } from "./inputs";

/** A job that was made in the console, and the lines that say in which fields it differs from what is declared. */
export interface Adoption {
  readonly jobId: string;
  readonly differences: readonly string[];
}

/**
 * Looks at a job that is to be taken over, without changing anything.
 *
 * @throws {ProblemError} when there is no such job, another stack owns it, or it copies between other databases.
 */
export async function examineAdoption(account: CloudAccount, inputs: SyncJobInputs): Promise<Adoption> {
  const jobId = inputs.adopt ?? "";
  const job = await account.jobs.observe(jobId);
  if (!job) throw new ProblemError(problem("syncJob.adoptMissing", { jobId }, "adopt"));
  const obstacles = [...foreignOwner(job, inputs), ...otherPair(job, inputs)];
  if (obstacles.length > 0) throw new ProblemError(obstacles);
  const olds = { ...toLiveInputs(inputs, job), ...toFacts(job) };
  return { jobId, differences: changedFields(olds, inputs).map((change) => renderProblem(explain(change))) };
}

function foreignOwner(job: LiveJob, { owner }: SyncJobInputs): Problem[] {
  const actual = job.Tags?.find(({ TagKey }) => TagKey === ownershipTagKey)?.TagValue;
  if (actual === undefined || actual === owner) return [];
  return [problem("syncJob.adoptOwned", { jobId: job.JobId ?? "", owner: actual }, "adopt")];
}

/** What the purchase has fixed, and the instances once they are configured, must be those that are declared. */
function otherPair(job: LiveJob, { source, target }: SyncJobInputs): Problem[] {
  const facts: readonly [path: string, actual: string | undefined, declared: string][] = [
    ["source.databaseKind", job.SrcDatabaseType, databaseKinds[source.databaseKind].wireType],
    ["source.region", job.SrcRegion, source.region],
    ["source.instanceId", job.SrcInfo?.InstanceId, source.instanceId],
    ["target.databaseKind", job.DstDatabaseType, databaseKinds[target.databaseKind].wireType],
    ["target.region", job.DstRegion, target.region],
    ["target.instanceId", job.DstInfo?.InstanceId, target.instanceId],
  ];
  return facts
    .filter(([, actual, declared]) => actual && actual !== declared)
    .map(([path, actual = "", declared]) =>
      problem("syncJob.adoptOtherPair", { jobId: job.JobId ?? "", field: path, actual, declared }, path),
    );
}
