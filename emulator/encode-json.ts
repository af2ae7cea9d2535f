import { randomUUID } from "node:crypto";

/** The key under which an object carries its own JSON in pieces, so that repeated parts are encoded once. */
export const ownJson = Symbol("own JSON");

/** Placeholder for the JSON that an object carries; random, so no client data can contain it. */
const mark = randomUUID();

/** The bytes of an answer. */
export function encodeJson(value: object): Buffer {
  const carried: (readonly Buffer[])[] = [];
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || !(ownJson in inner)) return inner;
    carried.push((inner[ownJson] as () => readonly Buffer[])());
    return mark;
  });
  if (carried.length === 0) return Buffer.from(text);
  const between = text.split(`"${mark}"`);
  return Buffer.concat(between.flatMap((piece, index) => [Buffer.from(piece), ...(carried[index] ?? [])]));
}
