/** A copy of a configuration with values set, or taken away by null, at paths such as `jobs[0].source.password`. */
export function changeAt(
  configuration: object,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed = structuredClone(configuration) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) set(changed, path.match(/[^.[\]]+/g) ?? [], value);
  return changed;
}

function set(holder: Record<string, unknown>, [key = "", ...rest]: string[], value: unknown): void {
  if (rest.length > 0) set((holder[key] ??= {}) as Record<string, unknown>, rest, value);
  else if (value === null) delete holder[key];
  else holder[key] = value;
}
