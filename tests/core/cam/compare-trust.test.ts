import fc from "fast-check";
import {
  compareTrust,
  evaluateAssumeRole,
  sourceTrustPolicy,
  trustedPrincipals,
  unknownValue,
  type RoleCaller,
  type TrustPolicy,
} from "../../../core/cam";
import { anyTrustPolicy, contexts } from "./small-universe";

const external = (externalId?: string) => sourceTrustPolicy({ targetUin: "1", externalId });

describe("the change of whom a role trusts", () => {
  test.each<[string, TrustPolicy | undefined, TrustPolicy | undefined, string]>([
    ["a new role", undefined, external("a"), "added"],
    ["a role that goes", external("a"), undefined, "removed"],
    ["the external ID falls away", external("a"), external(), "widened"],
    ["an external ID is asked for", external(), external("a"), "narrowed"],
    ["another external ID", external("a"), external("b"), "changed"],
    [
      "a second external ID",
      external("a"),
      sourceTrustPolicy({ targetUin: "1", externalId: "b", previousExternalId: "a" }),
      "widened",
    ],
    [
      "an end",
      external("a"),
      sourceTrustPolicy({ targetUin: "1", externalId: "a", expires: "2030-01-01T00:00:00Z" }),
      "narrowed",
    ],
    [
      "an end that is not known",
      external("a"),
      sourceTrustPolicy({ targetUin: "1", externalId: "a", expires: unknownValue }),
      "unknown",
    ],
    [
      "an external ID that is not known",
      external("a"),
      sourceTrustPolicy({ targetUin: "1", externalId: unknownValue }),
      "unknown",
    ],
    ["another account", external("a"), sourceTrustPolicy({ targetUin: "2", externalId: "a" }), "changed"],
    [
      "the main account in its other spelling",
      external("a"),
      sourceTrustPolicy({ principals: ["qcs::cam::uin/1:uin/1"], externalId: "a" }),
      "equal",
    ],
    ["nothing", external("a"), external("a"), "equal"],
  ])("%s", (_name, before, after, change) => {
    expect(compareTrust(before, after).change).toBe(change);
  });

  test("anyone is not one of the accounts that are named: that one is denied denies no other", () => {
    const anyone: TrustPolicy = {
      version: "2.0",
      statement: [{ effect: "allow", action: "sts:AssumeRole", principal: { qcs: "*" } }],
    };
    const deny = { ...external().statement[0]!, effect: "deny" as const };
    const butOne: TrustPolicy = { version: "2.0", statement: [...anyone.statement, deny] };

    expect(trustedPrincipals(butOne)).toEqual([
      { principal: "*", trust: "always" },
      { principal: "qcs::cam::uin/1:uin/1", trust: "never" },
    ]);
    expect(compareTrust(anyone, butOne).change).toBe("narrowed");
  });

  test("conditions that are too entangled to be searched are unknown, never equal", () => {
    // Given a dozen keys, each with three values
    const condition = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`key${index}`, ["a", "b", "c"]]),
    );
    const [statement] = external().statement;
    const entangled = (value: string): TrustPolicy => ({
      version: "2.0",
      statement: [{ ...statement!, condition: { string_equal: { ...condition, last: value } } }],
    });

    expect(compareTrust(entangled("a"), entangled("b")).change).toBe("unknown");
    expect(trustedPrincipals(entangled("a"))).toMatchObject([{ trust: "unknown" }]);
  });
});

describe("properties, by brute force on a small universe", () => {
  const callers: readonly RoleCaller[] = [
    { kind: "root", accountUin: "1", uin: "1" },
    { kind: "user", accountUin: "1", uin: "11" },
    { kind: "user", accountUin: "1", uin: "12" },
    { kind: "user", accountUin: "2", uin: "11" },
  ];
  const everything = {
    name: "any",
    document: {
      version: "2.0" as const,
      statement: [{ effect: "allow" as const, action: "*", resource: "*" }],
    },
  };
  const allowed = (trustPolicy: TrustPolicy) =>
    callers.flatMap((caller) =>
      contexts.map(
        (context) =>
          evaluateAssumeRole({
            caller,
            role: { accountUin: "9", roleName: "role", roleId: "90", trustPolicy },
            requestedArn: "qcs::cam::uin/9:roleName/role",
            callerPolicies: [everything],
            context,
          }).verdict === "allowed",
      ),
    );

  test("nothing differs from itself", () => {
    fc.assert(
      fc.property(anyTrustPolicy, (document) => {
        expect(["equal", "unknown"]).toContain(compareTrust(document, document).change);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 4_000 },
    );
  });

  test("whoever comes or goes, with whatever request, the change says so", () => {
    fc.assert(
      fc.property(anyTrustPolicy, anyTrustPolicy, (before, after) => {
        const [was, is] = [allowed(before), allowed(after)];
        const { change } = compareTrust(before, after);
        if (change === "unknown") return;
        if (is.some((now, index) => now && !was[index]))
          expect(["added", "widened", "changed"]).toContain(change);
        if (was.some((then, index) => then && !is[index])) {
          expect(["removed", "narrowed", "changed"]).toContain(change);
        }
      }),
      { numRuns: 100, interruptAfterTimeLimit: 8_000 },
    );
  });
});
