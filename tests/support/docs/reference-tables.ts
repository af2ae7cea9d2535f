import { grantFileNode } from "../../../stacks/config/grant-file";
import { offerNode } from "../../../stacks/config/offer-file";
import { schemaNode, valuesOf, type SchemaNode } from "../../../stacks/config/schema-node";
import { sourceSchema } from "../../../stacks/config/source-schema";
import { targetSchema } from "../../../stacks/config/target-schema";
import { markdownTable } from "./markdown-table";

/** The row of one key. */
interface Row {
  readonly key: string;
  readonly values: string;
  /** `required`, or the default. */
  readonly otherwise: string;
  readonly description: string;
}

/** The tables of keys, one for each schema, by their names in `docs/configuration.md`. */
export function referenceTables(): Record<"source" | "target" | "grant file" | "offer", string> {
  return {
    source: keyTable(schemaNode(sourceSchema)),
    target: keyTable(schemaNode(targetSchema)),
    "grant file": keyTable(grantFileNode()),
    offer: keyTable(offerNode()),
  };
}

function keyTable(node: SchemaNode): string {
  const rows = rowsOf(node).map(({ key, values, otherwise, description }) => [
    `\`${key}\``,
    values,
    otherwise,
    description,
  ]);
  return markdownTable(["Key", "Values", "Default", "Meaning"], rows);
}

function rowsOf(node: SchemaNode, prefix = ""): Row[] {
  const shapes = (node.oneOf ?? node.anyOf ?? [node]).map(entryOf).filter(({ properties }) => properties);
  const seen = new Set<string>();
  return shapes.flatMap((shape) =>
    Object.entries(shape.properties ?? {}).flatMap(([name, property]) => {
      if (seen.has(name)) return [];
      seen.add(name);
      const sameKey = shapes.flatMap(({ properties }) => properties?.[name] ?? []);
      const key = prefix + name;
      const isRequired = shape.required?.includes(name) ?? false;
      const row = rowOf(
        key,
        property,
        sameKey,
        isRequired,
        sameKey.length < shapes.length ? tellingKey(shape) : "",
      );
      return [row, ...rowsOf(property, prefixInside(key, property))];
    }),
  );
}

/** The node of the entries of a list; otherwise the node itself. */
function entryOf(node: SchemaNode): SchemaNode {
  return node.items ?? node;
}

function prefixInside(key: string, node: SchemaNode): string {
  const isList = [node, ...(node.anyOf ?? [])].some(({ type }) => type === "array");
  return isList ? `${key}[].` : `${key}.`;
}

function rowOf(
  key: string,
  node: SchemaNode,
  sameKey: readonly SchemaNode[],
  isRequired: boolean,
  only: string,
): Row {
  const values = node.values ?? valuesInWords(node, sameKey);
  const description = node.description ?? "";
  return {
    key,
    values,
    otherwise: isRequired ? "required" : defaultInWords(node),
    description: only ? `${description} Only with \`${only}\`.` : description,
  };
}

/** The key and value that identify one of several shapes, such as `as: user`. */
function tellingKey({ properties = {} }: SchemaNode): string {
  const telling = Object.entries(properties).find(([, { const: value }]) => value !== undefined);
  return telling ? `${telling[0]}: ${telling[1].const}` : "";
}

function valuesInWords(node: SchemaNode, sameKey: readonly SchemaNode[]): string {
  const listed = sameKey.flatMap((shape) => valuesOf(shape) ?? []);
  if (listed.length > 0) return listed.map((value) => `\`${value}\``).join(", ");
  if (node.maximum !== undefined) return `${node.minimum}-${node.maximum}`;
  if (node.type === "array") return listInWords(node.items ?? {});
  return node.type === "string" ? "text" : "keys";
}

function listInWords(entry: SchemaNode): string {
  const values = valuesOf(entry);
  return values ? `list of ${values.map((value) => `\`${value}\``).join(", ")}` : "list";
}

function defaultInWords(node: SchemaNode): string {
  if (node.defaultInWords) return node.defaultInWords;
  if (node.default === undefined) return "–";
  if (typeof node.default !== "object" || node.default === null) return `\`${String(node.default)}\``;
  if (Array.isArray(node.default)) return node.default.length === 0 ? "none" : "all";
  const entries = Object.entries(node.default).map(([key, value]) => `\`${key}: ${String(value)}\``);
  return entries.length === 0 ? "as below" : entries.join(", ");
}
