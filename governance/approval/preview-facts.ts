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
const quiet: ReadonlySet<string> = new Set(["same", "refresh", "read"]);

/** What a job reports that is different with every reading. */
const passing: ReadonlySet<string> = new Set(["phase", "progress", "lagSeconds", "lagMegabytes"]);

/**
 * What a preview with refresh says of every resource: how it was found, and what is to become of it. Secrets stand there
 * as a mark only; another secret shows as an update of its resource.
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
    const changes = steps.filter(({ op }) => !quiet.has(op));
    const found = changes.find(({ oldState }) => oldState)?.oldState;
    const remembered = steps.find(({ op }) => op === "refresh")?.oldState;
    if (changes.length > 0) {
      planned[name] = fingerprint(changes.map(({ op, newState }) => ({ op, inputs: newState?.inputs })));
    }
    // What was in the state and is only to be made again was not found.
    if (found) live[name] = fingerprint({ inputs: found.inputs, outputs: lasting(found.outputs) });
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

function lasting({ report, ...properties }: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const told = Object.entries((report ?? {}) as object).filter(([key]) => !passing.has(key));
  return { ...properties, report: Object.fromEntries(told) };
}

/** `cam:Role orders-role`; undefined for what only groups others. */
function resourceName(urn: string): string | undefined {
  const [, type, name] = /pulumi-nodejs:dynamic\/([\w:]+)::(.+)$/.exec(urn) ?? [];
  return type && `${type} ${name}`;
}
