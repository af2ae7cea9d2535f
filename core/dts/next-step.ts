import { isBeforeStart, isNotBilled, type JobStatus, type TradeStatus } from "./job-status";

/** The state that the user requests; a delete requests `absent`. */
export type DesiredState = "running" | "paused" | "stopped" | "absent";

/** What the service reports about the job now. `undefined` in its place means that the service does not know the job. */
export interface ObservedJob {
  readonly status: JobStatus | (string & {});
  readonly tradeStatus: TradeStatus | (string & {});
  /** What the service allows now. It takes precedence over our tables; null if the service does not report it. */
  readonly actions: readonly string[] | null;
  readonly billing: "postPaid" | "prePaid";
}

/** What this run has already done; the service does not report it. */
export interface RunProgress {
  /** This run has configured the job with the current configuration and fresh temporary keys. */
  readonly isConfigured: boolean;
  /** This run has started the precheck after that. */
  readonly isChecked: boolean;
  /** How many more times this run may resume a job that an error interrupted. */
  readonly resumesLeft: number;
  /** The user allows an ended job to be reset, which restarts it from scratch. Default: false. */
  readonly mayReset?: boolean;
  /** The job is scheduled to start at a future time: after the start call there is nothing left to do. Default: false. */
  readonly isScheduled?: boolean;
}

/** The calls that change a job's status, and the word for each in the service's `Actions`. */
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
  /** The service is working; observe again. `isUnknown` marks a status that we do not know. */
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

/** The result of a precheck counts only if this run started it on the current configuration. */
const afterOwnCheck =
  (next: NextStep): Rule =>
  ({ isConfigured, isChecked }) => {
    if (!isConfigured) return call("configure");
    return isChecked ? next : call("check");
  };

/** A scheduled job does not start before its time. */
const unlessScheduled: Rule = ({ isScheduled }) => (isScheduled ? refuse("notStartedYet") : wait);

const resumeWithinBudget: Rule = ({ resumesLeft }) =>
  resumesLeft > 0 ? call("resume") : refuse("resumeBudgetSpent");

/** An ended job can only restart from scratch: it loses its configuration, and all data is copied again. */
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

/** By status: the step towards the desired state. For a status in no table the run waits. */
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

/** For a status that we do not know: calls that lead to the desired state; the first that the service allows is made. */
const callsTowards: Record<LivingState, readonly JobCall[]> = {
  running: ["start", "continue", "resume"],
  paused: ["pause"],
  stopped: ["stop"],
};

/**
 * The next step towards the desired state, derived from what the service reports now. Every method of the provider observes
 * first and then calls this function, so that the next run finishes an interrupted one from wherever it stopped.
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

/** Whether the service's list contains an action. The documentation shows `pause（暂停）` where the service returns `pause`. */
export function includesAction(actions: readonly string[], word: string): boolean {
  return actions.some((action) => action === word || action.startsWith(`${word}（`));
}
