import { type TrustPolicy, type TrustStatement, unknownValue } from "../../core/cam";

/** Trusts anyone, on a condition that is not known: what a list of principals that cannot be read amounts to. */
const unknownPrincipals: TrustStatement = {
  effect: "allow",
  action: "name/sts:AssumeRole",
  principal: { qcs: "*" },
  condition: { string_equal: { "principals that are not known": unknownValue } },
};

/** A trust policy whose principals are not all known. */
export function withUnknownPrincipals(policy: TrustPolicy, isOpen: boolean): TrustPolicy {
  if (!isOpen) return policy;
  const named = policy.statement.filter(({ principal }) => Object.values(principal).flat().length > 0);
  return { ...policy, statement: [...named, unknownPrincipals] };
}

export function isUnknownPrincipals(statement: TrustStatement): boolean {
  return statement === unknownPrincipals;
}
