import { conditionOperators, type KnownValue } from "./condition-operators";
import { parseOperator } from "./conditions";
import { formatIpRange, parseIpRange } from "./ip-range";
import { patternWitnesses } from "./pattern-witnesses";
import type { ConditionValue } from "./policy-document";
import { resolveVariables, type Requester } from "./policy-variables";
import { isUnknownValue } from "./unknown-value";

/** One line of a condition: an operator and the values that it compares a key with. */
export interface Comparison {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly ConditionValue[];
}

/** Values of one key that its comparisons tell apart. */
export interface SampleValues {
  readonly values: readonly KnownValue[];
  /** Whether every value that the comparisons treat in a way of its own is represented. */
  readonly isComplete: boolean;
}

/** A text that no policy names. */
const stranger = "none-of-those-named";

/**
 * Single values of a key, one for each way in which the comparisons of that key can answer. Complete where the
 * comparisons are of one family (text, number, date, address, truth): values of two families can be spelled in ways
 * that no short list covers.
 */
export function sampleValues(comparisons: readonly Comparison[], requester: Requester): SampleValues {
  const expected = new Map<Family, Named[]>();
  for (const { operator, values } of comparisons) {
    const [family, name] = familyOf(operator);
    if (!family) continue;
    const known = expected.get(family) ?? [];
    expected.set(family, [...known, ...knownTexts(values, requester).map((text) => ({ name, text }))]);
  }
  const samples = [...expected].map(([family, named]) => families[family](named));
  const values = samples.flatMap((sample) => sample.values);
  return {
    values: [...new Set<KnownValue>(["", unnamed(values), ...values])],
    isComplete: expected.size <= 1 && samples.every((sample) => sample.isComplete),
  };
}

/** A policy's value, with the base name of the operator that compares with it. */
interface Named {
  readonly name: string;
  readonly text: string;
}

type Family = "text" | "numeric" | "date" | "ip" | "bool";

const familyNames: Readonly<Record<string, Family>> = {
  string: "text",
  binary: "text",
  numeric: "numeric",
  date: "date",
  ip: "ip",
  bool: "bool",
};

/** What an operator compares, and its name without prefix and suffix; no family for one that compares nothing. */
function familyOf(operatorText: string): [family: Family | undefined, name: string] {
  const operator = parseOperator(operatorText)?.operator;
  const name =
    Object.keys(conditionOperators).find((candidate) => conditionOperators[candidate] === operator) ?? "";
  return [familyNames[name.split("_")[0] ?? ""], name];
}

/** The values that can be compared with; one that is not known yet answers every value alike. */
function knownTexts(values: readonly ConditionValue[], requester: Requester): string[] {
  return values.flatMap((value) => {
    if (isUnknownValue(value)) return [];
    const { text, isComplete } = resolveVariables(String(value), requester);
    return isComplete ? [text] : [];
  });
}

/** A text that differs from all values, in whatever case. */
function unnamed(values: readonly KnownValue[]): string {
  const taken = new Set(values.map((value) => String(value).toLowerCase()));
  let text = stranger;
  while (taken.has(text)) text += "-";
  return text;
}

const families: Readonly<Record<Family, (named: readonly Named[]) => SampleValues>> = {
  text: textSamples,
  numeric: (named) => complete(pointsBetween(numbersOf(named, Number), 1)),
  date: (named) =>
    complete(pointsBetween(numbersOf(named, Date.parse), 1_000).map((time) => new Date(time).toISOString())),
  ip: (named) => complete(addressesBetween(named.map(({ text }) => text))),
  bool: () => complete([true, false]),
};

const complete = (values: readonly KnownValue[]): SampleValues => ({ values, isComplete: true });

function textSamples(named: readonly Named[]): SampleValues {
  const patterns = named.filter(({ name }) => name.endsWith("_like")).map(({ text }) => text);
  const folded = named.filter(({ name }) => name.endsWith("_ignore_case")).map(({ text }) => text);
  const exact = named
    .filter(({ name }) => !name.endsWith("_like") && !name.endsWith("_ignore_case"))
    .map(({ text }) => text);
  const spelled = folded.flatMap((text) => spellings(text, exact));
  if (patterns.length === 0) return complete([...exact, ...spelled]);
  const matching = patternWitnesses("*", [...patterns, ...exact]);
  return {
    values: [...exact, ...spelled, ...(matching ?? [])],
    isComplete: matching !== undefined && folded.length === 0,
  };
}

/** A text in its own case, and one that is equal to it but for case and to none of the texts that count case. */
function spellings(text: string, exact: readonly string[]): string[] {
  const taken = new Set(exact);
  const letters = [...text].flatMap((letter, index) =>
    letter.toLowerCase() === letter.toUpperCase() ? [] : [index],
  );
  const variant = (bits: number): string =>
    [...text]
      .map((letter, index) => {
        const position = letters.indexOf(index);
        if (position < 0) return letter;
        return (bits >> position) & 1 ? letter.toUpperCase() : letter.toLowerCase();
      })
      .join("");
  const count = 2 ** Math.min(letters.length, 16);
  for (let bits = 0; bits < count; bits++) {
    if (!taken.has(variant(bits))) return [text, variant(bits)];
  }
  return [text];
}

function numbersOf(named: readonly Named[], read: (text: string) => number): number[] {
  return [...new Set(named.map(({ text }) => read(text)).filter(Number.isFinite))].sort(
    (left, right) => left - right,
  );
}

/** Every point, one value between each two neighbors, and one beyond each end. */
function pointsBetween(points: readonly number[], step: number): number[] {
  const [first = 0] = points;
  const last = points.at(-1) ?? 0;
  const between = points.slice(1).map((point, index) => (point + (points[index] ?? point)) / 2);
  return [first - step, ...points, ...between, last + step];
}

/** The first address of every stretch between the borders of the ranges, in both versions of the protocol. */
function addressesBetween(texts: readonly string[]): string[] {
  const ranges = texts.flatMap((text) => parseIpRange(text) ?? []);
  return ([32, 128] as const).flatMap((bits) => {
    const limit = 1n << BigInt(bits);
    const borders = ranges
      .filter((range) => range.bits === bits)
      .flatMap(({ first, prefixLength }) => [first, first + (1n << BigInt(bits - prefixLength))]);
    return [...new Set([0n, ...borders])]
      .filter((address) => address < limit)
      .map((first) => formatIpRange({ bits, first, prefixLength: bits }));
  });
}
