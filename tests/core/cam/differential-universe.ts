import fc from "fast-check";
import type {
  AttachedPolicy,
  Condition,
  PolicyDocument,
  RequestContext,
  Requester,
  Statement,
  TrustPolicy,
  TrustStatement,
} from "../../../core/cam";
import { unknownValue } from "../../../core/cam";

/**
 * A universe with variables, sets of values, ranges, principals of each kind and values that are not known. Every request
 * of it is asked of `evaluate`, so that comparisons can be judged by brute force.
 */

const requesters: readonly Requester[] = [
  { uin: "11", ownerUin: "1", appId: "125" },
  { ownerUin: "1" },
  { uin: "1", ownerUin: "1" },
];
export const anyRequester = fc.constantFrom(...requesters);

export const actions = ["cos:GetObject", "cos:PutObject", "cdb:Read"];
export const resources = [
  "*",
  "qcs::cos:ap-guangzhou:uin/1:prefix//125/a",
  "qcs::cos:ap-guangzhou:uin/1:prefix//11/a",
  "qcs::cos:ap-shanghai:uin/2:prefix//126/b",
];

/** Values of each key that requests are made of; undefined: the request does not have the key. */
const values: Readonly<Record<string, readonly RequestContext[string][]>> = {
  "qcs:resource_tag": [undefined, "a", "A", "ab", ["a", "b"], ["a", "b", "c"], ["a", "x"]],
  size: [undefined, 4, 5, 5.5, 6, 8, 11],
  k: [undefined, "1", "11", "other"],
  "qcs:ip": [undefined, "10.0.0.5", "10.0.1.5", "192.168.0.1"],
};

/** Contexts with every value of each key alone, and some combinations. */
export const contexts: readonly RequestContext[] = [
  {},
  ...Object.entries(values).flatMap(([key, list]) => list.slice(1).map((value) => ({ [key]: value }))),
  { "qcs:resource_tag": ["a", "b"], size: 6 },
  { "qcs:resource_tag": ["a", "b", "c"], k: "1" },
  { size: 6, k: "11", "qcs:ip": "10.0.0.5" },
];

const oneOrMany = <Value>(...choices: Value[]) =>
  fc.oneof(
    fc.constantFrom(...choices),
    fc.uniqueArray(fc.constantFrom(...choices), { minLength: 1, maxLength: 3 }),
  );

const tag = oneOrMany("a", "b", "A", "ab", "c");
const tagConditions: fc.Arbitrary<Condition> = fc.record(
  {
    string_equal: fc.record({ "qcs:resource_tag": tag }),
    string_not_equal: fc.record({ "qcs:resource_tag": tag }),
    string_equal_ignore_case: fc.record({ "qcs:resource_tag": tag }),
    string_like: fc.record({ "qcs:resource_tag": oneOrMany("a*", "*b", "*") }),
    "for_any_value:string_equal": fc.record({ "qcs:resource_tag": tag }),
    "for_all_value:string_equal": fc.record({ "qcs:resource_tag": tag }),
    "for_all_value:string_equal_if_exist": fc.record({ "qcs:resource_tag": tag }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Condition>;

const bound = fc.constantFrom<number | string>(5, 6, 10, "7");
const rangeConditions: fc.Arbitrary<Condition> = fc.record(
  {
    numeric_greater_than: fc.record({ size: bound }),
    numeric_less_than: fc.record({ size: bound }),
    numeric_less_than_equal_if_exist: fc.record({ size: bound }),
    numeric_not_equal: fc.record({ size: oneOrMany(5, 6) }),
    null_equal: fc.record({ size: fc.constantFrom(true, "false") }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Condition>;

const variableConditions: fc.Arbitrary<Condition> = fc.record(
  {
    string_equal: fc.record({ k: oneOrMany("${owner_uin}", "${uin}", "${app_id}", "other") }),
    string_not_equal: fc.record({ k: oneOrMany("${owner_uin}", "${uin}") }),
    ip_equal: fc.record({ "qcs:ip": oneOrMany("10.0.0.0/24", "10.0.0.0/8", "0.0.0.0/0") }),
    ip_not_equal: fc.record({ "qcs:ip": oneOrMany("10.0.1.0/24", "192.168.0.0/16") }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Condition>;

/** One or two operators: more hide each other. */
const few = (conditions: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.tuple(conditions, fc.integer({ min: 0, max: 6 })).map(([found, start]) => {
    const operators = Object.entries(found);
    return Object.fromEntries([...operators, ...operators].slice(start, start + 2));
  });

const condition = fc.oneof(
  fc.constant({}),
  few(tagConditions),
  few(rangeConditions),
  few(variableConditions),
);

const action = oneOrMany(
  "*",
  "cos:*",
  "cos:GetObject",
  "name/cos:PutObject",
  "*:Read",
  "cos:*Object",
  "permid/280655",
  "actionName/cos:read",
);
const resource = oneOrMany(
  "*",
  "qcs::cos:::prefix//${app_id}/*",
  "qcs::cos:::prefix//${uin}/*",
  "qcs::cos::uin/1:prefix//125/*",
  "qcs::cos:ap-shanghai::prefix//*",
  "qcs::cos::uin/2:prefix//126/b",
  "qcs::cos::uin/${owner_uin}:*",
);
const effect = fc.oneof(
  { weight: 3, arbitrary: fc.constant("allow" as const) },
  { weight: 1, arbitrary: fc.constant("deny" as const) },
);

const statement: fc.Arbitrary<Statement> = fc.record({ effect, action, resource, condition });

const document: fc.Arbitrary<PolicyDocument> = fc.record({
  version: fc.constant("2.0" as const),
  statement: fc.array(statement, { minLength: 1, maxLength: 2 }),
});

const attached = (documents: readonly (PolicyDocument | "unknown")[]): AttachedPolicy[] =>
  documents.map((content, index) => ({
    name: content === "unknown" ? "unknown policy" : `policy ${index}`,
    document: content,
    creatorUin: "1",
  }));

/** Two states of the policies of one principal: unrelated, or one a change of the other. */
export const anyPair: fc.Arbitrary<[AttachedPolicy[], AttachedPolicy[]]> = fc
  .record({
    left: fc.array(document, { maxLength: 1 }),
    right: fc.array(document, { maxLength: 1 }),
    isRelated: fc.boolean(),
    unknownBefore: fc.boolean(),
    unknownAfter: fc.boolean(),
    hasUnknown: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ left, right, isRelated, unknownBefore, unknownAfter, hasUnknown }) => {
    const after = isRelated ? [...left, ...right] : right;
    const unknown = (isThere: boolean) => (hasUnknown === 0 && isThere ? ["unknown" as const] : []);
    return [
      attached([...left, ...unknown(unknownBefore)]),
      attached([...after, ...unknown(unknownAfter)]),
    ] as [AttachedPolicy[], AttachedPolicy[]];
  })
  .chain(([before, after]) =>
    fc
      .boolean()
      .map((isReversed): [AttachedPolicy[], AttachedPolicy[]] =>
        isReversed ? [after, before] : [before, after],
      ),
  );

const principalNames = [
  "*",
  "qcs::cam::uin/1:root",
  "qcs::cam::uin/2:root",
  "qcs::cam::uin/1:uin/11",
  "qcs::cam::uin/1:uin/12",
  "qcs::cam::uin/1:groupid/7",
  "qcs::cam::uin/2:roleName/sync",
  "qcs::cam::uin/2:role/4611",
];

const trustCondition = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      string_equal: fc.record({
        "sts:external_id": oneOrMany<string | typeof unknownValue>("one", "two", unknownValue),
      }),
      string_equal_if_exist: fc.record({ k: oneOrMany("${uin}", "${owner_uin}", "other") }),
      ip_equal: fc.record({ "qcs:ip": oneOrMany("10.0.0.0/24", "10.0.0.0/8") }),
    },
    { requiredKeys: [] },
  ),
) as fc.Arbitrary<Condition>;

const trustStatement: fc.Arbitrary<TrustStatement> = fc.record({
  effect,
  action: fc.constantFrom("name/sts:AssumeRole", "sts:*", "sts:GetCallerIdentity", "permid/1"),
  principal: fc.record({ qcs: oneOrMany(...principalNames) }),
  condition: trustCondition,
});

export const anyTrust: fc.Arbitrary<TrustPolicy> = fc.record({
  version: fc.constant("2.0" as const),
  statement: fc.array(trustStatement, { minLength: 1, maxLength: 3 }),
});

/** Contexts in which roles are assumed; the external ID is a parameter of the call. */
export const trustContexts: readonly RequestContext[] = [
  {},
  { "sts:external_id": "one" },
  { "sts:external_id": "two" },
  { "sts:external_id": "three" },
  { "sts:external_id": "one", k: "11" },
  { "sts:external_id": "one", k: "1" },
  { k: "12" },
  { k: "other" },
  { "sts:external_id": "two", "qcs:ip": "10.0.0.5" },
  { "qcs:ip": "10.1.0.5" },
];
