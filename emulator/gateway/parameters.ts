import type { z } from "zod";
import type { CloudError } from "../cloud-error";
import { coerceScalars } from "./coerce-scalars";
import { gatewayErrors } from "./errors";
import { parseJson } from "./parse-json";
import type { Route } from "./route";

export type RequestParameters = Record<string, unknown>;

/** The body as an object; an empty body is an empty object. */
export function parseBody(body: Buffer): RequestParameters {
  const text = decode(body);
  if (text.trim() === "") return {};
  const value = jsonOf(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw gatewayErrors.invalidBody();
  return value as RequestParameters;
}

/** The parameters as the operation's schema types them; throws the refusal of the gravest mistake. */
export function validate({ service, operation }: Route, parameters: RequestParameters): RequestParameters {
  const given = coerceScalars(operation.parameters, parameters) as RequestParameters;
  const parsed = operation.parameters.safeParse(given);
  if (parsed.success) return parsed.data;
  const refusals = parsed.error.issues.map((issue) => refusalOf(issue, given, service.codes?.invalidValue));
  throw refusals.reduce((gravest, refusal) => (gravity(refusal) < gravity(gravest) ? refusal : gravest));
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw gatewayErrors.notUtf8();
  }
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw gatewayErrors.invalidBody();
  }
}

function refusalOf(
  issue: z.core.$ZodIssue,
  given: unknown,
  invalidValueCode: string | undefined,
): CloudError {
  if (issue.code === "unrecognized_keys")
    return gatewayErrors.unknownParameter(nameOf([...issue.path, issue.keys[0]!]));
  const name = nameOf(issue.path);
  if (valueAt(given, issue.path) === undefined) return gatewayErrors.missingParameter(name);
  if (issue.code === "invalid_type" || issue.code === "invalid_union") return gatewayErrors.invalidType(name);
  return gatewayErrors.invalidValue(name, issue.message, invalidValueCode);
}

/** The order in which the gateway finds mistakes: names, then presence, then types, then values. */
const order = ["UnknownParameter", "MissingParameter", "InvalidParameter"];

function gravity({ code }: CloudError): number {
  const index = order.indexOf(code);
  return index < 0 ? order.length : index;
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}
