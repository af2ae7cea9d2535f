const longestShown = 60;

/** A written value as it appears in a message: nothing long, no content of lists and objects. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (typeof value === "object" && value !== null) return "{…}";
  const text = String(value);
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return typeof value === "string" ? JSON.stringify(shown) : shown;
}
