import defaultSeed from "./accounts/default.json";
import { completeAccountSeed } from "./accounts/read-account-seed";
import { createCallLog, type CallLog } from "./call-log";
import type { Cloud } from "./cloud";
import { serveEmulator } from "./control/serve";
import { beginningOf, createCloud } from "./create-cloud";
import type { Emulator, EmulatorOptions, PrintableAccount } from "./emulator";
import { createFaults } from "./faults";
import { startHttpServer } from "./gateway/http-server";
import { createRateLimiter } from "./gateway/rate-limiter";
import type { TimeEvent } from "./state/journal";
import { openStateFile, type StateFile } from "./state/state-file";
import { readStateText, stateText } from "./state/state-text";

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, rateLimit = true, latencyMilliseconds = 0, stateFile } = options;
  const file = stateFile === undefined ? undefined : openStateFile(stateFile);
  let cloud = firstCloud(options, file);
  let isStopped = false;
  const calls = createCallLog(cloud.calls);
  const faults = createFaults();
  const rateLimiter = rateLimit ? createRateLimiter() : undefined;
  const gateway = {
    calls,
    faults,
    rateLimiter,
    get cloud() {
      return cloud;
    },
  };

  const emulator: Omit<Emulator, "endpoint"> = {
    get accounts() {
      return cloud.journal.beginning.accounts.map(toPrintable);
    },
    get clock() {
      return cloud.clock;
    },
    get world() {
      return cloud.world;
    },
    get dts() {
      return cloud.dts;
    },
    calls: calls.records,
    faults,
    onCall: calls.listen,
    saveState: () => stateText({ ...cloud.journal, events: [...cloud.journal.events, timeOf(cloud, calls)] }),
    loadState: (text) => {
      const { beginning, events } = readStateText(text);
      const next = createCloud({ beginning, past: events, speed: cloud.clock.speed, write: file?.add });
      cloud.clock.stop();
      file?.begin(beginning, events);
      calls.countFrom(next.calls);
      cloud = next;
    },
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      file?.add(timeOf(cloud, calls));
      cloud.clock.stop();
      await server.close();
      file?.close();
    },
  };
  const serve = serveEmulator({ emulator, gateway });
  const server = await startHttpServer({ port, latencyMilliseconds }, serve).catch((error: unknown) => {
    cloud.clock.stop();
    file?.close();
    throw error;
  });
  return Object.defineProperties(
    { endpoint: server.endpoint },
    Object.getOwnPropertyDescriptors(emulator),
  ) as Emulator;
}

/** A state file that exists wins over a seed: it holds the seed that it began with. */
function firstCloud(options: EmulatorOptions, file: StateFile | undefined): Cloud {
  const { speed, startsAt = Date.now() } = options;
  if (file?.state) {
    const { beginning, events } = file.state;
    return createCloud({ beginning, past: events, speed, write: file.add });
  }
  const seed = completeAccountSeed(options.accounts ?? defaultSeed, "of this start");
  const beginning = beginningOf(seed, startsAt, options);
  file?.begin(beginning);
  return createCloud({ beginning, speed, write: file?.add });
}

function timeOf({ clock }: Cloud, { count }: CallLog): TimeEvent {
  return { kind: "time", time: clock.now(), number: count };
}

function toPrintable({ uin, secretId, secretKey, users }: PrintableAccount): PrintableAccount {
  return {
    uin,
    secretId,
    secretKey,
    users: users.map((user) => ({
      name: user.name,
      uin: user.uin,
      secretId: user.secretId,
      secretKey: user.secretKey,
    })),
  };
}
