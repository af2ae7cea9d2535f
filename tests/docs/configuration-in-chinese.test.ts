import { kindTables } from "../support/docs/kind-tables";
import { referenceTables } from "../support/docs/reference-tables";
import { readDocument } from "../support/documents";

const generated = { ...referenceTables(), ...kindTables() };
const page = readDocument("docs/zh/configuration.md");

/** What a translation keeps: the key of each row, and the code in its values and its default. */
function unchanging(table: string): string[] {
  return rowsOf(table).map(([key = "", values = "", otherwise = ""]) =>
    [key, ...codeIn(values), ...codeIn(otherwise)].join(" "),
  );
}

function rowsOf(table: string): string[][] {
  const lines = table.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) => line.split(" | ").map((cell) => cell.replace(/^\| ?| ?\|$/g, "")));
}

function codeIn(cell: string): string[] {
  return [...(cell.match(/`[^`]+`/g) ?? []), ...(cell.match(/^[\d-]+$/g) ?? [])];
}

test.each(Object.entries(generated))(
  "the Chinese table %s has every key, value and default",
  (name, table) => {
    const [, translated = ""] = page.split(`<!-- table: ${name} -->`);

    const rows = unchanging(translated.split("<!-- end -->")[0] ?? "");

    expect(rows).toEqual(unchanging(table));
  },
);
