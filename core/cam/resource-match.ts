import type { Match } from "./match";
import { resolveVariables, type Requester } from "./policy-variables";
import { canonicalQcs, parseQcs } from "./qcs";
import { matchesWildcard } from "./wildcard";

/**
 * Whether a policy's resource covers the requested one.
 *
 * - `*` covers everything. An action without resource-level permission is asked with `*`, which nothing else covers.
 * - An empty or `*` service, an empty or `*` region: any. An empty account: the main account of the policy's creator.
 *   In the requested name an empty account is the requester's own.
 * - `*` in the last segment stands for any characters, slashes too; `path/*` covers `path` as well
 *   (the vendor's sample of `${uin}` relies on that). A path without `*` covers only itself.
 */
export function matchResource(
  pattern: string,
  requested: string,
  creatorUin: string,
  requester: Requester,
): Match {
  if (pattern === "*") return "yes";
  const allowed = parseQcs(canonicalQcs(pattern));
  const asked = parseQcs(canonicalQcs(requested));
  if (!allowed || !asked) return "no";

  const isPlaceCovered =
    matchesWildcard(allowed.service, asked.service) &&
    (allowed.region === "" || matchesWildcard(allowed.region, asked.region)) &&
    matchesWildcard(allowed.account || `uin/${creatorUin}`, asked.account || `uin/${requester.ownerUin}`);
  if (!isPlaceCovered) return "no";

  const { text: path, isComplete } = resolveVariables(allowed.resource, requester);
  if (!coversPath(path, asked.resource)) return "no";
  return isComplete ? "yes" : "unknown";
}

function coversPath(pattern: string, path: string): boolean {
  return (
    matchesWildcard(pattern, path) || (pattern.endsWith("/*") && matchesWildcard(pattern.slice(0, -2), path))
  );
}
