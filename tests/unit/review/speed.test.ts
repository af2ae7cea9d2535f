import { renderMarkdown, renderSvg, review } from "../../../review";
import { newGrants } from "./stacks";

/** The quickest of some runs: what the work itself takes, without what else the machine did. */
function quickest(work: () => unknown, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test("ten times the grants take at most eleven times as long", () => {
  // Given
  const [few, many] = [newGrants(100), newGrants(1000)];
  const work = (changes: typeof few) => () => {
    const report = review(changes);
    return [renderMarkdown(report, "en"), renderSvg(report, "en")];
  };
  quickest(work(few), 3);
  // When
  const [short, long] = [quickest(work(few), 5), quickest(work(many), 3)];
  // Then
  expect(long / short).toBeLessThanOrEqual(11);
}, 60_000);
