import { randomUUID } from "node:crypto";

/** Where an object carries its own JSON, piece by piece: whatever answers repeat is encoded once and then copied. */
export const ownJson = Symbol("own JSON");

/** Stands in a text for the JSON that an object carries. No data of a client can contain it. */
const mark = randomUUID();

/** An answer as the bytes that go over the wire. */
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
