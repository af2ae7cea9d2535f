import { parsePolicyDocument, type PolicyDocument } from "../../core/cam";
import type { Cloud } from "../../cloud/client";
import type { Connection } from "../../core/state";
import type { PresetDocuments } from "./preset-contents";
import type { StackChange } from "./preview";
import type { Resource } from "./resource";

/**
 * Asks CAM what the preset policies allow that roles of these stacks have or get. Only reads; a policy that CAM does not
 * show is left out.
 *
 * @throws {ApiError} where the credentials of the stack may not read policies.
 */
export async function readPresets(changes: readonly StackChange[], cloud: Cloud): Promise<PresetDocuments> {
  const wanted = new Map<string, Connection>();
  for (const { inputs } of changes
    .flatMap(({ before, after }) => [...before, ...after])
    .filter(isRolePolicies)) {
    for (const name of inputs.policyNames as string[]) wanted.set(name, inputs.connection as Connection);
  }
  const documents: Record<string, PolicyDocument> = {};
  for (const [name, connection] of wanted) {
    const document = await readPreset(name, connection, cloud);
    if (document) documents[name] = document;
  }
  return documents;
}

function isRolePolicies({ type, inputs }: Resource): boolean {
  return type === "cam:RolePolicies" && Array.isArray(inputs.policyNames);
}

async function readPreset(
  name: string,
  connection: Connection,
  cloud: Cloud,
): Promise<PolicyDocument | undefined> {
  const account = cloud.account(connection);
  const request = { Page: 1, Rp: 200, Scope: "QCS", Keyword: name };
  const { List } = await account.call("cam", "ListPolicies", request, { effect: "read" });
  const policyId = (List ?? []).find(({ PolicyName }) => PolicyName === name)?.PolicyId;
  if (policyId === undefined) return undefined;
  const answer = await account.call("cam", "GetPolicy", { PolicyId: policyId }, { effect: "read" });
  const parsed = parsePolicyDocument(answer.PolicyDocument ?? "");
  return parsed.ok ? parsed.document : undefined;
}
