import { conditionOperators, type ConditionOperator, type KnownValue } from "./condition-operators";
import { matchesAll, matchesAny, matchesNot, toMatch, type Match } from "./match";
import { toList, type Condition, type ConditionValue, type OneOrMany } from "./policy-document";
import { resolveVariables, type Requester } from "./policy-variables";
import { isUnknownValue, type UnknownValue } from "./unknown-value";

/**
 * What a request tells about itself, by condition key: `qcs:ip`, `qcs:current_time`, `sts:external_id`, …
 * Undefined is as good as absent.
 */
export type RequestContext = Readonly<Record<string, ActualValues>>;

type ActualValues = OneOrMany<KnownValue | UnknownValue> | undefined;

/** Why one condition does not hold, or why that cannot be said. Values are left out: an external ID may be among them. */
export interface ConditionMismatch {
  readonly reason: "conditionNotMet" | "conditionUnknown";
  /** As written, with its prefix and suffix. */
  readonly operator: string;
  readonly key: string;
  /** Whether the request says nothing about the key. */
  readonly isMissing: boolean;
}

/** An operator as written in a policy, taken apart: `for_all_value:string_equal_if_exist`. */
export interface OperatorUse {
  /** `null_equal` asks whether a key is empty; the others compare values. */
  readonly operator: ConditionOperator | "null_equal";
  /** Whether one, or every, value of a key that has many must satisfy the operator. Default: one. */
  readonly quantifier: "any" | "all";
  /** Whether the condition holds for a request that says nothing about the key. */
  readonly isOptional: boolean;
}

const parsed = new Map<string, OperatorUse | undefined>();

/** Undefined for an operator that the policy language does not have. Each spelling is read once. */
export function parseOperator(text: string): OperatorUse | undefined {
  if (!parsed.has(text)) parsed.set(text, readOperator(text));
  return parsed.get(text);
}

function readOperator(text: string): OperatorUse | undefined {
  const [, prefix, name = "", suffix] =
    /^(for_all_value:|for_any_value:)?([a-z_]+?)(_if_exist)?$/.exec(text) ?? [];
  const operator =
    name === "null_equal" ? name : Object.hasOwn(conditionOperators, name) && conditionOperators[name];
  if (!operator || (operator === "null_equal" && suffix !== undefined)) return undefined;
  return {
    operator,
    quantifier: prefix === "for_all_value:" ? "all" : "any",
    isOptional: suffix !== undefined,
  };
}

/** The conditions that do not hold, or may not. An empty answer means that all hold. */
export function conditionMismatches(
  condition: Condition | undefined,
  context: RequestContext,
  requester: Requester,
): ConditionMismatch[] {
  return Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]): ConditionMismatch[] => {
      const actual = Object.hasOwn(context, key) ? context[key] : undefined;
      const match = matchKey(parseOperator(operator), actual, toList(values), requester);
      if (match === "yes") return [];
      const reason = match === "no" ? "conditionNotMet" : "conditionUnknown";
      return [{ reason, operator, key, isMissing: actual === undefined }];
    }),
  );
}

function matchKey(
  use: OperatorUse | undefined,
  actual: ActualValues,
  expected: readonly ConditionValue[],
  requester: Requester,
): Match {
  if (!use) return "unknown";
  const { operator, quantifier, isOptional } = use;
  if (operator === "null_equal") return matchEmptiness(actual, expected);
  if (actual === undefined) return toMatch(isOptional);

  const matches = toList(actual).map((value) => matchValue(operator, value, expected, requester));
  return quantifier === "all" ? matchesAll(matches) : matchesAny(matches);
}

/** A missing key and an empty value are alike; `false` asks for the opposite. */
function matchEmptiness(actual: ActualValues, expected: readonly ConditionValue[]): Match {
  const values = toList(actual);
  const isEmpty = values.some(isUnknownValue) ? "unknown" : toMatch(values.every((value) => value === ""));
  return matchesAny(
    expected.map((value): Match => {
      if (isUnknownValue(value)) return "unknown";
      return String(value).toLowerCase() === "false" ? matchesNot(isEmpty) : isEmpty;
    }),
  );
}

function matchValue(
  operator: ConditionOperator,
  actual: KnownValue | UnknownValue,
  expected: readonly ConditionValue[],
  requester: Requester,
): Match {
  const matches = expected.map((value) => comparePair(operator, actual, value, requester));
  // A value must differ from every listed one: vendor samples deny "region not equal [a, b]" to mean neither a nor b.
  return operator.isNegated ? matchesAll(matches) : matchesAny(matches);
}

function comparePair(
  operator: ConditionOperator,
  actual: KnownValue | UnknownValue,
  expected: ConditionValue,
  requester: Requester,
): Match {
  if (isUnknownValue(actual) || isUnknownValue(expected)) return "unknown";
  const { text, isComplete } = resolveVariables(String(expected), requester);
  if (!isComplete) return "unknown";
  const isMatch = operator.matches(actual, text);
  // What cannot be compared satisfies neither an operator nor its negation.
  return toMatch(isMatch !== undefined && isMatch !== operator.isNegated);
}
