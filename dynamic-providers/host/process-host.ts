import { secretsWithin, sharedCloud } from "../../cloud/client";
import { guardedAccount, RunMemory } from "../../cloud/preflight";
import type { Host } from "./dynamic-provider";
import { connectEngine, silentEngine } from "./engine";
import { silenceHostErrors } from "./host-error";
import { WaveLimiter } from "./wave-limiter";

/** The host of this process: one engine, one cloud, one wave limiter and one memory for all resources of the stack. */
export function createProcessHost(): Host {
  silenceHostErrors();
  const engineAddress = process.argv[2];
  const engine = engineAddress ? connectEngine(engineAddress) : silentEngine;
  const waves = new WaveLimiter();
  const memory = new RunMemory();
  engine.gone.addEventListener("abort", () => process.exit(1));
  return {
    engine,
    keepSecretsOf: (properties) => {
      for (const secret of secretsWithin(properties)) sharedCloud().secrets.add(secret);
    },
    contextFor: (urn) => ({
      account: (connection) => guardedAccount(sharedCloud(), connection),
      progress: engine.progressFor(urn),
      waves,
      memory,
      signal: engine.gone,
      now: () => Date.now(),
      isEngineAlive: () => engine.isAlive(),
    }),
  };
}
