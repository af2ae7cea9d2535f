/** Who asks, as far as policy variables and empty account segments speak of it. */
export interface Requester {
  /** The sub-user's uin, or the main account's own if that asks. Undefined where it is not known. */
  readonly uin?: string;
  /** Main account that the requester belongs to. */
  readonly ownerUin: string;
  /** APPID of that main account. Undefined where it is not known. */
  readonly appId?: string;
}

const variables: Readonly<Record<string, (requester: Requester) => string | undefined>> = {
  "${uin}": ({ uin }) => uin,
  "${owner_uin}": ({ ownerUin }) => ownerUin,
  "${app_id}": ({ appId }) => appId,
};

export interface Resolved {
  readonly text: string;
  /** False where a variable's value is not known; `*` then stands in its place. */
  readonly isComplete: boolean;
}

/** Puts the requester into `${uin}`, `${owner_uin}` and `${app_id}` (CAM policy variables); other text is left alone. */
export function resolveVariables(text: string, requester: Requester): Resolved {
  if (!text.includes("${")) return { text, isComplete: true };
  let isComplete = true;
  const resolved = text.replace(/\$\{[a-z_]+\}/g, (variable) => {
    const valueOf = variables[variable];
    if (!valueOf) return variable;
    const value = valueOf(requester);
    if (value === undefined) isComplete = false;
    return value ?? "*";
  });
  return { text: resolved, isComplete };
}
