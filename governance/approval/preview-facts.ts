import * as z from "zod";
import { fingerprint } from "./fingerprint";

const state = z.object({
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
});
const preview = z.object({
  steps: z.array(
    z.object({ op: z.string(), urn: z.string(), oldState: state.nullish(), newState: state.nullish() }),
  ),
});

/** Operations that change nothing. */
const unchanging: ReadonlySet<string> = new Set(["same", "refresh", "read"]);

/** Fields of a job report that change with every read. */
const volatileFields: ReadonlySet<string> = new Set(["phase", "progress", "lagSeconds", "lagMegabytes"]);

/**
 * The live state and the planned change of every resource in a preview with refresh, as fingerprints. Previews mask
 * secrets; a changed secret shows as an update of its resource.
 *
 * @param text `pulumi preview --json --refresh`
 */
export function previewFacts(text: string): {
  live: Record<string, string>;
  planned: Record<string, string>;
} {
  const live: Record<string, string> = {};
  const planned: Record<string, string> = {};
  for (const [name, steps] of stepsByResource(text)) {
    const changes = steps.filter(({ op }) => !unchanging.has(op));
    const found = changes.find(({ oldState }) => oldState)?.oldState;
    const remembered = steps.find(({ op }) => op === "refresh")?.oldState;
    if (changes.length > 0) {
      planned[name] = fingerprint(changes.map(({ op, newState }) => ({ op, inputs: newState?.inputs })));
    }
    // A resource in the state that is only created again was not found.
    if (found)
      live[name] = fingerprint({ inputs: found.inputs, outputs: withoutVolatileFields(found.outputs) });
    else if (remembered && changes.length === 0) live[name] = fingerprint({ inputs: remembered.inputs });
  }
  return { live, planned };
}

type Step = z.output<typeof preview>["steps"][number];

function stepsByResource(text: string): Map<string, Step[]> {
  const byName = new Map<string, Step[]>();
  for (const step of preview.parse(JSON.parse(text)).steps) {
    const name = resourceName(step.urn);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), step]);
  }
  return byName;
}

function withoutVolatileFields({ report, ...properties }: Readonly<Record<string, unknown>> = {}): Record<
  string,
  unknown
> {
  const fields = Object.entries((report ?? {}) as object).filter(([key]) => !volatileFields.has(key));
  return { ...properties, report: Object.fromEntries(fields) };
}

/** Such as `cam:Role orders-role`; undefined for components. */
function resourceName(urn: string): string | undefined {
  const [, type, name] = /pulumi-nodejs:dynamic\/([\w:]+)::(.+)$/.exec(urn) ?? [];
  return type && `${type} ${name}`;
}
