import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { languages, renderProblems } from "../../../core/messages";
import { parseStackConfiguration } from "../../../stacks/config";
import { bases } from "../../matrix/configuration-errors.json";
import { cases, right } from "../../matrix/jobs-files.json";
import { changeAt } from "./change-at";
import { handedOver } from "./stack-file";

const folder = mkdtempSync(join(tmpdir(), "jobs-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the rows leave out; the passwords are secrets. */
const defaults = {
  source: { databaseKind: "mysql", region: "ap-guangzhou", user: "dts", password: "shared-secret" },
  target: { databaseKind: "mysql", user: "dts", password: "shared-secret" },
  tags: { from: "defaults" },
  instanceClass: "small",
  billing: { mode: "prePaid", months: 1 },
};

function parseWith(file: string, lines: readonly string[], changes: Record<string, unknown> = {}) {
  writeFileSync(join(folder, file), lines.join("\n"));
  const written = { jobs: null, jobsFile: file, jobDefaults: defaults, ...changes };
  const { raw, options } = handedOver(changeAt(bases.target, written), ["jobDefaults", "jobPasswords"]);
  return parseStackConfiguration(raw, { ...options, folder });
}

test.each(right)("$title", ({ file, lines, jobs }) => {
  // Given a file, and a password of its own for one job
  const passwords = { jobPasswords: { orders: { target: "own-secret" } } };

  const parsed = parseWith(file, lines, passwords);
  // Then every job is complete
  expect(parsed).toMatchObject({ ok: true, configuration: { jobs } });
});

test.each(cases)("every mistake is named by its place in the file: %#", ({ file, lines, problems }) => {
  // Given a file with mistakes

  const parsed = parseWith(file, lines);
  // Then all are named in one run
  const found = parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
  const expected = problems.map(
    ([place, code]) => `${[file, place].filter(Boolean).join(": ")} configuration.${code}`,
  );
  expect(found.sort()).toEqual(expected.sort());
  // And said in full, without a password
  const said = languages.map((language) => renderProblems(parsed.ok ? [] : parsed.problems, language));
  for (const text of said) expect(text).not.toMatch(/\{\w+\}|undefined|plain-secret|shared-secret/);
});

test("a missing password of a job in a file is reported with the command that sets it", () => {
  // Given defaults without passwords
  const changes = { jobDefaults: changeAt(defaults, { "source.password": null }) };
  const lines = ["name,source.instanceId,target.instanceId,objects.databases", "orders,cdb-a1,cdb-b1,shop"];

  const parsed = parseWith("jobs.csv", lines, changes);

  const command = "pulumi config set --secret --path 'jobPasswords.orders.source'";
  expect(parsed).toMatchObject({
    problems: [
      {
        code: "configuration.passwordMissing",
        path: 'jobs.csv: row 2, column "source.password"',
        parameters: { command },
      },
    ],
  });
});

test("a file that is not there is named", () => {
  // Given a stack that names one
  const { raw, options } = handedOver(changeAt(bases.target, { jobsFile: "no/such.csv" }), ["jobs"]);

  const parsed = parseStackConfiguration(raw, { ...options, folder });

  expect(parsed).toMatchObject({
    problems: [
      { code: "configuration.jobsFileMissing", path: "no/such.csv", parameters: { reason: "ENOENT" } },
    ],
  });
});

test("jobs of the stack file and of a jobs file are combined", () => {
  // Given both
  const { raw, options } = handedOver(
    changeAt(bases.target, { jobsFile: "more.csv", jobDefaults: defaults }),
    ["jobs", "jobDefaults"],
  );
  writeFileSync(
    join(folder, "more.csv"),
    "name,source.instanceId,target.instanceId,objects.databases\nstock,cdb-a1,cdb-b1,shop\norders,cdb-a2,cdb-b2,shop",
  );

  const parsed = parseStackConfiguration(raw, { ...options, folder });
  // Then names are unique over both, and the second place names the first
  expect(parsed).toMatchObject({
    problems: [{ code: "configuration.duplicate", path: 'more.csv: row 3, column "name"' }],
  });
});
