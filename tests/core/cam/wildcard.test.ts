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
      // Given
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);

      // Then
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
  // Given
  const pattern = `${"*a".repeat(2000)}*b`;
  const text = "a".repeat(20_000);

  // When
  const start = performance.now();
  const isMatch = matchesWildcard(pattern, text);

  // Then
  expect(isMatch).toBe(false);
  expect(performance.now() - start).toBeLessThan(1000);
});
