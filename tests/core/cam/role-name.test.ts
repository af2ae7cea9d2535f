import { roleNameProblem } from "../../../core/cam";

test.each(["DTS-role", "a", "9", "-", "A".repeat(128)])("%s suits both CAM and DTS", (roleName) => {
  expect(roleNameProblem(roleName)).toBeUndefined();
});

test.each([
  ["", { code: "empty" }],
  ["A".repeat(129), { code: "tooLong" }],
  ["dts_role", { code: "forbiddenCharacters", characters: ["_"] }],
  ["a+b=c,d.e@f+g", { code: "forbiddenCharacters", characters: ["+", "=", ",", ".", "@"] }],
  ["dts role\n", { code: "forbiddenCharacters", characters: [" ", "\n"] }],
  ["同步", { code: "forbiddenCharacters", characters: ["同", "步"] }],
])("%p is refused", (roleName, problem) => {
  expect(roleNameProblem(roleName)).toEqual(problem);
});
