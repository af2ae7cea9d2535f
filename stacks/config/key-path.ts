/** Way to a value in a configuration: names of keys and indices of lists. */
export type KeyPath = readonly PropertyKey[];

/** A path as `pulumi config set --path` takes it: `jobs[0].source.password`, `tags["a.b"]`. */
export function renderKeyPath(path: KeyPath): string {
  return path.map(renderSegment).join("").replace(/^\./, "");
}

function renderSegment(segment: PropertyKey): string {
  if (typeof segment === "number") return `[${segment}]`;
  const name = String(segment);
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** The command that sets a secret without showing it on the command line. */
export function setSecretCommand(path: KeyPath): string {
  return `pulumi config set --secret --path '${renderKeyPath(path)}'`;
}
