/** Whether two values are the same to Pulumi, which drops null and undefined: both equal an absent value. */
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

/** Whether both are objects, or both are lists of the same length. */
function isSameKind(one: Holder, other: Holder): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return Array.isArray(one) === Array.isArray(other);
  return one.length === other.length;
}
