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

/** Says what one field's change means; `live` differs from `declared`. */
type Explain = (declared: unknown, live: unknown, place: Place, resource: ObservedResource) => FieldDrifts;

/** A field that stands in the stack file under its own name. */
const written =
  (field: string): Explain =>
  (declared, live, { stack, label, key }) => ({
    what: [
      problem("drift.what.field", { resource: label, field, live: shown(live), declared: shown(declared) }),
    ],
    adopt: [problem("drift.adopt.write", { stack, key: `${key}.${field}`, value: shown(live) })],
  });

/** A field that cannot be kept: it follows from others. */
const derived =
  (field: string): Explain =>
  (declared, live, { label }) => ({
    what: [
      problem("drift.what.field", { resource: label, field, live: shown(live), declared: shown(declared) }),
    ],
    adopt: [],
  });

/** What of a resource can drift, by its output, and what each means. What is not listed is only observed. */
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

/** Every field of a resource that somebody changed. */
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

/** Every role that DTS uses has it; the stack file lists the others. */
const always = "QcloudDTSReadOnlyAccess";

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
  const others = is.filter((name) => name !== always);
  const isPossible = is.includes(always) && others.length > 0;
  return {
    what: [
      ...attached.map((policy) => problem("drift.what.attached", { policy, role })),
      ...detached.map((policy) => problem("drift.what.detached", { policy, role })),
    ],
    adopt: isPossible
      ? [
          problem("drift.adopt.write", {
            stack,
            key: `${key}.servicePolicies`,
            value: `[${others.join(", ")}]`,
          }),
        ]
      : [],
  };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** Longest value that is shown whole. */
const longestValue = 200;

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value, hideSecrets) ?? "-");
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** The engine's mark of a secret (Pulumi's own constant); what it encloses is never shown. */
const secretMark = "4dabf18193072939515e22adb298388d";

function hideSecrets(_key: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && secretMark in value ? "[secret]" : value;
}
