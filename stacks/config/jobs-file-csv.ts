import type { FileMistake, FiledJob, JobsFile } from "./filed-job";
import { jobColumns, type JobColumn } from "./job-columns";
import type { KeyPath } from "./key-path";
import { mistake } from "./mistake";
import { nearestName } from "./nearest-name";

/** Separates the entries of a list in one cell. */
const listSeparator = ";";

interface Row {
  /** Number of the line on which the row ends, as an editor and a spreadsheet count. */
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * Reads a table with one row per job. The first row names the columns: dotted keys of a job, such as `source.region`. An
 * empty cell leaves its key to `jobDefaults`.
 */
export function readCsvJobs(text: string): JobsFile {
  const table = readRows(text);
  if (!Array.isArray(table)) return { jobs: [], mistakes: [table] };
  const [head, ...rows] = table;
  if (!head) return { jobs: [], mistakes: [] };
  const known = jobColumns();
  if (!namesColumns(head, known)) {
    const allowed = [...known.keys()].join(", ");
    const found = mistake([], "configuration.columnsUnnamed", { allowed });
    return { jobs: [], mistakes: [{ place: `row ${head.number}`, found }] };
  }
  return {
    jobs: rows.map((row) => jobIn(row, head.cells, known)),
    mistakes: [
      ...head.cells.flatMap((name, index) => wrongColumn(name, head, index, known)),
      ...rows.flatMap((row) => strayCells(row, head)),
    ],
  };
}

function readRows(text: string): Row[] | FileMistake {
  // Loaded lazily: most stacks have no such file.
  const { parse } = require("csv-parse/sync") as typeof import("csv-parse/sync");
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ number: info.lines, cells: record }));
  } catch (error) {
    // The parser's message quotes cells, which may be passwords.
    const { code = "-", lines } = error as { code?: string; lines?: number };
    const reason = code.replace(/^CSV_/, "").replaceAll("_", " ").toLowerCase();
    const place = lines === undefined ? "" : `row ${lines}`;
    return { place, found: mistake([], "configuration.jobsFileMalformed", { reason }) };
  }
}

/** Whether a row names columns. The cells of a job may be passwords, so a message must not quote them as wrong names. */
function namesColumns({ cells }: Row, known: ReadonlyMap<string, JobColumn>): boolean {
  const named = cells.filter((name) => columnOf(name, known) !== undefined || isPassword(name));
  return named.length * 2 >= cells.length;
}

function wrongColumn(
  name: string,
  head: Row,
  index: number,
  known: ReadonlyMap<string, JobColumn>,
): FileMistake[] {
  const place = placeOfColumn(head, name);
  if (isPassword(name)) return [{ place, found: mistake([], "configuration.passwordInFile", {}) }];
  if (head.cells.indexOf(name) !== index) {
    return [{ place, found: mistake([], "configuration.columnTwice", { column: name }) }];
  }
  if (columnOf(name, known)) return [];
  const allowed = [...known.keys()].join(", ");
  const nearest = nearestName(name, [...known.keys()]);
  return [
    {
      place,
      found: nearest
        ? mistake([], "configuration.keyMisspelled", { key: name, nearest, allowed })
        : mistake([], "configuration.keyUnknown", { key: name, allowed }),
    },
  ];
}

function strayCells({ number, cells }: Row, head: Row): FileMistake[] {
  if (cells.length <= head.cells.length) return [];
  const parameters = { cells: cells.length, columns: head.cells.length };
  return [{ place: `row ${number}`, found: mistake([], "configuration.cellsTooMany", parameters) }];
}

function jobIn(row: Row, names: readonly string[], known: ReadonlyMap<string, JobColumn>): FiledJob {
  const value: Record<string, unknown> = {};
  names.forEach((name, index) => {
    const cell = row.cells[index] ?? "";
    const column = columnOf(name, known);
    if (cell !== "" && column) setAt(value, name.split("."), column.read(cell, listSeparator));
  });
  return { value, placeOf: (path) => placeInRow(row, path, names) };
}

/** Each key of a map, such as `tags.team`, has its own column. */
function columnOf(name: string, known: ReadonlyMap<string, JobColumn>): JobColumn | undefined {
  return known.get(name) ?? known.get(name.replace(/\.[^.]+$/, ".*"));
}

function isPassword(name: string): boolean {
  return /password/i.test(name);
}

function setAt(
  holder: Record<string, unknown>,
  [key = "", ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) holder[key] = value;
  else setAt((holder[key] ??= {}) as Record<string, unknown>, rest, value);
}

/** A list in one cell is one place, for all of its entries. */
function placeInRow(row: Row, path: KeyPath, names: readonly string[]): string {
  const keys = path.filter((segment) => typeof segment === "string");
  const prefixes = keys.map((_key, index) => keys.slice(0, keys.length - index).join("."));
  const name = prefixes.find((prefix) => names.includes(prefix)) ?? prefixes[0];
  return name === undefined ? `row ${row.number}` : placeOfColumn(row, name);
}

function placeOfColumn({ number }: Row, name: string): string {
  return `row ${number}, column "${name}"`;
}
