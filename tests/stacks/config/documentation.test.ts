import { kindTables } from "../../../stacks/config/kind-tables";
import { referenceTables } from "../../../stacks/config/reference-table";
import { keepFilled, readDocument } from "../../support/documents";

const tables = { ...referenceTables(), ...kindTables() };
/** The only page that lists the keys. */
const page = "docs/configuration.md";

test(`${page} says what the schemas say (UPDATE_DOCS=1 writes it)`, () => {
  // When
  const expected = keepFilled(page, tables);

  // Then
  expect(readDocument(page)).toBe(expected);
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
