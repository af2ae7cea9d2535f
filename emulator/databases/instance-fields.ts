import * as z from "zod";
import type { Call } from "../service";
import type { DatabaseInstance, DatabaseService } from "../world/model";
import type { World } from "../world/world";

export const offset = z.int().min(0).default(0);
export const texts = z.array(z.string()).default([]);
export const integers = z.array(z.int()).default([]);

/** The caller's instances of the product in the region of the call. */
export function instancesHere(
  world: World,
  service: DatabaseService,
  call: Call,
): readonly DatabaseInstance[] {
  return world.listInstances(service, call.caller.accountUin).filter(({ region }) => region === call.region);
}

/** Matches the listed ids; an empty list matches every instance. */
export function hasId(ids: readonly string[]): (instance: DatabaseInstance) => boolean {
  return ({ instanceId }) => ids.length === 0 || ids.includes(instanceId);
}

/** A private address that is the same in every run. */
export function addressOf({ instanceId }: DatabaseInstance): {
  readonly Vip: string;
  readonly Vport: number;
} {
  const sum = [...instanceId].reduce(
    (total, character) => (total * 31 + character.charCodeAt(0)) % 64_000,
    7,
  );
  return { Vip: `10.0.${Math.floor(sum / 250)}.${(sum % 250) + 2}`, Vport: 3306 };
}
