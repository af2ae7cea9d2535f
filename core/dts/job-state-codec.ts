import { isSameValue, type Properties, type PropertyForm } from "../state";
import { withDefaults, withoutDefaults, type DeclaredInputs } from "./declared-inputs";
import type { JobReport, SyncJobInputs, SyncJobOutputs } from "./job-inputs";

/** What of the outputs is no input: how the job fares. */
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

/** Inputs with passwords inside: of these, only the fields that differ may stand open. */
const endpoints: ReadonlySet<string> = new Set(["source", "target"] satisfies (keyof SyncJobInputs)[]);

/**
 * A job in the state: `report`, how it fares, and `settings`, the inputs that it was last brought to once more. The settings
 * are one secret: the state holds them as one encrypted text instead of indented properties with secrets among them, which
 * take three times as much, and a file backend writes all of them at every step. An input stands there openly only where
 * the service was found to have another value. Each property of a resource costs its program and its provider time in
 * every run, so there are few. A state in which all of them stand openly is read just as well, and a refresh adds no
 * settings to it: nobody told the engine yet to encrypt them.
 */
export const jobForm: PropertyForm<SyncJobInputs, SyncJobOutputs> = {
  toInputs: (declared) => withDefaults(declared as unknown as DeclaredInputs),

  toOutputs: (stored) => {
    const { settings, report, ...open } = stored;
    const found = { ...open, ...(report as object | undefined) };
    return (settings === undefined ? found : merge(read(settings), found)) as unknown as SyncJobOutputs;
  },

  toStored: (outputs, inputs) => {
    const { configuredExternalId } = outputs;
    const settings = { ...withoutDefaults(inputs), configuredExternalId };
    return { ...openly(outputs, inputs), settings };
  },

  refreshed: (stored, live) =>
    stored.settings === undefined
      ? { ...only(isNotReported, live), report: only(isReported, live) }
      : { ...openly(live, read(stored.settings)), settings: stored.settings },
};

function read(settings: unknown): SyncJobInputs {
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

/** How the job fares, and the inputs in which it differs from its settings. */
function openly(outputs: SyncJobOutputs, settings: SyncJobInputs): Properties {
  const report = only(isReported, outputs);
  return { ...differences(only(isInput, outputs), only(isInput, settings)), report };
}

const isReported = (key: string) => reported.has(key);
const isNotReported = (key: string) => !reported.has(key);
/** What the job was configured with is only remembered among the settings. */
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
