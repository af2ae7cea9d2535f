import { renderJson, renderMarkdown, renderTerminal, review, type Report } from "../../../governance/review";
import { role, sourceUin, written } from "./stacks";

const now = Date.parse("2027-06-01T00:00:00Z");
const ending = (expires: string | undefined) => role("dts-orders", { expires });

/** The review of one role, before and after. */
function reviewed(old: string | undefined | null, next: string | undefined): Report {
  const [before, after] = [old === null ? null : ending(old), ending(next)];
  return review([written("source", [{ type: "cam:Role", name: "r", old: before, new: after }])], { now });
}

const rulesOf = ({ findings }: Report) =>
  findings
    .filter(({ rule }) => rule.startsWith("grant-"))
    .map(({ rule, severity, isNew }) => [rule, severity, isNew]);

test.each([
  [null, "2027-12-01T00:00:00Z", 183, []],
  [null, "2027-06-15T00:00:00Z", 14, []],
  [null, "2027-06-14T00:00:00Z", 13, [["grant-ends-soon", "low", true]]],
  ["2027-06-14T00:00:00Z", "2027-06-14T00:00:00Z", 13, [["grant-ends-soon", "low", false]]],
  ["2027-05-01T00:00:00Z", "2027-05-01T00:00:00Z", -31, [["grant-ended", "medium", false]]],
  [undefined, "2027-06-01T00:00:00Z", 0, [["grant-ended", "medium", true]]],
  ["2027-05-01T00:00:00Z", "2028-01-01T00:00:00Z", 214, []],
])("a grant that ended at %s and will end at %s has %d days left", (old, next, daysLeft, rules) => {
  const report = reviewed(old, next);
  expect(report.grantEnds).toEqual([{ role: `${sourceUin}/role/dts-orders`, expires: next, daysLeft }]);
  expect(rulesOf(report)).toEqual(rules);
});

test("a grant without end, and one whose end is known only after the deployment, are not listed", () => {
  const reports = [reviewed(null, undefined), reviewed(null, "04da6b54-80e4-46f7-96ec-b56ff0331ba9")];
  expect(reports.map(({ grantEnds }) => grantEnds)).toEqual([[], []]);
});

test.each([
  ["terminal", renderTerminal],
  ["markdown", renderMarkdown],
] as const)("the days left stand in the %s, in both languages", (_name, render) => {
  const [open, ended] = [reviewed(null, "2027-12-01T00:00:00Z"), reviewed(null, "2027-05-01T00:00:00Z")];
  expect(render(open, "en")).toMatch(/Grants that expire\n[^]*183 days left, until `?2027-12-01T00:00:00Z/);
  expect(render(open, "zh")).toMatch(/有期限的授权\n[^]*剩余 183 天/);
  expect(render(ended, "en")).toMatch(/expired 31 days ago/);
});

test("the JSON contains the days left", () => {
  const json = JSON.parse(renderJson(reviewed(null, "2027-12-01T00:00:00Z"), "en")) as Report;
  expect(json.grantEnds).toMatchObject([{ daysLeft: 183 }]);
});
