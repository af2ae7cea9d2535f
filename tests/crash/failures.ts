import type { CallEvent } from "../../emulator";
import type { JobBench } from "../support/job-bench";
import type { OnRequest, ProviderProcess } from "../support/provider-process";

/** A failure at call k of a run. */
export interface Failure {
  readonly name: string;
  /** Arms the failure for a run that starts now. Returns a function that disarms it. */
  arm(bench: JobBench, k: number): Armed;
}

interface Armed {
  readonly process: ProviderProcess;
  heal(): void;
}

export const failures: readonly Failure[] = [
  { name: "crash before", arm: killing((_send, die) => die()) },
  { name: "crash after effect", arm: killing((send, die) => send().then(die)) },
  { name: "timeout after effect", arm: onItsWay(async (send) => timeout(await send())) },
  { name: "HTTP 500", arm: answering({ httpStatus: 500 }, "once") },
  { name: "HTTP 500 from then on", arm: answering({ httpStatus: 500 }, "fromThenOn") },
  { name: "throttle", arm: answering({ errorCode: "RequestLimitExceeded" }, "once") },
  { name: "key expiry", arm: answering({ errorCode: "AuthFailure.TokenFailure" }, "fromThenOn") },
];

/** The process dies at call k. */
function killing(atCall: (send: () => Promise<unknown>, die: () => void) => unknown): Failure["arm"] {
  return (bench, k) => {
    const onRequest: OnRequest = async (number, _request, send) => {
      if (number !== k) return send();
      // The process is dead before its promise could settle.
      await atCall(send, () => process.kill());
      return new Promise(() => undefined);
    };
    const process = bench.process({ onRequest });
    return { process, heal: () => undefined };
  };
}

/** Call k is changed on its way between process and service. */
function onItsWay(become: (send: () => Promise<unknown>) => Promise<unknown>): Failure["arm"] {
  return (bench, k) => ({
    process: bench.process({ onRequest: (number, _request, send) => (number === k ? become(send) : send()) }),
    heal: () => undefined,
  });
}

/** The SDK's error when the service has done the work and its answer was lost. */
function timeout(_lostAnswer: unknown): never {
  throw new Error("network timeout at: http://127.0.0.1");
}

/** The emulator answers call k, or each call from k on, with a fault and does not perform it. */
function answering(
  kind: { httpStatus: number } | { errorCode: string },
  how: "once" | "fromThenOn",
): Failure["arm"] {
  return ({ emulator, process }, k) => {
    let calls = 0;
    const forget = emulator.onCall(({ phase }: CallEvent) => {
      if (phase === "after") return;
      calls += 1;
      if (how === "once" ? calls === k : calls >= k) emulator.faults.add({ kind });
    });
    const heal = () => {
      forget();
      emulator.faults.clear();
    };
    return { process: process(), heal };
  };
}
