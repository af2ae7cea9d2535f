import { generatedDocuments } from "../support/docs/generated-documents";
import { kindTables } from "../support/docs/kind-tables";
import { referenceTables } from "../support/docs/reference-tables";
import { links, readDocument } from "../support/documents";

test.each(Object.entries(generatedDocuments))(
  "%s is up to date (`npm run docs` writes it)",
  (path, generate) => {
    const [committed, generated] = [readDocument(path), generate()];
    if (path.endsWith(".json")) expect(JSON.parse(committed)).toEqual(JSON.parse(generated));
    else expect(committed).toBe(generated);
  },
);

test.each(Object.entries({ ...referenceTables(), ...kindTables() }))(
  "every row of the %s table is complete",
  (_name, table) => {
    const rows = table.split("\n").slice(2);
    const gaps = rows.filter((row) => row.split(" | ").some((cell) => /^[|\s]*$/.test(cell)));
    expect(rows.length).toBeGreaterThan(3);
    expect(gaps).toEqual([]);
  },
);

test.each(["README.md", "README.zh.md"])("%s shows the picture of the review", (page) => {
  expect(links(readDocument(page))).toContain("docs/images/review.svg");
});
