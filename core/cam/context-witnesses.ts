import { conditionOperators, type KnownValue } from "./condition-operators";
import { conditionMismatches, parseOperator, type RequestContext } from "./conditions";
import { parseIpRange, formatIpRange } from "./ip-range";
import { toList, type Condition, type ConditionValue } from "./policy-document";
import type { Requester } from "./policy-variables";
import { isUnknownValue } from "./unknown-value";

/** More combinations of values than this are not tried. */
const mostContexts = 4_000;

/** Keys such as `qcs:resource_tag` have many values at once; pairs are tried where at most this many values are named. */
const mostPaired = 12;

/** A text that no policy names. */
const stranger = "none-of-those-named";

/**
 * Contexts that tell the conditions apart: for each key that they ask for, its absence, every named value, its
 * neighbours in the order of the operator, something else, and pairs of values. Of those that all conditions treat
 * alike, one is enough.
 *
 * @returns undefined where there are too many combinations.
 */
export function contextWitnesses(
  conditions: readonly Condition[],
  principal: Requester = { ownerUin: "" },
): readonly RequestContext[] | undefined {
  const byKey = new Map<string, Map<string, Comparison>>();
  for (const comparison of conditions.flatMap(comparisonsOf)) {
    const comparisons = byKey.get(comparison.key) ?? new Map<string, Comparison>();
    byKey.set(comparison.key, comparisons.set(JSON.stringify(comparison), comparison));
  }
  let contexts: RequestContext[] = [{}];
  for (const comparisons of byKey.values()) {
    const options = optionsFor([...comparisons.values()], principal);
    if (contexts.length * options.length > mostContexts) return undefined;
    contexts = contexts.flatMap((context) => options.map((option) => ({ ...context, ...option })));
  }
  return contexts;
}

/** One line of a condition. */
interface Comparison {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly ConditionValue[];
}

function comparisonsOf(condition: Condition): Comparison[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values: toList(values) })),
  );
}

function optionsFor(comparisons: readonly Comparison[], principal: Requester): RequestContext[] {
  const named = comparisons.flatMap(({ operator, values }) =>
    values.flatMap((value) =>
      isUnknownValue(value) ? [sampleFor(operator)] : neighboursOf(operator, value),
    ),
  );
  const single = [...new Map(named.map((value) => [String(value), value])).values()];
  const pairs = single.length <= mostPaired ? pairsOf(single) : [];
  const options = [undefined, ...single, ...pairs].map((value): RequestContext =>
    value === undefined ? {} : { [comparisons[0]?.key ?? ""]: value },
  );
  const byAnswers = new Map<string, RequestContext>();
  for (const option of options) {
    const answers = comparisons.map(({ operator, key, values }) =>
      conditionMismatches({ [operator]: { [key]: values } }, option, principal).map(({ reason }) => reason),
    );
    const signature = JSON.stringify(answers);
    if (!byAnswers.has(signature)) byAnswers.set(signature, option);
  }
  return [...byAnswers.values()];
}

function neighboursOf(operatorText: string, value: KnownValue): KnownValue[] {
  const family = familyOf(operatorText);
  return family === undefined ? ["", stranger] : (families[family] ?? families.string)(value);
}

/** Something to compare with what is not known: that it is present is all that can matter. */
function sampleFor(operatorText: string): KnownValue {
  return samples[familyOf(operatorText) ?? "string"] ?? "a value not known yet";
}

const samples: Readonly<Partial<Record<string, KnownValue>>> = {
  ...{ bool: true, numeric: 0, date: "2000-01-01T00:00:00.000Z", ip: "192.0.2.1" },
};

/** What an operator compares; undefined for one that compares nothing. */
function familyOf(operatorText: string): string | undefined {
  const operator = parseOperator(operatorText)?.operator;
  if (operator === undefined || operator === "null_equal") return undefined;
  const name = Object.keys(conditionOperators).find(
    (candidate) => conditionOperators[candidate] === operator,
  );
  return name?.split("_")[0];
}

type Neighbours = (value: KnownValue) => KnownValue[];

const families: Readonly<{ string: Neighbours } & Partial<Record<string, Neighbours>>> = {
  string: (value) => {
    const text = String(value);
    const other = text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
    return [text, other, text.replaceAll("*", "x"), stranger];
  },
  binary: (value) => [value, stranger],
  bool: () => [true, false],
  numeric: (value) => [Number(value), Number(value) - 1, Number(value) + 1].filter(Number.isFinite),
  date: (value) => {
    const time = Date.parse(String(value));
    if (!Number.isFinite(time)) return [];
    return [-1000, 0, 1000].map((shift) => new Date(time + shift).toISOString());
  },
  ip: (value) => {
    const range = parseIpRange(String(value));
    if (!range) return [];
    const size = 1n << BigInt(range.bits - range.prefixLength);
    const last = (1n << BigInt(range.bits)) - 1n;
    return [range.first, range.first + size - 1n, range.first + size, range.first - 1n]
      .filter((address) => address >= 0n && address <= last)
      .map((first) => formatIpRange({ bits: range.bits, first, prefixLength: range.bits }));
  },
};

function pairsOf(values: readonly KnownValue[]): KnownValue[][] {
  return values.flatMap((left, index) => values.slice(index + 1).map((right) => [left, right]));
}
