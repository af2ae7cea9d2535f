import { isSameValue } from "../host/changes";
import { toLiveInputs, isSameObjects, type LiveJob } from "./from-wire";
import type { SyncJobInputs } from "./inputs";
import type { JobCalls } from "./job-calls";

/** A side of a job that can be changed after its start, beside the state that it is in. */
export interface Aspect {
  readonly name: string;
  /** Whether the job must be Running to change it. */
  readonly needsRunning: boolean;
  isAsDeclared(live: SyncJobInputs, declared: SyncJobInputs): boolean;
  change(calls: JobCalls, declared: SyncJobInputs, live: SyncJobInputs): Promise<void>;
}

/** In the order in which they are changed: a resize pauses the job by itself, so it comes first. */
const aspects: readonly Aspect[] = [
  {
    name: "size",
    needsRunning: false,
    isAsDeclared: (live, declared) => live.instanceClass === declared.instanceClass,
    change: (calls, { instanceClass }) => calls.resize(instanceClass),
  },
  {
    name: "objects and operations",
    needsRunning: true,
    isAsDeclared: (live, declared) =>
      isSameObjects(live.objects, declared.objects) &&
      isSameValue({ ...live.options, initialization: "" }, { ...declared.options, initialization: "" }),
    change: (calls) => calls.changeLive(),
  },
  {
    name: "rate limit",
    needsRunning: true,
    isAsDeclared: (live, declared) => isSameValue(live.rateLimit, declared.rateLimit),
    change: (calls, { rateLimit }) => (rateLimit ? calls.limitRate(rateLimit) : Promise.resolve()),
  },
  {
    name: "tags",
    needsRunning: false,
    isAsDeclared: (live, declared) => isSameValue(live.tags ?? {}, declared.tags ?? {}),
    change: (calls, declared, live) => calls.setTags(declared.tags ?? {}, live.tags ?? {}),
  },
];

/** The aspects in which a job differs from what is declared, as the service reports it. */
export function differingAspects(job: LiveJob, declared: SyncJobInputs): readonly Aspect[] {
  const live = toLiveInputs(declared, job);
  return aspects.filter((aspect) => !aspect.isAsDeclared(live, declared));
}
