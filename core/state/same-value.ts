/** An absent value, null and undefined are the same to Pulumi, which drops them on the way. */
export function isSameValue(old: unknown, next: unknown): boolean {
  if (old === next) return true;
  if (!isHolder(old) || !isHolder(next)) return (old ?? undefined) === (next ?? undefined);
  return (
    isSameKind(old, next) && Object.keys({ ...old, ...next }).every((key) => isSameValue(old[key], next[key]))
  );
}

type Holder = Readonly<Record<string, unknown>>;

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}

/** Two objects, or two lists of one length. */
function isSameKind(one: Holder, other: Holder): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return Array.isArray(one) === Array.isArray(other);
  return one.length === other.length;
}
