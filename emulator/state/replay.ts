import { CloudError } from "../cloud-error";
import type { Cloud } from "../cloud";
import type { CallEvent, JobEvent, JournalEvent } from "./journal";
import { StateError } from "./state-text";

/** Repeats the events at their virtual times; returns the number of the last call. */
export function replay(cloud: Cloud, events: readonly JournalEvent[]): number {
  let number = 0;
  for (const event of events) {
    cloud.clock.advance(Math.max(0, event.time - cloud.clock.now()));
    if (event.kind !== "job") number = event.number;
    cloud.clock.holding(event.time, () => repeat(cloud, event));
  }
  return number;
}

function repeat(cloud: Cloud, event: JournalEvent): void {
  if (event.kind === "call") repeatCall(cloud, event);
  if (event.kind === "job") repeatChange(cloud, event);
}

function repeatCall({ services }: Cloud, event: CallEvent): void {
  const { service, action, parameters, time: now, caller, region, sourceIp, language, requestId } = event;
  const operation = services.find(({ name }) => name === service)?.operations[action];
  if (!operation) throw new StateError(`${service}:${action} is not an action of this emulator`);
  try {
    operation.handle(
      { caller, region, sourceIp, now, language, requestId },
      parameters as Record<string, unknown>,
    );
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
  }
}

function repeatChange({ dts }: Cloud, { change, values }: JobEvent): void {
  const changes = dts.outOfBand as unknown as Record<string, (...values: readonly unknown[]) => void>;
  const apply = Object.hasOwn(changes, change) ? changes[change] : undefined;
  if (!apply) throw new StateError(`"${change}" is not a change of a job`);
  apply(...values);
}
