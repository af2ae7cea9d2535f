import fc from "fast-check";
import {
  compareAccess,
  compareTrust,
  evaluate,
  evaluateAssumeRole,
  hasUnknown,
  type AttachedPolicy,
  type Requester,
  type RoleCaller,
  type TrustPolicy,
} from "../../../core/cam";
import { seed } from "../../support/seed";
import {
  actions,
  anyPair,
  anyRequester,
  anyTrust,
  contexts,
  resources,
  trustContexts,
} from "./differential-universe";

type Answer = "allowed" | "denied" | "unknown";

/** Which moves of an answer there are between two states, by brute force. */
interface Moves {
  readonly gain: boolean;
  readonly loss: boolean;
  /** From denied to unknown. */
  readonly unknownGain: boolean;
  /** Any other move to or from unknown that is no gain. */
  readonly unknownMove: boolean;
}

function movesBetween(before: readonly Answer[], after: readonly Answer[]): Moves {
  const has = (isMeant: (was: Answer, is: Answer) => boolean) =>
    before.some((was, index) => isMeant(was, after[index]!));
  return {
    gain: has((was, is) => was !== "allowed" && is === "allowed"),
    loss: has((was, is) => was === "allowed" && is !== "allowed"),
    unknownGain: has((was, is) => was === "denied" && is === "unknown"),
    unknownMove: has((was, is) => was !== is && is !== "allowed" && (was === "unknown" || is === "unknown")),
  };
}

const verdictOf = ({ verdict }: ReturnType<typeof evaluate>): Answer =>
  verdict === "allowed" || verdict === "unknown" ? verdict : "denied";

describe("the comparison of permissions, against brute force", () => {
  const answers = (policies: readonly AttachedPolicy[], principal: Requester): Answer[] =>
    actions.flatMap((action) =>
      resources.flatMap((resource) =>
        contexts.map((context) => verdictOf(evaluate({ action, resource, principal, context }, policies))),
      ),
    );
  const known = (policies: readonly AttachedPolicy[]) =>
    policies.filter(({ document }) => document !== "unknown");

  const seen = { gain: 0, loss: 0, unknownGain: 0, quiet: 0, undecided: 0 };

  test("3,000 pairs: no gain, no loss and no move of an unknown answer is missed, none is invented", () => {
    fc.assert(
      fc.property(anyPair, anyRequester, ([before, after], principal) => {
        const truth = movesBetween(answers(before, principal), answers(after, principal));
        const comparison = compareAccess(principal, before, after);
        const isOpen = hasUnknown(comparison);
        const isQuiet = ["narrowed", "removed", "rewritten", "equal"].includes(comparison.change);

        if (truth.gain) expect(comparison.gained.length > 0 || isOpen).toBe(true);
        if (truth.gain) expect(isQuiet).toBe(false);
        if (truth.unknownGain) expect(isOpen).toBe(true);
        if (truth.loss) expect(comparison.lost.length > 0 || isOpen).toBe(true);
        if (truth.unknownMove && after.length > 0) expect(isQuiet).toBe(false);
        if (truth.gain && !truth.unknownMove && comparison.undecided.length === 0) {
          expect(["added", "widened", "changed", "unknown"]).toContain(comparison.change);
        }
        for (const { example } of comparison.gained) {
          expect(verdictOf(evaluate(example, known(before)))).not.toBe("allowed");
          expect(verdictOf(evaluate(example, known(after)))).toBe("allowed");
        }
        for (const { example } of comparison.lost) {
          expect(verdictOf(evaluate(example, known(before)))).toBe("allowed");
          expect(verdictOf(evaluate(example, known(after)))).not.toBe("allowed");
        }

        seen.gain += Number(truth.gain);
        seen.loss += Number(truth.loss);
        seen.unknownGain += Number(truth.unknownGain);
        seen.quiet += Number(isQuiet);
        seen.undecided += Number(comparison.undecided.length > 0);
      }),
      { numRuns: 3_000, seed },
    );
  }, 600_000);

  test("the pairs hold many of each kind of move, and few that cannot be decided", () => {
    expect(Math.min(seen.gain, seen.loss, seen.unknownGain, seen.quiet)).toBeGreaterThan(200);
    expect(seen.undecided).toBeLessThan(300);
  });
});

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
