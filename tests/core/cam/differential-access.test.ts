import fc from "fast-check";
import { compareAccess, evaluate, hasUnknown, type AttachedPolicy, type Requester } from "../../../core/cam";
import { seed } from "../../support/seed";
import { movesBetween, verdictOf, type Answer } from "./differential-moves";
import { actions, anyPair, anyRequester, contexts, resources } from "./differential-universe";

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
