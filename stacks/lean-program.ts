import { Resource } from "@pulumi/pulumi/resource";

/** Spares a program with hundreds of resources what its state and its time would go to. */
export function beLean(): void {
  leaveOutStackTraces();
  leaveOutSourceMaps();
}

interface Frame {
  readonly uri: string;
}

/**
 * Keeps out of the state all but the innermost place from which a resource was made. The SDK stores the whole stack of
 * calls, which is the same for every job: two kilobytes that the engine writes again with each step of each resource.
 * It has no option for that; without this inner function of its own nothing changes.
 */
function leaveOutStackTraces(): void {
  const resource = Resource as unknown as { stackTrace?: (skip: number) => (Frame | undefined)[] };
  const { stackTrace } = resource;
  if (typeof stackTrace !== "function") return;
  resource.stackTrace = (skip) => stackTrace(skip + 1).slice(0, 1);
}

/**
 * The SDK notes a stack of calls at each of its promises, and maps every line of it to a source: a quarter of the time
 * of a program with many resources. Ours runs compiled and has no source maps to be mapped by.
 */
function leaveOutSourceMaps(): void {
  delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;
}
