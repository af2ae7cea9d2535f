import type { KeyPath } from "./key-path";
import { valueAt } from "./schema-node";

/** A value as written, valid or not, and its place: the input of rules between several keys. */
export interface Written {
  readonly value: unknown;
  readonly path: KeyPath;
}

/** The value of a key; its `value` is undefined if the key is missing. */
export function keyOf(written: Written, ...keys: string[]): Written {
  return { value: valueAt(written.value, keys), path: [...written.path, ...keys] };
}

/** The entries of a list; empty if the value is not a list. */
export function entriesOf({ value, path }: Written): Written[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry, index) => ({ value: entry, path: [...path, index] }));
}

/** Text and numbers as text; undefined for any other value. */
export function textOf({ value }: Written): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
