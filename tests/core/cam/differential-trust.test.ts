import fc from "fast-check";
import { compareTrust, evaluateAssumeRole, type RoleCaller, type TrustPolicy } from "../../../core/cam";
import { seed } from "../../support/seed";
import { movesBetween, type Answer } from "./differential-moves";
import { anyTrust, trustContexts } from "./differential-universe";

describe("the comparison of trust policies, against brute force", () => {
  const callers: readonly RoleCaller[] = [
    { kind: "root", accountUin: "1", uin: "1" },
    { kind: "root", accountUin: "2", uin: "2" },
    { kind: "root", accountUin: "3", uin: "3" },
    { kind: "user", accountUin: "1", uin: "11", groupIds: [] },
    { kind: "user", accountUin: "1", uin: "11", groupIds: ["7"] },
    { kind: "user", accountUin: "1", uin: "12", groupIds: ["7"] },
    { kind: "user", accountUin: "1", uin: "13", groupIds: ["7"] },
    { kind: "user", accountUin: "1", uin: "14", groupIds: [] },
    { kind: "user", accountUin: "2", uin: "21", groupIds: [] },
    { kind: "roleSession", accountUin: "2", roleName: "sync", roleId: "1" },
    { kind: "roleSession", accountUin: "2", roleName: "other", roleId: "4611" },
    { kind: "roleSession", accountUin: "2", roleName: "sync", roleId: "4611" },
    { kind: "roleSession", accountUin: "1", roleName: "sync", roleId: "4611" },
  ];
  const everything = [
    {
      name: "everything",
      document: {
        version: "2.0" as const,
        statement: [{ effect: "allow" as const, action: "*", resource: "*" }],
      },
    },
  ];
  const answerTo = (trustPolicy: TrustPolicy, caller: RoleCaller, index: number): Answer => {
    const { "sts:external_id": externalId, ...context } = trustContexts[index]!;
    const { verdict } = evaluateAssumeRole({
      caller,
      role: { accountUin: "9", roleName: "role", roleId: "1", trustPolicy },
      requestedArn: "qcs::cam::uin/9:roleName/role",
      callerPolicies: everything,
      context,
      externalId: externalId as string | undefined,
    });
    return verdict === "refused" ? "denied" : verdict;
  };
  const answers = (policy: TrustPolicy): Answer[] =>
    callers.flatMap((caller) => trustContexts.map((_context, index) => answerTo(policy, caller, index)));

  test("1,000 pairs: no gain, no loss and no move of an unknown answer is missed", () => {
    fc.assert(
      fc.property(anyTrust, anyTrust, fc.boolean(), (left, right, isWidened) => {
        const after = isWidened ? { ...right, statement: [...left.statement, ...right.statement] } : right;
        const truth = movesBetween(answers(left), answers(after));
        const { change, isOpen, principals } = compareTrust(left, after);
        const isQuiet = ["narrowed", "removed", "rewritten", "equal"].includes(change);

        if (truth.gain) expect(isQuiet).toBe(false);
        if (truth.gain && change === "unknown") expect(isOpen).toBe(true);
        if (truth.unknownGain || truth.unknownMove) expect(isOpen).toBe(true);
        if (truth.loss) expect(["narrowed", "removed", "changed"].includes(change) || isOpen).toBe(true);
        for (const { principal, trust } of principals) {
          const named = callers.filter((caller) => nameOf(caller) === principal);
          const isAllowed = named.some((caller) =>
            trustContexts.some((_context, index) => answerTo(after, caller, index) === "allowed"),
          );
          if (isAllowed) expect(trust).not.toBe("never");
        }
      }),
      { numRuns: 1_000, seed },
    );
  }, 600_000);
});

/** How a trust policy names exactly this caller, where it can. */
function nameOf(caller: RoleCaller): string | undefined {
  if (caller.kind === "root") return `qcs::cam::uin/${caller.accountUin}:uin/${caller.uin}`;
  if (caller.kind === "user" && caller.groupIds?.length === 0) {
    return `qcs::cam::uin/${caller.accountUin}:uin/${caller.uin}`;
  }
  if (caller.kind === "roleSession" && caller.roleId === "1") {
    return `qcs::cam::uin/${caller.accountUin}:roleName/${caller.roleName}`;
  }
  if (caller.kind === "roleSession" && caller.roleName === "other") {
    return `qcs::cam::uin/${caller.accountUin}:role/${caller.roleId}`;
  }
  return undefined;
}
