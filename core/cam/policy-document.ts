import type { UnknownValue } from "./unknown-value";

/** A single value may stand without brackets ("brackets are optional", CAM syntax structure). */
export type OneOrMany<Value> = Value | readonly Value[];

export type Effect = "allow" | "deny";

/** A value that a condition compares the request with. Policy variables such as `${uin}` may stand in a text. */
export type ConditionValue = string | number | boolean | UnknownValue;

/** operator → condition key → values. Operators are joined by AND, keys by AND, the values of one key by OR. */
export type Condition = Readonly<Record<string, Readonly<Record<string, OneOrMany<ConditionValue>>>>>;

/** One permission of a policy document. */
export interface Statement {
  readonly effect: Effect;
  /** `*`, or `service:Api` with or without `name/` before it; `*` inside stands for any characters. */
  readonly action: OneOrMany<string>;
  /** `*`, or six-segment `qcs::` names. An action without resource-level permission is granted by `*` only. */
  readonly resource: OneOrMany<string>;
  readonly condition?: Condition;
}

/** What a user, a group or a role may do: CAM policy language, version 2.0. */
export interface PolicyDocument {
  readonly version: "2.0";
  readonly statement: readonly Statement[];
}

/** Who may assume a role. Within a kind, and between kinds, one match is enough. */
export interface Principal {
  /** Accounts, users and groups: `qcs::cam::uin/<owner>:root`, `…:uin/<sub>`, `…:groupid/<id>`; `*` is anyone. */
  readonly qcs?: OneOrMany<string>;
  /** Products, such as `cvm.qcloud.com`. */
  readonly service?: OneOrMany<string>;
  /** Identity providers: `qcs::cam::uin/<owner>:saml-provider/<name>`, `…:oidc-provider/<name>`. */
  readonly federated?: OneOrMany<string>;
}

/** One permission of a trust policy; it speaks of the role that it belongs to, so it has no resource. */
export interface TrustStatement {
  readonly effect: Effect;
  readonly action: OneOrMany<string>;
  readonly principal: Principal;
  readonly condition?: Condition;
}

/** Who may assume a role: what CreateRole and UpdateAssumeRolePolicy call `PolicyDocument`. */
export interface TrustPolicy {
  readonly version: "2.0";
  readonly statement: readonly TrustStatement[];
}

/** The values of an element, whether written with or without brackets. */
export function toList<Value>(values: OneOrMany<Value> | undefined): readonly Value[] {
  if (values === undefined) return [];
  return Array.isArray(values) ? (values as readonly Value[]) : [values as Value];
}
