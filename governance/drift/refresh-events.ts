import * as z from "zod";
import { jobStateCodec } from "../../core/dts";
import { resourceTypes } from "../../core/state";

const state = z.object({
  id: z.string().optional(),
  parent: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
});
const step = z.object({
  metadata: z.object({ op: z.string(), urn: z.string(), old: state.nullish(), new: state.nullish() }),
});
const event = z.object({
  resourcePreEvent: step.optional(),
  resOutputsEvent: step.optional(),
  diagnosticEvent: z
    .object({ severity: z.string(), message: z.string(), urn: z.string().optional() })
    .optional(),
});

/** A resource as recorded in the state, and as found in the cloud. */
export interface ObservedResource {
  readonly urn: string;
  /** Without the prefix of dynamic resources: `cam:Role`. */
  readonly type: string;
  readonly id: string;
  /** Name of its parent component, such as a grant. */
  readonly partOf: string;
  readonly declared: Properties;
  readonly found:
    | { readonly as: "declared" }
    | { readonly as: "gone" }
    | { readonly as: "changed"; readonly live: Properties }
    /** The engine could not read it. */
    | { readonly as: "failed"; readonly reason: string };
}

export type Properties = Readonly<Record<string, unknown>>;

/** The result of a previewed refresh. */
export interface Observation {
  readonly resources: readonly ObservedResource[];
  /** Errors that belong to no resource. */
  readonly errors: readonly string[];
}

/**
 * Reads the events of `pulumi refresh --preview-only --json` in the engine's streaming form, one line of JSON each. Only this
 * form contains what the refresh found. Its debug lines may quote secrets, so the text must not be stored or printed.
 */
export function readRefreshEvents(text: string): Observation {
  const resources = new Map<string, ObservedResource>();
  const errors: string[] = [];
  for (const { resourcePreEvent, resOutputsEvent, diagnosticEvent } of eventsIn(text)) {
    const remembered = resourcePreEvent && toResource(resourcePreEvent);
    if (remembered) resources.set(remembered.urn, remembered);
    const { op, urn, new: live } = resOutputsEvent?.metadata ?? { op: "", urn: "" };
    const known = resources.get(urn);
    if (known && op === "delete") resources.set(urn, { ...known, found: { as: "gone" } });
    if (known && op === "update") {
      resources.set(urn, { ...known, found: { as: "changed", live: liveOf(known, live?.outputs ?? {}) } });
    }
    if (diagnosticEvent?.severity !== "error") continue;
    const reason = diagnosticEvent.message.replace(/^(error: )?(Preview failed: )?/, "").trim();
    const failed = resources.get(diagnosticEvent.urn ?? "");
    if (failed) resources.set(failed.urn, { ...failed, found: { as: "failed", reason } });
    else errors.push(reason);
  }
  return { resources: [...resources.values()], errors };
}

function eventsIn(text: string): z.output<typeof event>[] {
  return text.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    try {
      const parsed = event.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

function toResource({
  metadata: { urn, old, new: next },
}: z.output<typeof step>): ObservedResource | undefined {
  const type = /pulumi-nodejs:dynamic\/([\w:]+)::/.exec(urn)?.[1];
  const { id = "", parent = "", inputs = {} } = old ?? next ?? {};
  if (type === undefined) return undefined;
  const declared = type === resourceTypes.SyncJob ? { ...jobStateCodec.decodeInputs(inputs) } : inputs;
  return { urn, type, id, partOf: nameOf(parent), declared, found: { as: "declared" } };
}

/** The live properties. Events mask a job's settings, which are a secret, so the declared settings are used. */
function liveOf({ type, declared }: ObservedResource, outputs: Properties): Properties {
  if (type !== resourceTypes.SyncJob || !("settings" in outputs)) return outputs;
  return { ...jobStateCodec.decodeOutputs({ ...outputs, settings: declared }) };
}

/** The last part of a URN. */
export function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? "";
}
