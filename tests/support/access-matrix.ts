import type { Statement, TrustPolicy, PolicyDocument, TrustStatement } from "../../core/cam";
import matrix from "../matrix/access-over-http.json";

/** A case of the access matrix with its documents spelled out. */
export interface AccessCase {
  readonly rule: string;
  readonly name: string;
  readonly trustPolicy: TrustPolicy;
  readonly externalId: string | undefined;
  /** The main account has no policy; a sub-user may have none. */
  readonly caller: "main account" | "sub-user";
  readonly policy: PolicyDocument | undefined;
  readonly verdict: "allowed" | "refused";
  /** Whether the case also runs against the emulator. */
  readonly isOverHttp: boolean;
}

type Row = [trust: string, externalId: string, caller: string, verdict: AccessCase["verdict"], http?: "http"];
type Written<Item> = Readonly<Record<string, { readonly statement: readonly Partial<Item>[] }>>;

const trusts = matrix.trusts as Written<TrustStatement>;
const policies = matrix.policies as Written<Statement>;
const externalIds: Readonly<Record<string, string>> = matrix.externalIds;

export const { parties, roleName } = matrix;

export const accessCases: readonly AccessCase[] = Object.entries(
  matrix.cases as unknown as Record<string, Row[]>,
).flatMap(([rule, rows]) => rows.map((row) => toCase(rule, row)));

function toCase(rule: string, [trust, externalId, caller, verdict, http]: Row): AccessCase {
  const id = externalId === "" ? undefined : (externalIds[externalId] ?? externalId);
  const policy = caller === "main account" || caller === "no policy" ? undefined : named(policies, caller);
  return {
    rule,
    name: `trust "${trust}", external ID "${externalId}", caller "${caller}"`,
    trustPolicy: document(named(trusts, trust), matrix.trustDefaults as TrustStatement),
    externalId: id,
    caller: caller === "main account" ? caller : "sub-user",
    policy: policy && document(policy, matrix.policyDefaults as Statement),
    verdict,
    isOverHttp: http !== undefined,
  };
}

function named<Item>(documents: Written<Item>, name: string): readonly Partial<Item>[] {
  const found = documents[name];
  if (!found) throw new Error(`the matrix has no document "${name}"`);
  return found.statement;
}

function document<Item>(statement: readonly Partial<Item>[], defaults: Item) {
  return { version: "2.0" as const, statement: statement.map((written) => ({ ...defaults, ...written })) };
}
