import type { Emulator } from "../emulator";
import type { Gateway } from "../gateway/pipeline";

/** What the control interface and the page work on. */
export interface Controlled {
  readonly emulator: Omit<Emulator, "endpoint">;
  readonly gateway: Gateway;
}
