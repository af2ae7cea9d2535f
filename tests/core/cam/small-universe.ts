import fc from "fast-check";
import type {
  AccessRequest,
  Condition,
  PolicyDocument,
  Statement,
  TrustPolicy,
  TrustStatement,
} from "../../../core/cam";

/** A world so small that every request in it can be asked, and every document of it tried. */

const actions = ["cdb:Read", "cdb:Write", "sts:AssumeRole"];
const resources = [
  "*",
  "qcs::cdb:ap-guangzhou:uin/1:instanceId/a",
  "qcs::cam::uin/1:root",
  "qcs::cam::uin/2:uin/2",
];
export const contexts = [
  {},
  { ip: "10.0.0.5", size: 10, name: "A" },
  { ip: "10.0.1.5", size: 9, name: "a" },
  { ip: "10.0.0.5", name: ["a", "b"] },
];

export const allRequests: readonly AccessRequest[] = actions.flatMap((action) =>
  resources.flatMap((resource) =>
    contexts.map((context) => ({ action, resource, context, principal: { uin: "11", ownerUin: "1" } })),
  ),
);

const oneOrMany = (...values: string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));

const effect = fc.constantFrom("allow" as const, "deny" as const);
const action = oneOrMany(
  "*",
  "*:*",
  "cdb:*",
  "name/cdb:*",
  "name/cdb:Read",
  "cdb:Read",
  "sts:AssumeRole",
  "*:Write",
);
const resource = oneOrMany(
  ...resources,
  "qcs::*:::*",
  "qcs:::*::*",
  "qcs::cdb:*:uin/1:instanceId/*",
  "qcs:id/0:cdb:ap-guangzhou:uin/1:instanceId/a",
  "qcs::cam::uin/2:root",
  "qcs::cam::uin/1:uin/1",
);

const condition: fc.Arbitrary<Condition> = fc
  .record(
    {
      ip_equal: fc.record({ ip: oneOrMany("10.0.0.0/24", "10.0.0.9/24", "10.0.1.5", "10.0.1.5/32") }),
      ip_not_equal: fc.record({ ip: oneOrMany("10.0.0.7/24", "10.0.1.5") }),
      numeric_less_than_if_exist: fc.record({ size: fc.constantFrom(10, "10", "10.0", ["1e1", 9]) }),
      string_equal_ignore_case: fc.record({ name: oneOrMany("a", "A", "c") }),
      "for_all_value:string_equal": fc.record({ name: oneOrMany("a", "b") }),
      null_equal: fc.record({ size: fc.constantFrom(true, "true", "True", false) }),
    },
    { requiredKeys: [] },
  )
  .map((operators) => operators as Condition);

const statement: fc.Arbitrary<Statement> = fc.record(
  { effect, action, resource, condition },
  { requiredKeys: ["effect", "action", "resource"] },
);

export const anyPolicy: fc.Arbitrary<PolicyDocument> = fc.record({
  version: fc.constant("2.0" as const),
  statement: fc.array(statement, { maxLength: 4 }),
});

const trustStatement: fc.Arbitrary<TrustStatement> = fc.record(
  {
    effect,
    action,
    principal: fc.record({
      qcs: oneOrMany("*", "qcs::cam::uin/1:root", "qcs::cam::uin/1:uin/1", "qcs::cam::uin/1:uin/11"),
    }),
    condition,
  },
  { requiredKeys: ["effect", "action", "principal"] },
);

export const anyTrustPolicy: fc.Arbitrary<TrustPolicy> = fc.record({
  version: fc.constant("2.0" as const),
  statement: fc.array(trustStatement, { maxLength: 4 }),
});
