import { kindTables } from "../../../stacks/config/kind-tables";
import { referenceTables } from "../../../stacks/config/reference-table";
import { keepFilled, readDocument } from "../../support/documents";

const { source, target, ...others } = referenceTables();
const tables = { source, target, ...others, ...kindTables() };
/** The documents that show tables, and which. */
const documents = { "docs/configuration.md": tables, "README.md": { source, target } };

test.each(Object.entries(documents))(
  "%s says what the schemas say (UPDATE_DOCS=1 writes it anew)",
  (path, shown) => {
    // When
    const expected = keepFilled(path, shown);

    // Then
    expect(readDocument(path)).toBe(expected);
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
