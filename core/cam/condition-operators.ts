import { formatIpRange, isInRange, parseIpRange } from "./ip-range";
import { matchesWildcard } from "./wildcard";

/** What a condition compares, once it is known. */
export type KnownValue = string | number | boolean;

/** How one operator reads and compares values. */
export interface ConditionOperator {
  /** True for the `…_not_…` operators: the request's value must match none of the listed ones. */
  readonly isNegated: boolean;
  /** Whether the request's value matches the policy's; undefined where one of them cannot be read as what is compared. */
  matches(actual: KnownValue, expected: KnownValue): boolean | undefined;
  /** The one spelling of a value, for comparing documents: `10.0.0.3/24` and `10.0.0.0/24` are the same to `ip_equal`. */
  canonical(value: KnownValue): string;
}

interface Kind<Value> {
  read(value: KnownValue): Value | undefined;
  write(value: Value): string;
}

const text: Kind<string> = { read: String, write: String };
const foldedText: Kind<string> = { read: (value) => String(value).toLowerCase(), write: String };
const number: Kind<number> = {
  read: (value) => (/^\s*$/.test(String(value)) ? undefined : definite(Number(value))),
  write: String,
};
const date: Kind<number> = { read: readDate, write: (time) => new Date(time).toISOString() };
const truth: Kind<boolean> = { read: (value) => truths[String(value).toLowerCase()], write: String };
const ip = { read: (value: KnownValue) => parseIpRange(String(value)), write: formatIpRange };

const truths: Readonly<Record<string, boolean>> = { true: true, false: false };

const equal = <Value>(actual: Value, expected: Value): boolean => actual === expected;
const like = (actual: string, expected: string): boolean => matchesWildcard(expected, actual);

/**
 * Every comparing operator of the policy language, as the vendor's list of condition operators explains it.
 * `string_like` and `string_not_like` stand only in older vendor pages. `null_equal` compares nothing: see conditions.ts.
 */
export const conditionOperators: Readonly<Record<string, ConditionOperator>> = {
  string_equal: positive(text, equal),
  string_not_equal: negated(text, equal),
  string_equal_ignore_case: positive(foldedText, equal),
  string_not_equal_ignore_case: negated(foldedText, equal),
  string_like: positive(text, like),
  string_not_like: negated(text, like),
  numeric_equal: positive(number, equal),
  numeric_not_equal: negated(number, equal),
  numeric_less_than: positive(number, (actual, expected) => actual < expected),
  numeric_less_than_equal: positive(number, (actual, expected) => actual <= expected),
  numeric_greater_than: positive(number, (actual, expected) => actual > expected),
  numeric_greater_than_equal: positive(number, (actual, expected) => actual >= expected),
  date_equal: positive(date, equal),
  date_not_equal: negated(date, equal),
  date_less_than: positive(date, (actual, expected) => actual < expected),
  date_less_than_equal: positive(date, (actual, expected) => actual <= expected),
  date_greater_than: positive(date, (actual, expected) => actual > expected),
  date_greater_than_equal: positive(date, (actual, expected) => actual >= expected),
  ip_equal: positive(ip, isInRange),
  ip_not_equal: negated(ip, isInRange),
  bool_equal: positive(truth, equal),
  binary_equal: positive(text, equal),
};

type Comparison<Value> = (actual: Value, expected: Value) => boolean;

function positive<Value>(kind: Kind<Value>, compare: Comparison<Value>): ConditionOperator {
  return operatorOf(kind, compare, false);
}

function negated<Value>(kind: Kind<Value>, compare: Comparison<Value>): ConditionOperator {
  return operatorOf(kind, compare, true);
}

function operatorOf<Value>({ read, write }: Kind<Value>, compare: Comparison<Value>, isNegated: boolean) {
  return {
    isNegated,
    matches: (actual: KnownValue, expected: KnownValue) => {
      const [left, right] = [read(actual), read(expected)];
      return left === undefined || right === undefined ? undefined : compare(left, right);
    },
    canonical: (value: KnownValue) => {
      const known = read(value);
      return known === undefined ? String(value) : write(known);
    },
  };
}

const definite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

const isoDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** ISO 8601 with a time zone; the vendor asks for UTC. */
function readDate(value: KnownValue): number | undefined {
  return isoDate.test(String(value)) ? definite(Date.parse(String(value))) : undefined;
}
