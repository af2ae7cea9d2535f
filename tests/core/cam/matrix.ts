import type { AttachedPolicy, PolicyDocument, Statement } from "../../../core/cam";

/** How the matrices write a policy: its statements, with the account that it was written in where that matters. */
export type WrittenPolicy =
  | readonly Statement[]
  | { readonly creatorUin: string; readonly statement: readonly Statement[] }
  | "unknown";

/** The policies of a case, named `policy 0`, `policy 1`, … */
export function toPolicies(written: readonly WrittenPolicy[]): AttachedPolicy[] {
  return written.map((policy, index): AttachedPolicy => {
    const name = `policy ${index}`;
    if (policy === "unknown") return { name, document: policy };
    if (!("creatorUin" in policy)) return { name, document: toDocument(policy) };
    return { name, document: toDocument(policy.statement), creatorUin: policy.creatorUin };
  });
}

const toDocument = (statement: readonly Statement[]): PolicyDocument => ({ version: "2.0", statement });
