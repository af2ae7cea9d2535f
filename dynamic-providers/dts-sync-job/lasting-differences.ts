import {
  changeOfField,
  databaseKinds,
  type FieldPath,
  type SyncJobInputs,
  toJobReport,
} from "../../core/dts";
import { hasUnknown } from "../host/resource-logic";
import { changedFields, valueAt } from "./change-rules";
import { toLiveInputs, wireSource, type LiveJob } from "./from-wire";
import { ownWord, wireWords } from "./wire-words";

/** A field in which a job is not as declared. */
export interface FieldFact {
  readonly path: FieldPath;
  readonly actual: string;
  readonly declared: string;
}

/**
 * In what a job differs from what is declared, as far as no update can change it: what the purchase has fixed and,
 * once the job is started, whose source it reads and how.
 */
export function lastingDifferences(job: LiveJob, inputs: SyncJobInputs): readonly FieldFact[] {
  const live = { ...toLiveInputs(inputs, job), ...toJobReport(job) };
  const facts = fixedFacts(job, inputs).filter(({ path }) => changeOfField(path, live.status) === "replace");
  const fields = changedFields(live, inputs)
    .filter(({ change }) => change === "replace")
    .map(({ path }) => ({ path, actual: valueAt(live, path), declared: valueAt(inputs, path) }));
  return [...facts, ...fields].map(({ path, actual, declared }) => ({
    path,
    actual: inWords(actual),
    declared: inWords(declared),
  }));
}

/** What an answer of the service tells beside the inputs; what it leaves empty is taken as declared. */
function fixedFacts(job: LiveJob, { source, target, billing }: SyncJobInputs) {
  const endpoint = wireSource(job);
  const facts: readonly { path: FieldPath; actual: string | undefined; declared: string }[] = [
    {
      path: "source.databaseKind",
      actual: job.SrcDatabaseType,
      declared: databaseKinds[source.databaseKind].wireType,
    },
    { path: "source.region", actual: job.SrcRegion, declared: source.region },
    {
      path: "target.databaseKind",
      actual: job.DstDatabaseType,
      declared: databaseKinds[target.databaseKind].wireType,
    },
    { path: "target.region", actual: job.DstRegion, declared: target.region },
    { path: "billing", actual: ownWord(wireWords.billing, job.PayMode), declared: billing.mode },
    { path: "source.accountUin", actual: endpoint?.Account, declared: source.accountUin },
    { path: "source.roleName", actual: endpoint?.AccountRole, declared: source.roleName },
  ];
  return facts.filter(({ actual, declared }) => actual && actual !== declared && !hasUnknown(declared));
}

function inWords(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "-");
}
