import { sharedCloud } from "../../cloud/client";
import { guardedAccount } from "../../cloud/preflight";
import type { Host } from "./dynamic-provider";
import { connectEngine, silentEngine } from "./engine";
import { Gate } from "./gate";
import { silenceHostErrors } from "./host-error";

/** The host of this process: one engine, one cloud with its limiter and its watchers, for every resource of the stack. */
export function createProcessHost(): Host {
  silenceHostErrors();
  const engineAddress = process.argv[2];
  const engine = engineAddress ? connectEngine(engineAddress) : silentEngine;
  const gate = new Gate();
  engine.gone.addEventListener("abort", () => process.exit(1));
  return {
    engine,
    contextFor: (urn) => ({
      account: (connection) => guardedAccount(sharedCloud(), connection),
      progress: engine.progressFor(urn),
      gate,
      signal: engine.gone,
      now: () => Date.now(),
      isEngineAlive: () => engine.isAlive(),
    }),
  };
}
