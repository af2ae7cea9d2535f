import { isSameValue } from "../host/changes";
import type { Properties, PropertyForm } from "../host/property-form";
import { withDefaults, withoutDefaults, type DeclaredInputs } from "./defaults";
import type { SyncJobInputs, SyncJobOutputs } from "./inputs";

/** How a job fares: outputs that are no inputs, and that programs read. */
const facts: ReadonlySet<string> = new Set([
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
] satisfies (keyof SyncJobOutputs)[]);

/** Inputs with passwords inside: of these, only the fields that differ may stand open. */
const endpoints: ReadonlySet<string> = new Set(["source", "target"] satisfies (keyof SyncJobInputs)[]);

/**
 * A job in the state. The inputs that it was last brought to stand once more among the outputs, as `settings`, which is one
 * secret: the state holds it as one encrypted text instead of indented properties with secrets among them, which take three
 * times as much, and a file backend writes all of them at every step. An input stands there openly only where the service
 * was found to have another value. A state in which all of them stand openly is read just as well, and left as it is by a
 * refresh: nobody told the engine yet which of its outputs to encrypt.
 */
export const jobForm: PropertyForm<SyncJobInputs, SyncJobOutputs> = {
  toInputs: (declared) => withDefaults(declared as unknown as DeclaredInputs),

  toOutputs: (stored) => {
    const { settings, ...open } = stored;
    return (settings === undefined ? open : merge(read(settings), open)) as unknown as SyncJobOutputs;
  },

  toStored: (outputs, inputs) => {
    const { configuredExternalId } = outputs;
    const settings = { ...withoutDefaults(inputs), configuredExternalId };
    return { ...openly(outputs, inputs), settings };
  },

  refreshed: (stored, live) =>
    stored.settings === undefined
      ? { ...live }
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

/** The facts, and the inputs in which the job differs from its settings. */
function openly(outputs: SyncJobOutputs, settings: SyncJobInputs): Properties {
  return { ...only(isFact, outputs), ...differences(only(isInput, outputs), only(isInput, settings)) };
}

const isFact = (key: string) => facts.has(key);
/** What the job was configured with is only remembered among the settings. */
const isInput = (key: string) => !isFact(key) && key !== "configuredExternalId";

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
