/** Whether something matches, where the answer may hang on a value that is not known. */
export type Match = "yes" | "no" | "unknown";

export const toMatch = (isMatch: boolean): Match => (isMatch ? "yes" : "no");

/** AND: one certain "no" decides, whatever is unknown beside it. */
export function matchesAll(matches: readonly Match[]): Match {
  if (matches.includes("no")) return "no";
  return matches.includes("unknown") ? "unknown" : "yes";
}

/** OR: one certain "yes" decides, whatever is unknown beside it. */
export function matchesAny(matches: readonly Match[]): Match {
  if (matches.includes("yes")) return "yes";
  return matches.includes("unknown") ? "unknown" : "no";
}

const opposites: Readonly<Record<Match, Match>> = { yes: "no", no: "yes", unknown: "unknown" };

export const matchesNot = (match: Match): Match => opposites[match];
