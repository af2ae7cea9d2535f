import { canonicalAction } from "./action-match";
import { parseOperator } from "./conditions";
import {
  toList,
  type Condition,
  type ConditionValue,
  type OneOrMany,
  type PolicyDocument,
  type Principal,
  type TrustPolicy,
} from "./policy-document";
import { canonicalQcs } from "./qcs";
import { isUnknownValue } from "./unknown-value";

/**
 * The one spelling of policy documents that mean the same: no `name/` before actions, one form of each resource name,
 * lists and statements as sorted sets, condition values as their operator reads them.
 */
export function normalizePolicy({ statement }: PolicyDocument): PolicyDocument {
  return {
    version: "2.0",
    statement: sortedSet(
      statement.map(({ effect, action, resource, condition }) => ({
        effect,
        action: sortedSet(toList(action).map(canonicalAction)),
        resource: sortedSet(toList(resource).map(canonicalQcs)),
        ...normalizeCondition(condition),
      })),
    ),
  };
}

/** As `normalizePolicy`; `…:root` and `…:uin/<its own uin>` are one principal. */
export function normalizeTrustPolicy({ statement }: TrustPolicy): TrustPolicy {
  return {
    version: "2.0",
    statement: sortedSet(
      statement.map(({ effect, action, principal, condition }) => ({
        effect,
        action: sortedSet(toList(action).map(canonicalAction)),
        principal: normalizePrincipal(principal),
        ...normalizeCondition(condition),
      })),
    ),
  };
}

/**
 * Whether two documents say the same, however they are written. Equal by the rules of the normal form only: a document
 * that reaches the same access by other statements counts as different. What holds an unknown value equals nothing.
 */
export function sameMeaning<Document extends PolicyDocument | TrustPolicy>(
  left: Document,
  right: Document,
): boolean {
  const [leftText, rightText] = [meaningText(left), meaningText(right)];
  return leftText === rightText && !leftText.includes(unknownText);
}

/** The normal form as JSON text, the same for every document of that meaning: for hashing and comparing. */
export function meaningText(document: PolicyDocument | TrustPolicy): string {
  return canonicalJson(isTrustPolicy(document) ? normalizeTrustPolicy(document) : normalizePolicy(document));
}

function isTrustPolicy(document: PolicyDocument | TrustPolicy): document is TrustPolicy {
  return document.statement.some((statement) => "principal" in statement);
}

function normalizePrincipal(principal: Principal): Principal {
  return mapMembers(principal as Readonly<Record<string, OneOrMany<string>>>, (names, kind) =>
    sortedSet(toList(names).map((name) => (kind === "service" ? name : canonicalQcs(name)))),
  );
}

function normalizeCondition(condition: Condition = {}): { readonly condition?: Condition } {
  const normalized = mapMembers(condition, (keys, operator) =>
    mapMembers(keys, (values) => sortedSet(toList(values).map((value) => canonicalValue(operator, value)))),
  );
  const operators = Object.entries(normalized).filter(([, keys]) => Object.keys(keys).length > 0);
  return operators.length === 0 ? {} : { condition: Object.fromEntries(operators) };
}

function canonicalValue(operatorText: string, value: ConditionValue): ConditionValue {
  if (isUnknownValue(value)) return value;
  const operator = parseOperator(operatorText)?.operator;
  if (operator === undefined || operator === "null_equal") return String(value).toLowerCase();
  return operator.canonical(value);
}

function mapMembers<Value, Result>(
  members: Readonly<Record<string, Value>>,
  convert: (value: Value, name: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, convert(value, name)]));
}

function sortedSet<Item>(items: readonly Item[]): Item[] {
  const byText = new Map(items.map((item) => [canonicalJson(item), item]));
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
}

const unknownText = '{"unknown":true}';

/** JSON with the members of every object in the order of their names. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}
