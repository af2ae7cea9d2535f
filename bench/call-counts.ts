import type { CallRecord } from "../emulator";
import type { EmulatorProcess } from "./emulator-process";

export interface CallCounts {
  /** Calls by action, throttled ones included: `dts:CreateSyncJob`. */
  readonly byAction: Readonly<Record<string, number>>;
  readonly total: number;
  readonly throttled: number;
  /** Virtual milliseconds of the emulator's clock from the first call to the last. */
  readonly span: number;
}

/** Milliseconds. The emulator keeps only its latest 10,000 calls. */
const fetchInterval = 1_000;

/** Counts the calls during some work. */
export async function countCalls(
  emulator: EmulatorProcess,
  work: () => Promise<unknown>,
): Promise<CallCounts> {
  return countsOf(await callsDuring(emulator, work));
}

/** Every call during some work, in order. */
export async function callsDuring(
  emulator: EmulatorProcess,
  work: () => Promise<unknown>,
): Promise<readonly CallRecord[]> {
  let [latest] = (await callsAfter(emulator, 0)).slice(-1);
  const seen: CallRecord[] = [];
  const fetchNew = async () => {
    const calls = await callsAfter(emulator, latest?.number ?? 0);
    seen.push(...calls);
    latest = calls.at(-1) ?? latest;
  };
  let fetching: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    fetching = fetching.then(fetchNew);
  }, fetchInterval);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  await fetching;
  await fetchNew();
  return seen;
}

async function callsAfter(emulator: EmulatorProcess, number: number): Promise<CallRecord[]> {
  return (await emulator.ask(`/calls?after=${number}`)) as CallRecord[];
}

function countsOf(calls: readonly CallRecord[]): CallCounts {
  const byAction: Record<string, number> = {};
  for (const { service = "?", action = "?" } of calls) {
    byAction[`${service}:${action}`] = (byAction[`${service}:${action}`] ?? 0) + 1;
  }
  return {
    byAction,
    total: calls.length,
    throttled: calls.filter(({ outcome }) => outcome.startsWith("RequestLimitExceeded")).length,
    span: (calls.at(-1)?.time ?? 0) - (calls[0]?.time ?? 0),
  };
}
