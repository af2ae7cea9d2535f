import { renderKeyPath, type KeyPath } from "./key-path";
import { mistake, type Mistake } from "./mistake";
import { shownValue } from "./shown-value";
import { textOf, type Written } from "./written";

/** One mistake for each value that already appears at an earlier place. */
export function duplicates(values: readonly Written[]): Mistake[] {
  const places = new Map<string, KeyPath>();
  return values.flatMap((value) => {
    const text = textOf(value);
    if (text === undefined) return [];
    const first = places.get(text);
    if (first) {
      const parameters = { found: shownValue(value.value), first: renderKeyPath(first) };
      return [mistake(value.path, "configuration.duplicate", parameters)];
    }
    places.set(text, value.path);
    return [];
  });
}
