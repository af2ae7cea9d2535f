/** Path to a value in a configuration: key names and list indices. */
export type KeyPath = readonly PropertyKey[];

/** A path in the form of `pulumi config set --path`: `jobs[0].source.password`, `tags["a.b"]`. */
export function renderKeyPath(path: KeyPath): string {
  return path.map(renderSegment).join("").replace(/^\./, "");
}

function renderSegment(segment: PropertyKey): string {
  if (typeof segment === "number") return `[${segment}]`;
  const name = String(segment);
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** Name of the value at a path: its key, or the list's key with the entry's index. */
export function keyNameOf(path: KeyPath): string {
  const lastKey = path.findLastIndex((segment) => typeof segment !== "number");
  const [key = "", ...indices] = path.slice(lastKey);
  return String(key) + indices.map(renderSegment).join("");
}

/** The command that sets a secret without showing it on the command line. */
export function setSecretCommand(path: KeyPath): string {
  return `pulumi config set --secret --path '${renderKeyPath(path)}'`;
}
