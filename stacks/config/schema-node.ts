import * as z from "zod";
import type { FieldFacts } from "./fields";
import type { KeyPath } from "./key-path";

/** A schema as data: JSON Schema of the allowed input, with our facts of each field. */
export interface SchemaNode extends FieldFacts {
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | false;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}

const nodes = new Map<z.ZodType, SchemaNode>();

/** The tree that describes a schema. Cached: building it takes longer than all other work on a wrong configuration. */
export function schemaNode(schema: z.ZodType): SchemaNode {
  const node = nodes.get(schema) ?? buildNode(schema);
  nodes.set(schema, node);
  return node;
}

function buildNode(schema: z.ZodType): SchemaNode {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as SchemaNode;
}

/** The node that describes the value at a path of a written configuration; undefined if the path leads nowhere. */
export function nodeAt(root: SchemaNode, written: unknown, path: KeyPath): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  let value = written;
  for (const segment of path) {
    node = node && childOf(branchFor(node, value), segment);
    value = valueAt(value, [segment]);
  }
  return node;
}

/** The value at a path of a written configuration; undefined if the path leads nowhere. */
export function valueAt(written: unknown, path: KeyPath): unknown {
  return path.reduce((value, segment) => {
    const isContainer = typeof value === "object" && value !== null && Object.hasOwn(value, segment);
    return isContainer ? (value as Record<PropertyKey, unknown>)[segment] : undefined;
  }, written);
}

/** The keys that are valid next to the written ones. */
export function keysOf(node: SchemaNode, written: unknown): string[] {
  return Object.keys(branchFor(node, written).properties ?? {});
}

/** All allowed values, if the schema lists them. */
export function valuesOf(node: SchemaNode): readonly string[] | undefined {
  if (node.type === "boolean") return ["true", "false"];
  return node.const === undefined ? node.enum : [node.const];
}

/** For a field with several branches: the branch that matches the written value. */
function branchFor(node: SchemaNode, written: unknown): SchemaNode {
  const branches = node.oneOf ?? node.anyOf;
  if (!branches) return node;
  const type = Array.isArray(written) ? "array" : typeof written;
  const ofType = branches.filter((branch) => branch.type === type);
  const meant = ofType.find((branch) => hasConstantsOf(branch, written));
  return meant ?? mergedBranches(ofType.length > 0 ? ofType : branches);
}

function hasConstantsOf(branch: SchemaNode, written: unknown): boolean {
  const constants = Object.entries(branch.properties ?? {}).filter(
    ([, { const: value }]) => value !== undefined,
  );
  return constants.every(([key, { const: value }]) => valueAt(written, [key]) === value);
}

/** For a value that matches no single branch: the keys of all branches, with all values that distinguish them. */
function mergedBranches(branches: readonly SchemaNode[]): SchemaNode {
  const properties: Record<string, SchemaNode> = {};
  for (const [key, property] of branches.flatMap((branch) => Object.entries(branch.properties ?? {}))) {
    const known = properties[key];
    const values = [...(known ? (valuesOf(known) ?? []) : []), ...(valuesOf(property) ?? [])];
    const { const: _only, ...facts } = { ...property, ...known };
    properties[key] = values.length > 0 ? { ...facts, enum: values } : facts;
  }
  return { ...branches[0], properties };
}

function childOf(node: SchemaNode, segment: PropertyKey): SchemaNode | undefined {
  if (typeof segment === "number") return node.items;
  const key = String(segment);
  if (node.properties && Object.hasOwn(node.properties, key)) return node.properties[key];
  return node.additionalProperties || undefined;
}
