import type { KeyPath } from "./key-path";
import { valueAt } from "./schema-node";

/** A value as it was written, right or wrong, and its place: what rules between several keys look at. */
export interface Written {
  readonly value: unknown;
  readonly path: KeyPath;
}

/** The value of a key; undefined inside where there is none. */
export function keyOf(written: Written, ...keys: string[]): Written {
  return { value: valueAt(written.value, keys), path: [...written.path, ...keys] };
}

/** The entries of a list; none where it is no list. */
export function entriesOf({ value, path }: Written): Written[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry, index) => ({ value: entry, path: [...path, index] }));
}

/** Text and numbers as text; undefined for everything else. */
export function textOf({ value }: Written): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
