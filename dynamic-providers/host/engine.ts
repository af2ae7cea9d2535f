import { setMaxListeners } from "node:events";
import type { Progress } from "./resource-context";

type Channel = import("@grpc/grpc-js").Channel;
type Severity = "debug" | "info" | "warning";

/** `connectivityState` of grpc-js, which is loaded only where there is an engine. */
const connectivity = { ready: 2, transientFailure: 3 } as const;

/** The engine that started this provider process. It receives log lines and can be asked whether it is alive. */
export interface Engine {
  progressFor(resourceUrn: string | undefined): Progress;
  isAlive(): Promise<boolean>;
  /** Aborted when the engine is gone: a provider that continued would race with the next run. */
  readonly gone: AbortSignal;
}

/**
 * Connects to the engine's log service, because the dynamic host cannot write to a resource's own row.
 * @param address where the engine listens: the first argument of a provider process.
 */
export function connectEngine(address: string): Engine {
  const grpc = require("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
  const { EngineClient } = require("@pulumi/pulumi/proto/engine_grpc_pb");
  const { LogRequest, LogSeverity } = require("@pulumi/pulumi/proto/engine_pb");
  const client = new EngineClient(address, grpc.credentials.createInsecure());
  const severities: Record<Severity, number> = {
    debug: LogSeverity.DEBUG,
    info: LogSeverity.INFO,
    warning: LogSeverity.WARNING,
  };
  const gone = new AbortController();
  // Every job listens to it, so hundreds of listeners are not a leak.
  setMaxListeners(Infinity, gone.signal);

  const log = (severity: Severity, message: string, urn = "", isEphemeral = false): Promise<boolean> => {
    const request = new LogRequest();
    request.setSeverity(severities[severity]);
    request.setMessage(message);
    request.setUrn(urn);
    request.setEphemeral(isEphemeral);
    return new Promise((resolve) => {
      client.log(request, (error: { code: number } | null) => {
        if (error?.code === grpc.status.UNAVAILABLE) gone.abort();
        resolve(!error);
      });
    });
  };

  const isAlive = (): Promise<boolean> => log("debug", "a provider checks whether the engine is alive");
  onDisconnect(client.getChannel(), () => void isAlive());

  return {
    progressFor: (urn) => ({
      status: skipRepeated((text) => void log("info", text, urn, true)),
      info: (text) => void log("info", text, urn),
      warning: (text) => void log("warning", text, urn),
    }),
    isAlive,
    gone: gone.signal,
  };
}

/** Drops a text that equals the previous one. */
function skipRepeated(print: (text: string) => void): (text: string) => void {
  let last: string | undefined;
  return (text) => {
    if (text !== last) print(text);
    last = text;
  };
}

/**
 * Calls back each time the connection is lost, and when none could be made: an engine that was killed early never answers.
 * An idle connection may also be closed while the engine is alive.
 */
function onDisconnect(channel: Channel, callback: () => void): void {
  const state = channel.getConnectivityState(true);
  channel.watchConnectivityState(state, Infinity, () => {
    const next = channel.getConnectivityState(false);
    if (state === connectivity.ready || next === connectivity.transientFailure) callback();
    onDisconnect(channel, callback);
  });
}

/** For tests without an engine: it prints nothing and is always alive. */
export const silentEngine: Engine = {
  progressFor: () => ({ status: () => undefined, info: () => undefined, warning: () => undefined }),
  isAlive: () => Promise.resolve(true),
  gone: new AbortController().signal,
};
