import { problem, type Problem } from "../../core/messages";
import type { Connection } from "../../core/state";

/** Where credentials come from. */
export type CredentialsSource =
  | { readonly kind: "environment"; readonly prefix: string }
  | { readonly kind: "profile"; readonly name: string };

/** The source of credentials where a stack names none. */
export const defaultCredentials = "environment:TENCENTCLOUD";

const sourceShapes: readonly { shape: RegExp; source: (name: string) => CredentialsSource }[] = [
  { shape: /^environment:([A-Za-z_][A-Za-z0-9_]*)$/, source: (prefix) => ({ kind: "environment", prefix }) },
  { shape: /^profile:([\w.@-]+)$/, source: (name) => ({ kind: "profile", name }) },
];

/** Reads `environment:PREFIX` or `profile:NAME`; undefined for anything else. */
export function parseCredentialsSource(text: string): CredentialsSource | undefined {
  for (const { shape, source } of sourceShapes) {
    const name = shape.exec(text)?.[1];
    if (name) return source(name);
  }
  return undefined;
}

/** Every mistake of a connection, each with its path below `path`; empty when there is none. */
export function connectionProblems(connection: Connection, path = "connection"): Problem[] {
  const { accountUin, region, credentials } = connection;
  const problems: Problem[] = [];
  if (!/^\d{5,20}$/.test(accountUin)) {
    problems.push(problem("connection.accountInvalid", { value: quote(accountUin) }, `${path}.accountUin`));
  }
  if (!/^[a-z]{2,}(-[a-z0-9]+)+$/.test(region)) {
    problems.push(problem("connection.regionInvalid", { value: quote(region) }, `${path}.region`));
  }
  if (!parseCredentialsSource(credentials)) {
    const value = quote(withoutKey(credentials));
    problems.push(problem("connection.credentialsInvalid", { value }, `${path}.credentials`));
  }
  return problems;
}

function quote(value: string): string {
  return JSON.stringify(value);
}

/** A user may have written a key where its source belongs, so only the beginning of a long text is shown. */
function withoutKey(credentials: string): string {
  return credentials.length > 24 ? `${credentials.slice(0, 8)}…` : credentials;
}
