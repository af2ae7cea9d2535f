/** The name that was probably meant: the closest one, if at most a third of its letters are wrong. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const candidates = names
    .map((name) => ({ name, wrongLetters: editDistance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, wrongLetters }) => wrongLetters <= Math.max(1, name.length / 3))
    .sort((one, other) => one.wrongLetters - other.wrongLetters);
  return candidates[0]?.name;
}

/** The Levenshtein distance: number of letters to insert, delete or replace. */
function editDistance(from: string, to: string): number {
  let distances = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 0; line < from.length; line++) {
    const next = [line + 1];
    for (let column = 0; column < to.length; column++) {
      const replaced = distances[column]! + (from[line] === to[column] ? 0 : 1);
      next.push(Math.min(replaced, distances[column + 1]! + 1, next[column]! + 1));
    }
    distances = next;
  }
  return distances[to.length]!;
}
