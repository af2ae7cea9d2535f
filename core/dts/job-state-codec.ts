import { isSameValue, type Properties, type StateCodec } from "../state";
import { withDefaults, withoutDefaults, type DeclaredInputs } from "./declared-inputs";
import type { JobReport, SyncJobInputs, SyncJobOutputs } from "./job-inputs";

/** The outputs that describe the job's status. All other outputs are inputs. */
const reported: ReadonlySet<string> = new Set([
  "status",
  "tradeStatus",
  "phase",
  "progress",
  "lagSeconds",
  "lagMegabytes",
  "lastError",
  "allowedActions",
  "compareResult",
  "usesCurrentExternalId",
] satisfies (keyof JobReport)[]);

/** Inputs that contain a password: only the fields that differ may be stored in plain text. */
const endpoints: ReadonlySet<string> = new Set(["source", "target"] satisfies (keyof SyncJobInputs)[]);

/**
 * Stores a job as `report`, the job's status, and `settings`, the inputs that it was last brought to. `settings` is one
 * secret, so the state holds one encrypted text instead of many indented properties with secrets among them: a third of
 * the bytes, and a file backend writes all of them at every step. An input is stored in plain text only where the
 * service has another value than `settings`. There are few properties, because each one costs time in every run.
 *
 * Example: a job with the default options, whose size was changed in the console.
 *
 *     outputs   { jobName: "orders", instanceClass: "large", options: { … }, target: { password: "…", … },
 *                 status: "Running", lagSeconds: 0, … }
 *     state     { instanceClass: "large",
 *                 report: { status: "Running", lagSeconds: 0, … },
 *                 settings: { jobName: "orders", target: { password: "…", … } } }   // one secret
 *
 * A state of an earlier version, with all inputs in plain text, decodes as well. A refresh adds no `settings` to it,
 * because the engine does not know yet that they must be encrypted.
 */
export const jobStateCodec: StateCodec<SyncJobInputs, SyncJobOutputs> = {
  decodeInputs: (declared) => withDefaults(declared as unknown as DeclaredInputs),

  decodeOutputs: (stored) => {
    const { settings, report, ...open } = stored;
    const found = { ...open, ...(report as object | undefined) };
    return (settings === undefined ? found : merge(decode(settings), found)) as unknown as SyncJobOutputs;
  },

  encode: (outputs, inputs) => {
    const { configuredExternalId } = outputs;
    const settings = { ...withoutDefaults(inputs), configuredExternalId };
    return { ...inPlainText(outputs, inputs), settings };
  },

  encodeRefreshed: (stored, live) =>
    stored.settings === undefined
      ? { ...only(isNotReported, live), report: only(isReported, live) }
      : { ...inPlainText(live, decode(stored.settings)), settings: stored.settings },
};

function decode(settings: unknown): SyncJobInputs {
  return withDefaults(settings as DeclaredInputs);
}

function merge(settings: SyncJobInputs, { source, target, ...open }: Properties): Properties {
  return {
    ...settings,
    ...open,
    source: { ...settings.source, ...(source as object | undefined) },
    target: { ...settings.target, ...(target as object | undefined) },
  };
}

/** The job's status, and the inputs in which it differs from its settings. */
function inPlainText(outputs: SyncJobOutputs, settings: SyncJobInputs): Properties {
  const report = only(isReported, outputs);
  return { ...differences(only(isInput, outputs), only(isInput, settings)), report };
}

const isReported = (key: string) => reported.has(key);
const isNotReported = (key: string) => !reported.has(key);
/** `configuredExternalId` is a secret, so it is stored in `settings` only. */
const isInput = (key: string) => isNotReported(key) && key !== "configuredExternalId";

function only(isMeant: (key: string) => boolean, values: object): Properties {
  return Object.fromEntries(Object.entries(values).filter(([key]) => isMeant(key))) as Properties;
}

function differences(found: Properties, remembered: Properties): Properties {
  const differing = Object.keys({ ...remembered, ...found })
    .filter((key) => !isSameValue(found[key], remembered[key]))
    .map((key) => [
      key,
      endpoints.has(key)
        ? differences(found[key] as Properties, remembered[key] as Properties)
        : (found[key] ?? null),
    ]);
  return Object.fromEntries(differing) as Properties;
}
