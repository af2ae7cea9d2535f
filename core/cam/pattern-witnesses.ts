import { matchesWildcard } from "./wildcard";

/** More states than this are not searched; no ordinary set of patterns comes near. */
const mostStates = 20_000;

/**
 * One text for every set of patterns that can match together, among the texts that match `within`, so that two of these
 * texts show every difference between the patterns. The shortest text of each set.
 *
 * @returns undefined where the patterns are too entangled to be searched.
 */
export function patternWitnesses(within: string, patterns: readonly string[]): readonly string[] | undefined {
  if (!within.includes("*")) return [within];
  const literals = patterns.filter((pattern) => !pattern.includes("*") && matchesWildcard(within, pattern));
  const wildcards = [
    within,
    ...new Set(patterns.filter((pattern) => pattern.includes("*") && pattern !== within)),
  ];
  const found = searchShortest(wildcards, new Set(literals));
  return found && [...new Set([...literals, ...found])];
}

/** Walks all texts at once, shortest first; texts after which every pattern is at the same places are one. */
function searchShortest(patterns: readonly string[], taken: ReadonlySet<string>): string[] | undefined {
  const alphabet = charactersOf(patterns, taken);
  const witnesses = new Map<string, string>();
  let frontier = [{ text: "", places: patterns.map((pattern) => reach(pattern, [0])) }];
  const seen = new Set([keyOf(frontier[0]?.places ?? [])]);
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const { text, places } of frontier) {
      const matched = places.map((reached, index) => reached.includes(patterns[index]?.length ?? 0));
      const signature = matched.join();
      if (matched[0] && !taken.has(text) && !witnesses.has(signature)) witnesses.set(signature, text);
      for (const character of alphabet) {
        const moved = places.map((reached, index) => step(patterns[index] ?? "", reached, character));
        const key = keyOf(moved);
        const isDeadEnd = moved[0]?.length === 0;
        // A text that a literal pattern takes up stands for that literal only, so a longer one must stand for the rest.
        if (isDeadEnd || (seen.has(key) && !taken.has(text))) continue;
        if (seen.size > mostStates) return undefined;
        seen.add(key);
        next.push({ text: text + character, places: moved });
      }
    }
    frontier = next;
  }
  return [...witnesses.values()];
}

/** The characters that patterns name, and one that none of them names. */
function charactersOf(patterns: readonly string[], taken: ReadonlySet<string>): string[] {
  const named = new Set(patterns.join("").replaceAll("*", ""));
  const inLiterals = new Set([...taken].join(""));
  const other = [..."xyzqwvkjXYZQWVKJ0123456789~^"].find(
    (character) => !named.has(character) && !inLiterals.has(character),
  );
  return [other ?? "\u{1F50D}", ...named];
}

function step(pattern: string, places: readonly number[], character: string): number[] {
  return reach(
    pattern,
    places.flatMap((place) => {
      if (pattern[place] === "*") return [place];
      return pattern[place] === character ? [place + 1] : [];
    }),
  );
}

/** The places, and those behind stars that stand for nothing. */
function reach(pattern: string, places: readonly number[]): number[] {
  const reached = new Set<number>();
  for (const place of places) {
    let at = place;
    reached.add(at);
    while (pattern[at] === "*") reached.add((at += 1));
  }
  return [...reached].sort((left, right) => left - right);
}

const keyOf = (places: readonly (readonly number[])[]): string =>
  places.map((reached) => reached.join()).join("|");
