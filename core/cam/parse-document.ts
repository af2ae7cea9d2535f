import { parseOperator } from "./conditions";
import type { DocumentProblem } from "./document-problem";
import { DocumentReader, joinPath } from "./document-reader";
import type {
  Condition,
  ConditionValue,
  Effect,
  PolicyDocument,
  Principal,
  Statement,
  TrustPolicy,
  TrustStatement,
} from "./policy-document";
import { parseQcs } from "./qcs";
import { isUnknownValue } from "./unknown-value";

export type Parsed<Document> =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] };

/**
 * Reads a policy document from JSON text or a parsed value. Element names may be written in any case, single values
 * without brackets; the result has lower-case names and lists. Every problem of the document is reported.
 */
export function parsePolicyDocument(value: unknown): Parsed<PolicyDocument> {
  return parseDocument(value, (reader, statement, path): Statement => {
    const elements = reader.elements(statement, path, {
      required: ["effect", "action", "resource"],
      optional: ["condition"],
    });
    return {
      ...readCommon(reader, elements, path),
      resource: readElement(elements, "resource", [], (resource) =>
        reader.texts(resource, joinPath(path, "resource"), "resourceInvalid", isResource),
      ),
      ...readCondition(reader, elements.condition, joinPath(path, "condition")),
    };
  });
}

/** Reads a trust policy, with the same tolerance as a policy document. It has principals instead of resources. */
export function parseTrustPolicy(value: unknown): Parsed<TrustPolicy> {
  return parseDocument(value, (reader, statement, path): TrustStatement => {
    const elements = reader.elements(statement, path, {
      required: ["effect", "action", "principal"],
      optional: ["condition"],
    });
    return {
      ...readCommon(reader, elements, path),
      principal: readElement(elements, "principal", {}, (principal) =>
        readPrincipal(reader, principal, joinPath(path, "principal")),
      ),
      ...readCondition(reader, elements.condition, joinPath(path, "condition")),
    };
  });
}

type ReadStatement<Result> = (reader: DocumentReader, statement: unknown, path: string) => Result;

function parseDocument<Result>(
  value: unknown,
  readStatement: ReadStatement<Result>,
): Parsed<{ readonly version: "2.0"; readonly statement: readonly Result[] }> {
  const reader = new DocumentReader();
  const content = typeof value === "string" ? parseJson(value) : { json: value };
  if (!content) return { ok: false, problems: [{ code: "notJson", path: "" }] };

  const elements = reader.elements(content.json, "", { required: ["version", "statement"] });
  if (Object.hasOwn(elements, "version") && elements.version !== "2.0") {
    reader.report("versionUnsupported", "version", String(elements.version));
  }
  const statement = readElement(elements, "statement", [], (written) => {
    const items = reader.list(written, "statement");
    if (items.length === 0) reader.report("statementMissing", "statement");
    return items.map(({ item, path }) => readStatement(reader, item, path));
  });
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems };
  return { ok: true, document: { version: "2.0", statement } };
}

function parseJson(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** An absent element is reported once, as missing, and not for its content too. */
function readElement<Result>(
  elements: Readonly<Record<string, unknown>>,
  name: string,
  fallback: Result,
  read: (value: unknown) => Result,
): Result {
  return Object.hasOwn(elements, name) ? read(elements[name]) : fallback;
}

function readCommon(reader: DocumentReader, elements: Readonly<Record<string, unknown>>, path: string) {
  return {
    effect: readElement<Effect>(elements, "effect", "deny", (value) => {
      const effect = typeof value === "string" ? value.toLowerCase() : undefined;
      if (effect === "allow" || effect === "deny") return effect;
      reader.report("effectInvalid", joinPath(path, "effect"), String(value));
      return "deny";
    }),
    action: readElement(elements, "action", [], (value) =>
      reader.texts(value, joinPath(path, "action"), "actionInvalid", isAction),
    ),
  };
}

function readCondition(
  reader: DocumentReader,
  value: unknown,
  path: string,
): { readonly condition?: Condition } {
  if (value === undefined) return {};
  const condition = reader.members(value, path).map(([operator, keys]) => {
    const operatorPath = joinPath(path, operator);
    if (!parseOperator(operator)) reader.report("operatorUnknown", operatorPath, operator);
    const read = reader
      .members(keys, operatorPath)
      .map(([key, values]) => [key, readConditionValues(reader, values, `${operatorPath}.${key}`)] as const);
    return [operator, Object.fromEntries(read)] as const;
  });
  return { condition: Object.fromEntries(condition) };
}

function readConditionValues(reader: DocumentReader, value: unknown, path: string): ConditionValue[] {
  const items = reader.list(value, path);
  if (items.length === 0) reader.report("conditionEmpty", path);
  return items.flatMap(({ item, path: itemPath }) => {
    if (isConditionValue(item)) return [item];
    reader.report("wrongType", itemPath);
    return [];
  });
}

const isConditionValue = (value: unknown): value is ConditionValue =>
  ["string", "number", "boolean"].includes(typeof value) || isUnknownValue(value);

function readPrincipal(reader: DocumentReader, value: unknown, path: string): Principal {
  if (value === "*") return { qcs: ["*"] };
  const kinds = reader.elements(value, path, { required: [], optional: Object.keys(principalForms) });
  const entries = Object.entries(kinds).map(([kind, names]) => {
    const form = principalForms[kind as keyof Principal];
    return [
      kind,
      reader.texts(names, joinPath(path, kind), "principalInvalid", (name) => form.test(name)),
    ] as const;
  });
  if (entries.length === 0) reader.report("principalInvalid", path);
  return Object.fromEntries(entries);
}

const principalForms: Readonly<Record<keyof Principal, RegExp>> = {
  qcs: /^(\*|qcs::cam::uin\/\d+:(root|uin\/\d+|groupid\/\d+|role\/[\w/]+|roleName\/[\w+=,.@/-]+))$/,
  service: /^[\w-]+(\.[\w-]+)+$/,
  federated: /^qcs::cam::uin\/\d+:(saml|oidc)-provider\/.+$/,
};

const actionForm = /^(\*|(name\/)?[\w*-]+:[\w*-]+|(permid|actionName)\/[\w:*.-]+)$/;
const isAction = (text: string): boolean => actionForm.test(text);

const accountForm = /^(|\*|(uin|uid)\/[\d*]+)$/;

function isResource(text: string): boolean {
  if (text === "*") return true;
  const name = parseQcs(text);
  return (
    name !== undefined && text.startsWith("qcs::") && accountForm.test(name.account) && name.resource !== ""
  );
}
