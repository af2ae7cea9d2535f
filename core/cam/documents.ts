import type { PolicyDocument, TrustPolicy } from "./policy-document";
import { roleArn, rootPrincipal } from "./qcs";
import type { UnknownValue } from "./unknown-value";

export type TrustArgs = {
  /** What the other side must present: 2-128 characters of `[\w+=,.@:/-]`. Default: nothing is asked for. */
  readonly externalId?: string | UnknownValue;
  /** Accepted as well, while the other side takes up a new one. Default: none. */
  readonly previousExternalId?: string | UnknownValue;
  /** ISO 8601 in UTC: from this moment on no principal can assume the role. Default: never. */
  readonly expires?: string | UnknownValue;
} & (
  | {
      /** Main account that may use the role, with every identity in it that its own account permits to. */
      readonly targetUin: string;
      readonly principals?: undefined;
    }
  | {
      /** Narrower or several principals by their six-segment names. */
      readonly principals: readonly string[];
      readonly targetUin?: undefined;
    }
);

/** The trust policy of the role in the source account (steps 3 and 4 of the manual procedure). */
export function sourceTrustPolicy(args: TrustArgs): TrustPolicy {
  const { externalId, previousExternalId, expires, targetUin, principals } = args;
  const isOnlyOne = previousExternalId === undefined || previousExternalId === externalId;
  const accepted = externalId === undefined || isOnlyOne ? externalId : [externalId, previousExternalId];
  const condition = {
    ...(accepted === undefined ? {} : { string_equal: { "sts:external_id": accepted } }),
    ...(expires === undefined ? {} : { date_less_than: { "qcs:current_time": expires } }),
  };
  return {
    version: "2.0",
    statement: [
      {
        action: "name/sts:AssumeRole",
        effect: "allow",
        principal: { qcs: principals ? [...principals] : [rootPrincipal(targetUin)] },
        ...(Object.keys(condition).length > 0 ? { condition } : {}),
      },
    ],
  };
}

/** The policy of a sub-user in the target account: sts:AssumeRole on exactly one role (step 9 of the procedure). */
export function assumeRolePolicy(role: {
  /** Main account that owns the role. It must be written: an empty account would mean the target account. */
  readonly sourceUin: string;
  readonly roleName: string;
}): PolicyDocument {
  return {
    version: "2.0",
    statement: [
      {
        effect: "allow",
        action: ["name/sts:AssumeRole"],
        resource: [roleArn(role.sourceUin, role.roleName)],
      },
    ],
  };
}
