import { hasEnded, type SyncJobInputs } from "../../core/dts";
import { isSameValue, ownershipTagKey } from "../../core/state";
import { toLiveInputs, isSameObjects, type LiveJob } from "./from-wire";
import type { JobCalls } from "./job-calls";

/** A side of a job that can be changed after its start, beside the state that it is in. */
export interface Aspect {
  /** What a person reads while it is changed. */
  readonly doing: `syncJob.changing.${"size" | "selection" | "rateLimit" | "tags"}`;
  /** When it can be changed: only while the job runs, until the job has ended, or always. */
  readonly possible: "whileRunning" | "untilEnd" | "always";
  isAsDeclared(live: SyncJobInputs, declared: SyncJobInputs): boolean;
  change(calls: JobCalls, declared: SyncJobInputs, live: SyncJobInputs): Promise<void>;
}

/** In the order in which they are changed: a resize pauses the job by itself, so it comes first. */
const aspects: readonly Aspect[] = [
  {
    doing: "syncJob.changing.size",
    possible: "untilEnd",
    isAsDeclared: (live, declared) => live.instanceClass === declared.instanceClass,
    change: (calls, { instanceClass }) => calls.resize(instanceClass),
  },
  {
    doing: "syncJob.changing.selection",
    possible: "whileRunning",
    isAsDeclared: (live, declared) =>
      isSameObjects(live.objects, declared.objects) &&
      isSameValue({ ...live.options, initialization: "" }, { ...declared.options, initialization: "" }),
    change: (calls) => calls.changeLive(),
  },
  {
    doing: "syncJob.changing.rateLimit",
    possible: "whileRunning",
    isAsDeclared: (live, declared) => isSameValue(live.rateLimit, declared.rateLimit),
    change: (calls, { rateLimit }) => (rateLimit ? calls.limitRate(rateLimit) : Promise.resolve()),
  },
  {
    doing: "syncJob.changing.tags",
    possible: "always",
    isAsDeclared: (live, declared) => isSameValue(marksOf(live), marksOf(declared)),
    change: (calls, declared, live) => calls.setTags(marksOf(declared), marksOf(live)),
  },
];

/** The aspects in which a job differs from what is declared and that it still takes, as the service reports it. */
export function differingAspects(job: LiveJob, declared: SyncJobInputs): readonly Aspect[] {
  const live = toLiveInputs(declared, job);
  return aspects
    .filter(({ possible }) => possible === "always" || !hasEnded(job.Status ?? ""))
    .filter((aspect) => !aspect.isAsDeclared(live, declared));
}

/** The declared tags together with the mark of the owner, which moves along when the stack is renamed. */
function marksOf({ tags, owner }: SyncJobInputs): Readonly<Record<string, string>> {
  return { ...tags, [ownershipTagKey]: owner };
}
