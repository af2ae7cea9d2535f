import { hasEnded, type SyncJobInputs } from "../../core/dts";
import { isSameValue, ownershipTagKey } from "../../core/state";
import { toLiveInputs, isSameObjects, type LiveJob } from "./from-wire";
import type { JobCalls } from "./job-calls";

/** A part of a job that can be changed after its start, other than its state. */
export interface ChangeablePart {
  /** The message that is shown during the change. */
  readonly doing: `syncJob.changing.${"size" | "selection" | "rateLimit" | "tags"}`;
  /** When it can be changed: only while the job runs, until the job has ended, or always. */
  readonly possible: "whileRunning" | "untilEnd" | "always";
  isAsDeclared(live: SyncJobInputs, declared: SyncJobInputs): boolean;
  change(calls: JobCalls, declared: SyncJobInputs, live: SyncJobInputs): Promise<void>;
}

/** The changeable parts in the order of their changes: a resize pauses the job, so it comes first. */
const parts: readonly ChangeablePart[] = [
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

/** The parts in which a job, as the service reports it, differs from the declaration and can still be changed. */
export function differingParts(job: LiveJob, declared: SyncJobInputs): readonly ChangeablePart[] {
  const live = toLiveInputs(declared, job);
  return parts
    .filter(({ possible }) => possible === "always" || !hasEnded(job.Status ?? ""))
    .filter((part) => !part.isAsDeclared(live, declared));
}

/** The declared tags and the ownership tag, which changes when the stack is renamed. */
function marksOf({ tags, owner }: SyncJobInputs): Readonly<Record<string, string>> {
  return { ...tags, [ownershipTagKey]: owner };
}
