import type { Clock } from "./clock";
import type { DtsService } from "./dts";
import type { Service } from "./service";
import type { Journal } from "./state/journal";
import type { World } from "./world/world";

/** The emulated cloud: everything in it, its time, and the record of how it came about. */
export interface Cloud {
  readonly clock: Clock;
  readonly world: World;
  readonly services: readonly Service[];
  readonly dts: DtsService;
  readonly journal: Journal;
  /** Number of the last call that the journal knows. */
  readonly calls: number;
}
