import { isBeforeStart, isNotBilled, type JobStatus, type TradeStatus } from "./job-status";

/** The state that the user asks for; `absent` is what a delete asks for. */
export type DesiredState = "running" | "paused" | "stopped" | "absent";

/** What the service says of the job now; `undefined` stands for a job that it does not know (any more). */
export interface ObservedJob {
  readonly status: JobStatus | (string & {});
  readonly tradeStatus: TradeStatus | (string & {});
  /** What the service allows now. It wins over every table of ours; null when it does not say. */
  readonly actions: readonly string[] | null;
  readonly billing: "postPaid" | "prePaid";
}

/** What this run has already done, which the service cannot tell. */
export interface RunProgress {
  /** The present configuration, with fresh temporary keys, was given to the job in this run. */
  readonly isConfigured: boolean;
  /** The precheck was started after that. */
  readonly isChecked: boolean;
  /** How often this run may still resume a job that was interrupted by an error. */
  readonly resumesLeft: number;
  /** The user allows an ended job to be reset, which makes it start from the beginning. Default: false. */
  readonly mayReset?: boolean;
  /** The job starts by itself at a time that is still to come: once it is told to start, there is no more to do. Default: false. */
  readonly isScheduled?: boolean;
}

/** The calls that move a job, and the word for each in the service's `Actions`. */
export const jobCalls = {
  configure: "configure",
  check: "check",
  start: "start",
  pause: "pause",
  continue: "continue",
  resume: "resume",
  stop: "stop",
  isolate: "isolate",
  recover: "recover",
  destroy: "offline",
  /** The service does not list it among the actions. */
  reset: undefined,
} as const;
export type JobCall = keyof typeof jobCalls;

export type RefusalReason =
  | "precheckFailed"
  | "jobFailed"
  | "resumeBudgetSpent"
  | "stoppedIsFinal"
  | "notStartedYet"
  | "prePaidCannotRecover"
  | "jobMissing"
  | "callNotAllowed";

/** What to do next for a job. */
export type NextStep =
  | { readonly kind: "done" }
  | { readonly kind: "call"; readonly call: JobCall }
  /** The service is at work; look again. `isUnknown` when the status is none that we know. */
  | { readonly kind: "wait"; readonly isUnknown?: true }
  | { readonly kind: "refuse"; readonly reason: RefusalReason; readonly call?: JobCall };

const done: NextStep = { kind: "done" };
const wait: NextStep = { kind: "wait" };
const call = (name: JobCall): NextStep => ({ kind: "call", call: name });
const stop = call("stop");
const refuse = (reason: RefusalReason): NextStep => ({ kind: "refuse", reason });

type Rule = NextStep | ((progress: RunProgress) => NextStep);
type LivingState = Exclude<DesiredState, "absent">;

const configureFirst =
  (next: NextStep): Rule =>
  ({ isConfigured }) =>
    isConfigured ? next : call("configure");

/** The verdict of a precheck counts only when it was made in this run, on the present configuration. */
const afterOwnCheck =
  (next: NextStep): Rule =>
  ({ isConfigured, isChecked }) => {
    if (!isConfigured) return call("configure");
    return isChecked ? next : call("check");
  };

/** A job that waits for its time will not start before it. */
const unlessScheduled: Rule = ({ isScheduled }) => (isScheduled ? refuse("notStartedYet") : wait);

const resumeWithinBudget: Rule = ({ resumesLeft }) =>
  resumesLeft > 0 ? call("resume") : refuse("resumeBudgetSpent");

/** An ended job can only begin anew: it loses its configuration, and what was copied is copied again. */
const resetOr =
  (otherwise: NextStep): Rule =>
  ({ mayReset }) =>
    mayReset ? call("reset") : otherwise;

/** A job before its first start can be neither paused nor stopped. */
const notStarted: Partial<Record<JobStatus, Rule>> = {
  UnInitialized: refuse("notStartedYet"),
  Initialized: refuse("notStartedYet"),
  Checking: refuse("notStartedYet"),
  CheckPass: refuse("notStartedYet"),
  CheckNotPass: refuse("notStartedYet"),
};

/** By status: what brings the job to the desired state. A status that stands in no table is waited for. */
const rules: Record<LivingState, Partial<Record<JobStatus, Rule>>> = {
  running: {
    UnInitialized: configureFirst(wait),
    Initialized: configureFirst(call("check")),
    Checking: wait,
    CheckPass: afterOwnCheck(call("start")),
    CheckNotPass: afterOwnCheck(refuse("precheckFailed")),
    ReadyRunning: ({ isScheduled }) => (isScheduled ? done : wait),
    Running: done,
    Pausing: wait,
    Paused: call("continue"),
    ResumableErr: resumeWithinBudget,
    Resuming: wait,
    Stopping: wait,
    Stopped: resetOr(refuse("stoppedIsFinal")),
    Failed: resetOr(refuse("jobFailed")),
    Resetting: wait,
    Released: refuse("jobMissing"),
  },
  paused: {
    ...notStarted,
    ReadyRunning: unlessScheduled,
    Running: call("pause"),
    Pausing: wait,
    Paused: done,
    ResumableErr: resumeWithinBudget,
    Resuming: wait,
    Stopping: wait,
    Stopped: refuse("stoppedIsFinal"),
    Failed: refuse("jobFailed"),
    Resetting: wait,
    Released: refuse("jobMissing"),
  },
  stopped: {
    ...notStarted,
    ReadyRunning: unlessScheduled,
    Running: stop,
    Pausing: wait,
    Paused: stop,
    ResumableErr: stop,
    Resuming: wait,
    Stopping: wait,
    Stopped: done,
    Failed: refuse("jobFailed"),
    Resetting: wait,
    Released: refuse("jobMissing"),
  },
};

/** For a status that we do not know: the calls that lead to the desired state, tried against the service's list. */
const callsTowards: Record<LivingState, readonly JobCall[]> = {
  running: ["start", "continue", "resume"],
  paused: ["pause"],
  stopped: ["stop"],
};

/**
 * The next step towards the desired state, from what the service reports now. Every method of the provider observes
 * and then asks here, so that any interrupted run is finished by the next one, from wherever it stopped.
 */
export function nextStep(
  observed: ObservedJob | undefined,
  desired: DesiredState,
  progress: RunProgress,
): NextStep {
  if (!observed || observed.tradeStatus === "Offlined") {
    return desired === "absent" ? done : refuse("jobMissing");
  }
  const step = desired === "absent" ? towardsAbsent(observed) : towardsLiving(observed, desired, progress);
  return step.kind === "call" ? allowedByService(step.call, observed) : step;
}

function towardsAbsent(observed: ObservedJob): NextStep {
  const { tradeStatus, status, actions } = observed;
  if (status === "Released") return done;
  if (tradeStatus === "Isolated") return call("destroy");
  if (tradeStatus !== "Normal" && !isNotBilled(tradeStatus)) return wait;
  if (status === "Stopping") return wait;
  const canEndCleanly =
    rules.stopped[status as JobStatus] === stop && (!actions || isAllowed("stop", actions));
  return canEndCleanly ? stop : call("isolate");
}

function towardsLiving(observed: ObservedJob, desired: LivingState, progress: RunProgress): NextStep {
  const { status, tradeStatus } = observed;
  if (tradeStatus === "Isolated") {
    return observed.billing === "postPaid" ? call("recover") : refuse("prePaidCannotRecover");
  }
  if (tradeStatus !== "Normal" && !isNotBilled(tradeStatus)) return wait;
  const rule = rules[desired][status as JobStatus];
  if (!rule) return towardsFromUnknown(observed, desired);
  return typeof rule === "function" ? rule(progress) : rule;
}

function towardsFromUnknown(observed: ObservedJob, desired: LivingState): NextStep {
  const possible = callsTowards[desired].find(
    (name) => observed.actions && isAllowed(name, observed.actions),
  );
  return possible ? call(possible) : { kind: "wait", isUnknown: true };
}

function allowedByService(name: JobCall, { actions, status }: ObservedJob): NextStep {
  if (!actions || isAllowed(name, actions)) return call(name);
  const isServiceAtWork = actions.every((action) => action === "view") && !isBeforeStart(status);
  return isServiceAtWork ? wait : { kind: "refuse", reason: "callNotAllowed", call: name };
}

function isAllowed(name: JobCall, actions: readonly string[]): boolean {
  const word = jobCalls[name];
  return word === undefined || includesAction(actions, word);
}

/** Whether the service's list names an action: the documentation shows `pause（暂停）` where the service answers `pause`. */
export function includesAction(actions: readonly string[], word: string): boolean {
  return actions.some((action) => action === word || action.startsWith(`${word}（`));
}
