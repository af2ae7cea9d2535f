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

/** A field in which a job differs from the declaration. */
export interface FieldFact {
  readonly path: FieldPath;
  readonly actual: string;
  readonly declared: string;
}

/**
 * The differences between a job and the declaration that no update can change: what the purchase has fixed and, once
 * the job is started, its source and how it reads it.
 */
export function fixedDifferences(job: LiveJob, inputs: SyncJobInputs): readonly FieldFact[] {
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

/** The differences in fields that the service reports outside the inputs; an empty field counts as declared. */
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
