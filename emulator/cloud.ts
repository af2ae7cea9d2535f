import type { Clock } from "./clock";
import type { DtsService } from "./dts";
import type { Service } from "./service";
import type { Journal } from "./state/journal";
import type { World } from "./world/world";

/** The emulated cloud: its contents, its time, and the journal that led to them. */
export interface Cloud {
  readonly clock: Clock;
  readonly world: World;
  readonly services: readonly Service[];
  readonly dts: DtsService;
  readonly journal: Journal;
  /** Number of the last call in the journal. */
  readonly calls: number;
}
