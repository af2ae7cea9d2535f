import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kindTables } from "../../../stacks/config/kind-tables";
import { referenceTables } from "../../../stacks/config/reference-table";

const tables = { ...referenceTables(), ...kindTables() };
/** The documents that show tables, and which. */
const documents = {
  "docs/configuration.md": Object.keys(tables),
  "README.md": Object.keys(referenceTables()).filter((name) => name === "source" || name === "target"),
};

/** A document with its tables as the schemas have them. */
function upToDate(path: string, text: string, names: readonly string[]): string {
  return names.reduce((document, name) => {
    const place = new RegExp(`(<!-- table: ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!place.test(document)) throw new Error(`${path} has no place for the table "${name}"`);
    const table = tables[name as keyof typeof tables];
    return document.replace(place, (_found, start: string, end: string) => `${start}\n${table}\n\n${end}`);
  }, text);
}

test.each(Object.entries(documents))(
  "%s says what the schemas say (UPDATE_DOCS=1 writes it anew)",
  (path, names) => {
    // Given
    const file = join(__dirname, "../../..", path);
    const written = readFileSync(file, "utf8");

    // When
    const expected = upToDate(path, written, names);
    if (process.env.UPDATE_DOCS) writeFileSync(file, expected);

    // Then
    expect(readFileSync(file, "utf8")).toBe(expected);
  },
);

test.each(Object.entries(tables))("every row of the %s table is complete", (_name, table) => {
  // Given
  const rows = table.split("\n").slice(2);

  // When
  const gaps = rows.filter((row) => row.split(" | ").some((cell) => /^[|\s]*$/.test(cell)));

  // Then
  expect(rows.length).toBeGreaterThan(3);
  expect(gaps).toEqual([]);
});
