import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { databaseKinds, databaseKindNames } from "../../../dts/database-kinds";
import { referenceTables } from "../../../stacks/config/reference-table";

const file = join(__dirname, "../../../docs/configuration.md");

/** The documentation with every table as the schemas have it. */
function upToDate(text: string): string {
  return Object.entries(referenceTables()).reduce((document, [name, table]) => {
    const place = new RegExp(`(<!-- table: ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!place.test(document)) throw new Error(`docs/configuration.md has no place for the table "${name}"`);
    return document.replace(place, (_found, start: string, end: string) => `${start}\n${table}\n\n${end}`);
  }, text);
}

test("docs/configuration.md says what the schemas say (UPDATE_DOCS=1 writes it anew)", () => {
  // Given
  const written = readFileSync(file, "utf8");

  // When
  const expected = upToDate(written);
  if (process.env.UPDATE_DOCS) writeFileSync(file, expected);

  // Then
  expect(readFileSync(file, "utf8")).toBe(expected);
});

test.each(Object.entries(referenceTables()))("every key of the %s table is explained", (_name, table) => {
  // Given
  const rows = table.split("\n").slice(2);

  // When
  const gaps = rows.filter((row) => row.split(" | ").some((cell) => /^[|\s]*$/.test(cell)));

  // Then
  expect(rows.length).toBeGreaterThan(5);
  expect(gaps).toEqual([]);
});

test.each(databaseKindNames)("the documentation names %s, and an instance id of the kind is one", (kind) => {
  // Given
  const { pattern, example } = databaseKinds[kind].instanceId;

  // When
  const text = readFileSync(file, "utf8");

  // Then
  expect(text).toContain(`\`${kind}\``);
  expect(example).toMatch(pattern);
});
