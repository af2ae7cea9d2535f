import { isSameValue } from "../../core/state/same-value";
import matrix from "../matrix/same-values.json";

test.each(matrix)("$name: same = $same", ({ one, other, same }) => {
  const bothWays = [isSameValue(one, other), isSameValue(other, one)];

  expect(bothWays).toEqual([same, same]);
});

test("an absent value is undefined, too", () => {
  // When / Then
  expect(isSameValue(undefined, null)).toBe(true);
  expect(isSameValue({ a: undefined }, {})).toBe(true);
});
