import type { AccessRule } from "./access-rules";
import { canonicalAction, isFeatureSet } from "./action-match";
import { contextWitnesses, type ContextWitnesses } from "./context-witnesses";
import { patternWitnesses } from "./pattern-witnesses";
import { resolveVariables, type Requester } from "./policy-variables";
import { formatQcs, parseQcs, type QcsName } from "./qcs";
import { matchResource } from "./resource-match";

/** More requests than this are not asked about one rule. */
const mostRequests = 200_000;

/** Values to make requests of: any action with any resource in any context. */
export interface RequestWitnesses {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly contexts: ContextWitnesses;
}

/**
 * Requests that one rule covers or may cover, one for each way in which the other rules can treat them: whatever is true
 * of these is true of all that the rule covers.
 *
 * @returns undefined where there are too many ways.
 */
export function requestWitnesses(
  rule: AccessRule,
  others: readonly AccessRule[],
  requester: Requester,
): RequestWitnesses | undefined {
  const actions = patternWitnesses(actionPattern(rule), others.map(actionPattern));
  const patterns = [...new Set(others.map(({ resource }) => resource))];
  const open = (resource: string) => withoutOpenVariables(resource, requester);
  const resources = toldApart(
    resourceWitnesses(open(rule.resource), patterns.map(open)),
    patterns,
    requester,
  );
  const conditions = [rule, ...others].flatMap(({ condition }) => (condition ? [condition] : []));
  const contexts = contextWitnesses(conditions, requester);
  if (!actions || !resources || !contexts) return undefined;
  if (actions.length * resources.length * contexts.count > mostRequests) return undefined;
  return { actions, resources, contexts };
}

/** A set of actions that only CAM can look up may hold any action. */
function actionPattern({ action }: AccessRule): string {
  return isFeatureSet(action) ? "*" : canonicalAction(action);
}

/** A variable without a known value may stand for any text. */
function withoutOpenVariables(resource: string, requester: Requester): string {
  const name = parseQcs(resource);
  return name ? formatQcs({ ...name, resource: resolveVariables(name.resource, requester).text }) : resource;
}

/** Of the resources that all patterns treat alike, one is enough. */
function toldApart(
  resources: readonly string[] | undefined,
  patterns: readonly string[],
  requester: Requester,
): readonly string[] | undefined {
  if (!resources) return undefined;
  const byAnswers = new Map<string, string>();
  for (const resource of resources) {
    const signature = patterns
      .map((pattern) => matchResource(pattern, resource, requester.ownerUin, requester))
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
