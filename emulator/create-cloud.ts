import type { CompleteAccountSeed } from "./accounts/account-seed";
import { createClock, type Clock } from "./clock";
import type { Cloud } from "./cloud";
import type { DtsOptions, DtsService } from "./dts";
import { createServices } from "./services";
import { createJournal, type Beginning, type Journal, type JournalEvent } from "./state/journal";
import { replay } from "./state/replay";
import { createWorld } from "./world/create-world";

export interface CloudOptions {
  readonly beginning: Beginning;
  /** The events since then. */
  readonly past?: readonly JournalEvent[];
  /** Virtual seconds per real second. */
  readonly speed?: number;
  /** Receives each event before its effect. */
  readonly write?: (event: JournalEvent) => void;
}

/** Builds a cloud as it was at its last event. */
export function createCloud({ beginning, past = [], speed, write }: CloudOptions): Cloud {
  // The clock is stopped during the replay, so that the replay takes no virtual time.
  const clock = createClock({ speed: past.length > 0 ? 0 : speed, startsAt: beginning.startsAt });
  const world = createWorld(beginning as CompleteAccountSeed & Beginning, clock, beginning);
  const { all: services, dts } = createServices(world, beginning.dts);
  const journal = createJournal(beginning, past, write);
  const bare = { clock, world, services, dts: journaled(dts, journal, clock), journal };
  const calls = replay({ ...bare, dts, calls: 0 }, past);
  for (let call = 0; call < calls; call += 1) world.makeUuid();
  if (past.length > 0) clock.setSpeed(speed ?? 1);
  return { ...bare, calls };
}

export function beginningOf(
  seed: CompleteAccountSeed,
  startsAt: number,
  { dts = {}, grantDelaySeconds }: Pick<Beginning, "grantDelaySeconds"> & { readonly dts?: DtsOptions } = {},
): Beginning {
  const delay = grantDelaySeconds === undefined ? {} : { grantDelaySeconds };
  return {
    format: "dts-cross-account emulator state",
    version: 1,
    startsAt,
    accounts: seed.accounts,
    dts,
    ...delay,
  };
}

/** Records out-of-band changes of jobs as events, too. */
function journaled(dts: DtsService, journal: Journal, clock: Clock): DtsService {
  const record =
    (change: string, apply: (...values: readonly unknown[]) => void) =>
    (...values: readonly unknown[]) => {
      const time = clock.now();
      clock.holding(time, () => apply(...values));
      const given = values.at(-1) === undefined ? values.slice(0, -1) : values;
      journal.add({ kind: "job", time, change, values: given });
    };
  const outOfBand = Object.fromEntries(
    Object.entries(dts.outOfBand).map(([change, apply]) => [change, record(change, apply as () => void)]),
  );
  return { ...dts, outOfBand: outOfBand as unknown as DtsService["outOfBand"] };
}
