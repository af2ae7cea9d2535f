import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodes, failOnValues, rules } from "../../../governance/review";

const page = readFileSync(join(__dirname, "../../../docs/review.md"), "utf8");

test("the page lists every rule with its severity and description", () => {
  // The rows of the table, without the notes in parentheses
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| (high|medium|low)(, unknown)? +\| (.+?) +\|$/gm)].map(
    ([, id, severity, unknown, description = ""]) => ({
      id,
      severity,
      verdict: unknown ? "unknown" : undefined,
      description: description.replace(/ \(after a refresh\)/, "").replaceAll("`", ""),
    }),
  );
  // The remaining rows are findings about the review itself.
  const own = rows.filter(({ id }) => rules.some((rule) => rule.id === id));
  expect(own).toEqual(
    rules.map(({ id, severity, verdict, description }) => ({ id, severity, verdict, description })),
  );
  expect(rows.filter((row) => !own.includes(row)).map(({ id }) => id)).toEqual([
    "grant-ended",
    "grant-ends-soon",
    "state-missing",
    "identity-changes",
    "resource-unread",
    "unexpected-access",
    "expected-access-missing",
  ]);
});

test("the page names every exit code and every level", () => {
  for (const code of Object.values(exitCodes)) expect(page).toMatch(new RegExp(`^\\| ${code} +\\| `, "m"));
  for (const level of failOnValues) expect(page).toMatch(new RegExp(`--fail-on.*\`?${level}\`?`));
});
