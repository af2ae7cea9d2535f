import { parsePolicyDocument, type PolicyDocument } from "../../core/cam";
import { CloudError } from "../cloud-error";

/** Characters of a session policy, before it is url-encoded; an assumption, no limit is published. */
const longest = 2048;

/** What narrows temporary keys. It arrives url-encoded once, also in a JSON body. */
export function readSessionPolicy(text: string): PolicyDocument {
  const json = decode(text);
  if (json.length > longest) throw new CloudError("InvalidParameter.PolicyTooLong", "Policy is too long");
  const parsed = parsePolicyDocument(json);
  if (parsed.ok) return parsed.document;
  const [problem] = parsed.problems;
  const code = problem!.code === "notJson" ? "StrategyFormatError" : "StrategyInvalid";
  throw new CloudError(`InvalidParameter.${code}`, `Policy ${problem!.path}: ${problem!.code}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    throw new CloudError("InvalidParameter.StrategyFormatError", "Policy is not url-encoded");
  }
}
