import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kindTables } from "../../../stacks/config/kind-tables";
import { referenceTables } from "../../../stacks/config/reference-table";

const tables = { ...referenceTables(), ...kindTables() };
const file = join(__dirname, "../../../docs/configuration.md");

/** The documentation with every table as the schemas have it. */
function upToDate(text: string): string {
  return Object.entries(tables).reduce((document, [name, table]) => {
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

test.each(Object.entries(tables))("every row of the %s table is complete", (_name, table) => {
  // Given
  const rows = table.split("\n").slice(2);

  // When
  const gaps = rows.filter((row) => row.split(" | ").some((cell) => /^[|\s]*$/.test(cell)));

  // Then
  expect(rows.length).toBeGreaterThan(3);
  expect(gaps).toEqual([]);
});
