const longestShown = 60;

/** A written value as shown in a message: shortened, and without the content of lists and objects. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (typeof value === "object" && value !== null) return "{…}";
  const text = String(value);
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return typeof value === "string" ? JSON.stringify(shown) : shown;
}
