import fc from "fast-check";
import { matchesWildcard } from "../../../core/cam/wildcard";

const letters = fc
  .array(fc.constantFrom("a", "b", "c"), { maxLength: 8 })
  .map((characters) => characters.join(""));
const patterns = fc
  .array(fc.constantFrom("a", "b", "*"), { maxLength: 8 })
  .map((characters) => characters.join(""));

test("agrees with a regular expression on every small pattern and text", () => {
  fc.assert(
    fc.property(patterns, letters, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);

      expect(matchesWildcard(pattern, text)).toBe(expression.test(text));
    }),
    { numRuns: 5000 },
  );
});

test("characters that mean something in regular expressions stand for themselves", () => {
  expect(matchesWildcard("a.c", "abc")).toBe(false);
  expect(matchesWildcard("a?(+)[*", "a?(+)[x")).toBe(true);
});

test("a hostile pattern costs no more than a friendly one", () => {
  const pattern = `${"*a".repeat(2000)}*b`;
  const text = "a".repeat(20_000);

  const start = performance.now();
  const isMatch = matchesWildcard(pattern, text);

  expect(isMatch).toBe(false);
  expect(performance.now() - start).toBeLessThan(1000);
});
