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
  /** What happened since. */
  readonly past?: readonly JournalEvent[];
  /** Virtual seconds per real second. */
  readonly speed?: number;
  /** Told of each event before its effect. */
  readonly write?: (event: JournalEvent) => void;
}

/** Builds a cloud as it was at its last event. */
export function createCloud({ beginning, past = [], speed, write }: CloudOptions): Cloud {
  // The past is repeated in a time that stands still, so that it takes no time of its own.
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

/** What is done to jobs by hand is an event, too. */
function journaled(dts: DtsService, journal: Journal, clock: Clock): DtsService {
  const record =
    (change: string, apply: (...values: readonly unknown[]) => void) =>
    (...values: readonly unknown[]) => {
      const time = clock.now();
      clock.holding(time, () => apply(...values));
      const given = values.at(-1) === undefined ? values.slice(0, -1) : values;
      journal.add({ kind: "job", time, change, values: given });
    };
  const byHand = Object.fromEntries(
    Object.entries(dts.byHand).map(([change, apply]) => [change, record(change, apply as () => void)]),
  );
  return { ...dts, byHand: byHand as unknown as DtsService["byHand"] };
}
