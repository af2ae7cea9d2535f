import type { Cloud } from "../cloud";
import type { Call } from "../service";
import { isReading } from "../state/journal";
import type { RequestParameters } from "./parameters";
import type { Route } from "./route";

/** Does what a call asks for, in one moment of virtual time, and has it in the journal before it has an effect. */
export function perform(
  { clock, journal }: Cloud,
  { service: { name: service }, action, operation }: Route,
  call: Call,
  parameters: RequestParameters,
  number: number,
): object {
  const { now: time, ...given } = call;
  if (!isReading(service, action)) {
    journal.add({ kind: "call", time, number, service, action, ...given, parameters });
  }
  return clock.holding(time, () => operation.handle(call, parameters));
}
