import log = require("@pulumi/pulumi/log");
import { Resource } from "@pulumi/pulumi/resource";

/**
 * Spares a program with hundreds of resources what its state and its time would go to. With `DTS_CROSS_ACCOUNT_DEBUG` set,
 * all is said and traced.
 */
export function beLean(): void {
  leaveOutStackTraces();
  if (process.env.DTS_CROSS_ACCOUNT_DEBUG || process.env.PULUMI_DEBUG_PROMISE_LEAKS) return;
  leaveOutPromiseTraces();
  leaveOutDebugLog();
}

/**
 * Keeps out of the state from where in the program a resource was made. The SDK stores the whole stack of calls, which is
 * the same for every job and no place in anything that the user wrote: two kilobytes that the engine writes again with
 * each step of each resource. It has no option for that; without this inner function of its own nothing changes.
 */
function leaveOutStackTraces(): void {
  const resource = Resource as unknown as { stackTrace?: () => readonly object[] };
  if (typeof resource.stackTrace === "function") resource.stackTrace = () => [];
}

/**
 * The SDK notes at each of its promises the stack of calls that made it, each line mapped to a source: a third of the
 * time of a program with many resources, for a text that only the SDK's own debugging shows. Our errors are messages.
 */
function leaveOutPromiseTraces(): void {
  delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;
  Error.stackTraceLimit = 0;
}

/**
 * The SDK tells the engine three times for each resource what it is about: a call each, a tenth of the whole time, which
 * the engine shows only with `--debug`.
 */
function leaveOutDebugLog(): void {
  (log as { debug: typeof log.debug }).debug = () => Promise.resolve();
}
