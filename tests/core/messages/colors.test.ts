import { wantsColors } from "../../../core/messages/colors";

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ CI: "true" }, false, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false, false],
])("with %j, on a terminal %s: colours %s", (environment, isTerminal, expected) => {
  // Given an environment, when it is asked for colours, then only a terminal or an explicit wish gets them
  expect(wantsColors(environment, isTerminal)).toBe(expected);
});
