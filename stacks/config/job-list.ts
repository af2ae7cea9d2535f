import type { FiledJob } from "./filed-job";
import { readJobsFile } from "./jobs-file";
import { setSecretCommand, type KeyPath } from "./key-path";
import { mistake, type Mistake } from "./mistake";
import { valueAt } from "./schema-node";
import { keyOf, textOf, type Written } from "./written";

type Keys = Readonly<Record<string, unknown>>;

/** A stack's configuration with all its jobs expanded into `jobs`. */
export interface WrittenOut {
  readonly written: Keys;
  /** Mistakes in the parts that the jobs were built from. */
  readonly mistakes: readonly Mistake[];
  /** Path in the stack file that a value was taken from; undefined for a value from another file. */
  originOf(path: KeyPath): KeyPath | undefined;
  /** A mistake in an expanded job, moved to the place where it was written. */
  relocate(found: Mistake): Mistake;
}

/** A part that a job is built from, and its place. The first layer that has a value wins. */
interface Layer {
  readonly value: unknown;
  /** Undefined for a part of another file. */
  readonly base: KeyPath | undefined;
  /** Maps a path in the job to a path in the stack file. */
  pathOf(inner: KeyPath): KeyPath;
  /** For a part of another file: the place in that file. */
  placeOf?(inner: KeyPath): string;
}

/**
 * Expands every job: an entry of `jobs` or a row of `jobsFile`, completed with its passwords in `jobPasswords` and with
 * `jobDefaults`. Nested keys are merged one by one; a list and `billing` are taken as a whole.
 */
export function writeOutJobs(written: Keys, folder: string): WrittenOut {
  const file = typeof written.jobsFile === "string" ? readJobsFile(written.jobsFile, folder) : undefined;
  const own = Array.isArray(written.jobs) ? (written.jobs as unknown[]).map(ownLayer) : [];
  const filed = (file?.jobs ?? []).map((job) => filedLayer(job, written.jobsFile as string));
  const jobs = [...own, ...filed].map((layer) => [
    layer,
    passwordLayer(written.jobPasswords, nameOf(layer.value)),
    defaultLayer(written.jobDefaults),
  ]);
  const isWrittenOut = written.jobs === undefined ? jobs.length > 0 : Array.isArray(written.jobs);
  return {
    written: isWrittenOut ? { ...written, jobs: jobs.map(merged) } : written,
    mistakes: [
      ...(file?.mistakes ?? []).map(({ place, found }) => at(found, written.jobsFile as string, place)),
      ...nameInDefaults(written),
      ...passwordsOfNobody(written, jobs),
    ],
    originOf: (path) => {
      const found = layerOf(path, jobs);
      return found ? found.layer.base && found.layer.pathOf(found.inner) : path;
    },
    relocate: (found) => relocated(found, jobs),
  };
}

function ownLayer(value: unknown, index: number): Layer {
  const base = ["jobs", index];
  return { value, base, pathOf: (inner) => [...base, ...inner] };
}

function filedLayer({ value, placeOf }: FiledJob, file: string): Layer {
  const name = nameOf(value);
  return {
    value,
    base: undefined,
    // Where it can be set: passwords are not allowed in the file.
    pathOf: (inner) => ["jobPasswords", name, ...inner.slice(0, 1)],
    placeOf: (inner) => [file, placeOf(inner)].join(": "),
  };
}

function passwordLayer(passwords: unknown, name: string): Layer {
  const ofJob = valueAt(passwords, [name]);
  const sides = ["source", "target"].filter((side) => valueAt(ofJob, [side]) !== undefined);
  const entries = sides.map((side) => [side, { password: valueAt(ofJob, [side]) }]);
  const base = ["jobPasswords", name];
  return { value: Object.fromEntries(entries), base, pathOf: (inner) => [...base, ...inner.slice(0, 1)] };
}

/** The job's name, or a stand-in if it is not text. */
function nameOf(job: unknown): string {
  return textOf({ value: valueAt(job, ["name"]), path: [] }) ?? "NAME";
}

function defaultLayer(defaults: unknown): Layer {
  const { name: _own, ...value } = isKeys(defaults) ? defaults : {};
  return { value, base: ["jobDefaults"], pathOf: (inner) => ["jobDefaults", ...inner] };
}

/** A value that is not a job stays as it is; the schema reports it. */
function merged(layers: readonly Layer[]): unknown {
  const [own] = layers;
  return isKeys(own?.value) ? layers.map(({ value }) => value).reduce(completed) : own?.value;
}

/** Keys that are never merged, because their parts depend on each other. */
const wholes: readonly string[] = ["billing"];

function completed(value: unknown, defaults: unknown): unknown {
  if (!isKeys(value) || !isKeys(defaults)) return value === undefined ? defaults : value;
  const keys = new Set([...Object.keys(value), ...Object.keys(defaults)]);
  const entries = [...keys].map((key) => {
    const own = Object.hasOwn(value, key) ? value[key] : undefined;
    const other = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
    return [key, wholes.includes(key) ? (own ?? other) : completed(own, other)];
  });
  return Object.fromEntries(entries);
}

function layerOf(
  path: KeyPath,
  jobs: readonly (readonly Layer[])[],
): { layer: Layer; inner: KeyPath } | undefined {
  const [key, index, ...inner] = path;
  const layers = key === "jobs" && typeof index === "number" ? jobs[index] : undefined;
  if (!layers) return undefined;
  // The whole job is the entry or the row itself, not a layer that completes it.
  const holder =
    inner.length === 0 ? undefined : layers.find(({ value }) => valueAt(value, inner) !== undefined);
  return { layer: holder ?? layers[0]!, inner };
}

function relocated(found: Mistake, jobs: readonly (readonly Layer[])[]): Mistake {
  const holder = layerOf(found.path, jobs);
  if (!holder) return found;
  const { layer, inner } = holder;
  const path = layer.pathOf(inner);
  const parameters =
    "command" in found.parameters
      ? { ...found.parameters, command: setSecretCommand(path) }
      : found.parameters;
  return { ...found, path, parameters, ...(layer.placeOf ? { place: layer.placeOf(inner) } : {}) };
}

function at(found: Mistake, file: string, place: string): Mistake {
  return { ...found, path: ["jobsFile"], place: [file, place].filter(Boolean).join(": ") };
}

function nameInDefaults({ jobDefaults }: Keys): Mistake[] {
  if (valueAt(jobDefaults, ["name"]) === undefined) return [];
  return [mistake(["jobDefaults", "name"], "configuration.nameInDefaults", {})];
}

/** A password that no job uses points to a misspelled name. */
function passwordsOfNobody(written: Keys, jobs: readonly (readonly Layer[])[]): Mistake[] {
  const { value: passwords, path }: Written = keyOf({ value: written, path: [] }, "jobPasswords");
  if (!isKeys(passwords)) return [];
  const names = jobs.map(([own]) => valueAt(own?.value, ["name"]));
  return Object.keys(passwords)
    .filter((name) => !names.includes(name))
    .map((name) => mistake([...path, name], "configuration.passwordOfNoJob", { name }));
}

function isKeys(value: unknown): value is Keys {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
