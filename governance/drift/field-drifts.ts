import { isSameValue } from "../../core/state";
import { problem, type Problem } from "../../core/messages";
import type { ObservedResource, Properties } from "./refresh-events";

interface FieldDrifts {
  readonly what: readonly Problem[];
  readonly adopt: readonly Problem[];
}

interface Place {
  readonly stack: string;
  readonly label: string;
  /** Entry of the stack file: `grants[orders]`. */
  readonly key: string;
}

/** Explains the change of one field; `live` differs from `declared`. */
type Explain = (declared: unknown, live: unknown, place: Place, resource: ObservedResource) => FieldDrifts;

/** A field that has the same name in the stack file. */
const written =
  (field: string): Explain =>
  (declared, live, { stack, label, key }) => ({
    what: [
      problem("drift.what.field", { resource: label, field, live: shown(live), declared: shown(declared) }),
    ],
    adopt: [problem("drift.adopt.write", { stack, key: `${key}.${field}`, value: shown(live) })],
  });

/** A field that cannot be adopted, because it is derived from others. */
const derived =
  (field: string): Explain =>
  (declared, live, { label }) => ({
    what: [
      problem("drift.what.field", { resource: label, field, live: shown(live), declared: shown(declared) }),
    ],
    adopt: [],
  });

/** The outputs of each resource type that can drift, with their explanations. Other outputs are ignored. */
const explanations: Readonly<Record<string, Readonly<Record<string, Explain>>>> = {
  "cam:Role": {
    foreignTrustPolicy: (_declared, _live, { stack, key }, { declared: { roleName } }) => ({
      what: [problem("drift.what.trust", { role: shown(roleName) })],
      adopt: [problem("drift.adopt.trust", { stack, key })],
    }),
    isConsoleLoginAllowed: (_declared, _live, _place, { declared: { roleName } }) => ({
      what: [problem("drift.what.consoleLogin", { role: shown(roleName) })],
      adopt: [],
    }),
    description: written("description"),
    sessionDurationSeconds: written("sessionDurationSeconds"),
    tags: written("tags"),
  },
  "cam:RolePolicies": { policyNames: explainPolicies },
  "cam:Policy": { document: derived("document") },
  "dts:SyncJob": {
    objects: written("objects"),
    options: written("options"),
    rateLimit: written("rateLimit"),
    instanceClass: written("instanceClass"),
    tags: written("tags"),
    source: derived("source.instanceId"),
    target: derived("target.instanceId"),
  },
};

/** The changed fields of a resource. */
export function fieldDrifts(
  stack: string,
  resource: ObservedResource,
  live: Properties,
  { label, key }: Omit<Place, "stack">,
): FieldDrifts {
  const found = Object.entries(explanations[resource.type] ?? {})
    .filter(([field]) => !isSameValue(resource.declared[field], live[field]))
    .map(([field, explain]) =>
      explain(resource.declared[field], live[field], { stack, label, key }, resource),
    );
  return { what: found.flatMap(({ what }) => what), adopt: found.flatMap(({ adopt }) => adopt) };
}

/** The policy of every role that DTS uses; the stack file lists only the others. */
const requiredPolicy = "QcloudDTSReadOnlyAccess";

function explainPolicies(
  declared: unknown,
  live: unknown,
  { stack, key }: Place,
  { declared: { roleName } }: ObservedResource,
): FieldDrifts {
  const [was, is] = [texts(declared), texts(live)];
  const role = shown(roleName);
  const attached = is.filter((name) => !was.includes(name));
  const detached = was.filter((name) => !is.includes(name));
  const others = is.filter((name) => name !== requiredPolicy);
  const isPossible = is.includes(requiredPolicy) && others.length > 0;
  const value = `[${others.join(", ")}]`;
  return {
    what: [
      ...attached.map((policy) => problem("drift.what.attached", { policy, role })),
      ...detached.map((policy) => problem("drift.what.detached", { policy, role })),
    ],
    adopt: isPossible ? [problem("drift.adopt.write", { stack, key: `${key}.servicePolicies`, value })] : [],
  };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** Longest value that is shown in full, in characters. */
const longestValue = 200;

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value, hideSecrets) ?? "-");
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** The key by which the engine marks a secret (a constant of Pulumi); its content is never shown. */
const secretMark = "4dabf18193072939515e22adb298388d";

function hideSecrets(_key: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && secretMark in value ? "[secret]" : value;
}
