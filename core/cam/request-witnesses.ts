import type { AccessRule } from "./access-rules";
import type { RequestContext } from "./conditions";
import { contextWitnesses } from "./context-witnesses";
import { patternWitnesses } from "./pattern-witnesses";
import type { Requester } from "./policy-variables";
import { formatQcs, parseQcs, type QcsName } from "./qcs";
import { matchResource } from "./resource-match";

/** More requests than this are not asked about one rule. */
const mostRequests = 200_000;

/** Values from which requests are made: any action with any resource in any context. */
export interface RequestWitnesses {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly contexts: readonly RequestContext[];
}

/**
 * Requests that one rule covers, one for each way in which the other rules can treat them differently: whatever is
 * true of these is true of all that the rule covers.
 *
 * @returns undefined where there are too many ways.
 */
export function requestWitnesses(
  rule: AccessRule,
  others: readonly AccessRule[],
  principal: Requester,
): RequestWitnesses | undefined {
  const actions = patternWitnesses(
    rule.action,
    others.map(({ action }) => action),
  );
  const patterns = [...new Set(others.map(({ resource }) => resource))];
  const resources = toldApart(resourceWitnesses(rule.resource, patterns), patterns, principal);
  const conditions = [rule, ...others].flatMap(({ condition }) => (condition ? [condition] : []));
  const contexts = contextWitnesses(conditions, principal);
  if (!actions || !resources || !contexts) return undefined;
  if (actions.length * resources.length * contexts.length > mostRequests) return undefined;
  return { actions, resources, contexts };
}

/** Of the resources that all patterns treat alike, one is enough. */
function toldApart(
  resources: readonly string[] | undefined,
  patterns: readonly string[],
  principal: Requester,
): readonly string[] | undefined {
  if (!resources) return undefined;
  const byAnswers = new Map<string, string>();
  for (const resource of resources) {
    const signature = patterns
      .map((pattern) => matchResource(pattern, resource, principal.ownerUin, principal))
      .join();
    if (!byAnswers.has(signature)) byAnswers.set(signature, resource);
  }
  return [...byAnswers.values()];
}

const everywhere: QcsName = { service: "*", region: "*", account: "*", resource: "*" };

function resourceWitnesses(within: string, others: readonly string[]): readonly string[] | undefined {
  const place = within === "*" ? everywhere : parseQcs(within);
  if (!place) return [within];
  const names = others.flatMap((other) => parseQcs(other) ?? []);
  const services = patternWitnesses(
    place.service || "*",
    names.map(({ service }) => service || "*"),
  );
  const regions = patternWitnesses(
    place.region || "*",
    names.map(({ region }) => region || "*"),
  );
  const accounts = patternWitnesses(
    place.account,
    names.map(({ account }) => account),
  );
  const paths = pathWitnesses(
    place.resource,
    names.map(({ resource }) => resource),
  );
  if (!services || !regions || !accounts || !paths) return undefined;
  if (services.length * regions.length * accounts.length * paths.length > mostRequests) return undefined;
  const named = services.flatMap((service) =>
    regions.flatMap((region) =>
      accounts.flatMap((account) =>
        paths.map((resource) => formatQcs({ service, region, account, resource })),
      ),
    ),
  );
  // An action without resource-level permission is asked with `*`, which only `*` covers.
  return within === "*" ? ["*", ...named] : named;
}

/** `path/*` covers `path` as well. */
function pathWitnesses(within: string, others: readonly string[]): readonly string[] | undefined {
  const patterns = others.flatMap(withParent);
  const found = withParent(within).map((path) => patternWitnesses(path, patterns));
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap((texts) => texts ?? []))];
}

const withParent = (path: string): string[] => (path.endsWith("/*") ? [path, path.slice(0, -2)] : [path]);
