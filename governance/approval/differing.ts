type Texts = Readonly<Record<string, string>>;

/** The names that are missing on one side or have different texts, sorted. */
export function differing(was: Texts, is: Texts): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => was[name] !== is[name])
    .sort();
}
