/** Who a pair of keys belongs to. */
export interface Identity {
  /** UIN of the main account. */
  readonly accountUin: string;
  /** UIN of the caller; for a role session, of the identity that assumed the role. */
  readonly uin: string;
  readonly kind: "root" | "user" | "role";
}

/** The fields of sts:GetCallerIdentity that identify the caller. */
interface WireCaller {
  readonly AccountId?: string;
  readonly PrincipalId?: string;
  readonly Type?: string;
  readonly UserId?: string;
}

export function toIdentity(caller: WireCaller): Identity {
  return {
    accountUin: caller.AccountId ?? "",
    uin: caller.PrincipalId ?? "",
    kind: kindOf(caller),
  };
}

/** The documents do not name the `Type` of a main account, but they say that its `UserId` is the account's. */
function kindOf({ Type, UserId, AccountId }: WireCaller): Identity["kind"] {
  if (Type === "CAMRole") return "role";
  return UserId === AccountId ? "root" : "user";
}
