import { jobSchema } from "./job-schema";
import { schemaNode, type SchemaNode } from "./schema-node";

/** How a table cell becomes the value of a key. A cell that does not fit stays text; the schema then reports the mistake. */
export interface JobColumn {
  read(cell: string, listSeparator: string): unknown;
}

/**
 * The keys of a job that fit into a cell, by dotted name. A list is written in one cell. For a list of named entries, such
 * as `objects.databases`, the cell holds the names. `.*` stands for any name.
 */
export function jobColumns(): ReadonlyMap<string, JobColumn> {
  return new Map(columnsIn(schemaNode(jobSchema), ""));
}

function columnsIn(node: SchemaNode, prefix: string): [string, JobColumn][] {
  const shapes = (node.oneOf ?? [node]).flatMap(({ properties }) => Object.entries(properties ?? {}));
  return shapes.flatMap(([name, property]) => columnsOf(property, prefix + name));
}

function columnsOf(node: SchemaNode, name: string): [string, JobColumn][] {
  if (/password$/i.test(name)) return [];
  const isNested = node.properties !== undefined || node.oneOf !== undefined;
  if (isNested) return columnsIn(node, `${name}.`);
  if (node.additionalProperties) return [[`${name}.*`, text]];
  const column = columnFor(node);
  return column ? [[name, column]] : [];
}

function columnFor({ type, items }: SchemaNode): JobColumn | undefined {
  if (type === "integer" || type === "number") return number;
  if (type === "boolean") return truth;
  if (type !== "array") return text;
  if (items?.type === "string") return texts;
  return items?.required?.join() === "name" ? named : undefined;
}

const text: JobColumn = { read: (cell) => cell };
const number: JobColumn = { read: (cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell)) };
const truth: JobColumn = { read: (cell) => ({ true: true, false: false })[cell.toLowerCase()] ?? cell };
const texts: JobColumn = { read: (cell, separator) => entriesOf(cell, separator) };
const named: JobColumn = {
  read: (cell, separator) => entriesOf(cell, separator).map((name) => ({ name })),
};

function entriesOf(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
