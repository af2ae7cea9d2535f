/** Why STS would not take an external ID. */
export type ExternalIdProblem = { readonly code: "tooShort" | "tooLong" | "forbiddenCharacters" };

/** STS: 2-128 characters of `[\w+=,.@:/-]`. Undefined for a good one. */
export function externalIdProblem(externalId: string): ExternalIdProblem | undefined {
  if (!/^[\w+=,.@:/-]*$/.test(externalId)) return { code: "forbiddenCharacters" };
  if (externalId.length < 2) return { code: "tooShort" };
  return externalId.length > 128 ? { code: "tooLong" } : undefined;
}

const alphabets: readonly { readonly pattern: RegExp; readonly size: number }[] = [
  { pattern: /^[0-9]*$/, size: 10 },
  { pattern: /^([0-9a-f-]*|[0-9A-F-]*)$/, size: 16 },
  { pattern: /^([0-9a-z-]*|[0-9A-Z-]*)$/, size: 36 },
  { pattern: /^[0-9A-Za-z-]*$/, size: 62 },
];
const wholeAlphabet = 69;

/**
 * How hard an external ID is to guess, in bits, at best: what its characters could hold if they were drawn at random
 * from the smallest usual alphabet that has them, and no more than what its own variety and repetitions allow.
 * An ID made of words, names or account numbers is weaker than this number says; a low number is weak for certain.
 */
export function externalIdBits(externalId: string): number {
  const characters = [...externalId.replaceAll("-", "")];
  const size = alphabets.find(({ pattern }) => pattern.test(externalId))?.size ?? wholeAlphabet;
  const informative = characters.length - predictable(characters);
  const perCharacter = Math.min(Math.log2(size), varietyBits(characters));
  return Math.floor(informative * perCharacter);
}

/** Characters that repeat the step between the two before them: `aaaa`, `1234`, `4321`. */
function predictable(characters: readonly string[]): number {
  const steps = characters
    .slice(1)
    .map((character, index) => code(character) - code(characters[index] ?? ""));
  return steps.filter((step, index) => Math.abs(step) <= 1 && step === steps[index - 1]).length;
}

/** A text of few different characters cannot have been drawn from a large alphabet: bits per character. */
function varietyBits(characters: readonly string[]): number {
  return Math.log2(Math.max(1, new Set(characters).size) * 2);
}

const code = (character: string): number => character.codePointAt(0) ?? 0;
