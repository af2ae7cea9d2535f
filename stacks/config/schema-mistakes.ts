import type { z } from "zod";
import type { ProblemCode } from "../../core/messages";
import { keyNameOf, setSecretCommand, type KeyPath } from "./key-path";
import { mistake, type Mistake } from "./mistake";
import { nearestName } from "./nearest-name";
import { keysOf, nodeAt, valueAt, valuesOf, type SchemaNode } from "./schema-node";
import { shownValue } from "./shown-value";

/** A written value, and the schema that rejects it. */
export interface Rejected {
  readonly written: unknown;
  readonly root: SchemaNode;
}

type Issue = z.core.$ZodIssue;

/** The issues that zod found, as our messages: zod gives the place, the field's facts give the message. */
export function schemaMistakes(issues: readonly Issue[], rejected: Rejected): Mistake[] {
  return issues.flatMap(issuesInside).flatMap((issue) => toMistakes(issue, rejected));
}

/** For a union: the issues inside the branch that was meant, if the value matches that branch on the outside. */
function issuesInside(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const meant = issue.errors.find((shape) => shape.every((inner) => inner.path.length > 0));
  if (!meant) return [issue];
  return meant
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue)
    .flatMap(issuesInside);
}

function toMistakes(issue: Issue, rejected: Rejected): Mistake[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey([...issue.path, key], rejected));
  }
  const isAboutKeyItself = issue.code === "invalid_key";
  return [wrongValue(isAboutKeyItself ? issue.path.slice(0, -1) : issue.path, rejected)];
}

function unknownKey(path: KeyPath, { written, root }: Rejected): Mistake {
  const key = String(path.at(-1));
  const holder = path.slice(0, -1);
  const keys = keysOf(nodeAt(root, written, holder) ?? {}, valueAt(written, holder));
  const nearest = nearestName(key, keys);
  const allowed = keys.join(", ");
  return nearest
    ? mistake(path, "configuration.keyMisspelled", { key, nearest, allowed })
    : mistake(path, "configuration.keyUnknown", { key, allowed });
}

function wrongValue(path: KeyPath, { written, root }: Rejected): Mistake {
  const node = nodeAt(root, written, path) ?? {};
  const value = valueAt(written, path);
  const code = value === undefined ? (node.missing ?? "configuration.keyMissing") : codeForWrong(node, value);
  const parameters = {
    key: keyNameOf(path),
    found: shownValue(value),
    allowed: allowedIn(node, value),
    example: node.example ?? "…",
    command: setSecretCommand(path),
  };
  return { path, code, parameters };
}

/** Messages by type, for fields without their own message. The first row that fits applies. */
const codesByType: readonly [fits: (node: SchemaNode, value: unknown) => boolean, code: ProblemCode][] = [
  [(node) => valuesOf(node) !== undefined, "configuration.valueNotAllowed"],
  [({ type }) => type === "integer" || type === "number", "configuration.numberExpected"],
  [({ type }, value) => type === "array" && Array.isArray(value), "configuration.listEmpty"],
  [({ type }) => type === "array", "configuration.listExpected"],
  [({ type }) => type === "string", "configuration.textExpected"],
];

function codeForWrong(node: SchemaNode, value: unknown): ProblemCode {
  const byType = codesByType.find(([fits]) => fits(node, value));
  return node.wrong ?? byType?.[1] ?? "configuration.keysExpected";
}

function allowedIn(node: SchemaNode, value: unknown): string {
  const values = valuesOf(node);
  if (values) return values.join(", ");
  if (node.maximum !== undefined) return `${node.minimum}-${node.maximum}`;
  return keysOf(node, value).join(", ") || (node.values ?? "…");
}
