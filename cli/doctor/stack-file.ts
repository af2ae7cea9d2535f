import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { problem, ProblemError } from "../../core/messages";
import { type ParsedConfiguration, parseStackConfiguration } from "../../stacks/config";

/** A stack's configuration, read from its file without an engine, a backend or a passphrase. */
export interface StackFile {
  /** Name of the Pulumi project. */
  readonly project: string;
  readonly stack: string;
  /** `Pulumi.<stack>.yaml` */
  readonly file: string;
  readonly parsed: ParsedConfiguration;
  /** The same with placeholders for missing passwords, so that everything except the sign-in can be checked. */
  readonly withoutPasswords: ParsedConfiguration;
}

type Keys = Record<string, unknown>;

/** Placeholder for encrypted and missing values; no check needs a password. */
const placeholder = "not-read";

function stacksIn(folder: string): string[] {
  return readdirSync(folder)
    .flatMap((file) => /^Pulumi\.([\w.-]+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}

/**
 * The stacks that have a file in the folder.
 *
 * @throws {ProblemError} `doctor.noStackFile`, so that an empty folder does not pass as checked
 */
export function allStacksIn(folder: string): string[] {
  const stacks = stacksIn(folder);
  if (stacks.length === 0) throw new ProblemError(problem("doctor.noStackFile", { folder }));
  return stacks;
}

/**
 * The configuration in `Pulumi.<stack>.yaml` of the folder.
 *
 * @throws {ProblemError} `doctor.stackFileMissing`, `doctor.stackFileMalformed`
 */
export function readStackFile(folder: string, stack: string): StackFile {
  const file = `Pulumi.${stack}.yaml`;
  if (!existsSync(join(folder, file))) {
    const found = stacksIn(folder).join(", ") || "-";
    throw new ProblemError(problem("doctor.stackFileMissing", { file, found }));
  }
  const project = readYaml(folder, "Pulumi.yaml").name;
  if (typeof project !== "string") throw malformed("Pulumi.yaml", "name");
  const config = readYaml(folder, file).config;
  if (!isKeys(config)) throw malformed(file, "config");
  const secretKeys = Object.keys(config).filter((key) => hasSecret(config[key]));
  const options = { project, secretKeys, stackFile: file, folder };
  const filled =
    config[`${project}:role`] === "target" ? withPasswords(config, `${project}:jobDefaults`) : config;
  return {
    project,
    stack,
    file,
    parsed: parseStackConfiguration(asPassedByEngine(config), options),
    withoutPasswords: parseStackConfiguration(asPassedByEngine(filled), {
      ...options,
      secretKeys: [...secretKeys, `${project}:jobDefaults`],
    }),
  };
}

function readYaml(folder: string, file: string): Keys {
  let content: unknown;
  try {
    content = parse(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    throw malformed(file, error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
  if (!isKeys(content)) throw malformed(file, "-");
  return content;
}

function malformed(file: string, reason: string): ProblemError {
  return new ProblemError(problem("doctor.stackFileMalformed", { file, reason }, file));
}

/** The configuration in the form in which the engine passes it: strings as they are, everything else as JSON. */
function asPassedByEngine(config: Keys): Record<string, string> {
  const entries = Object.entries(config).map(([key, value]) => {
    const open = withoutSecrets(value);
    return [key, typeof open === "object" ? JSON.stringify(open) : String(open)];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

function withoutSecrets(value: unknown): unknown {
  if (isSecret(value)) return placeholder;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isKeys(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner)]));
}

function hasSecret(value: unknown): boolean {
  if (isSecret(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasSecret);
}

/** `{secure: v1:…}`, as `pulumi config set --secret` writes it. */
function isSecret(value: unknown): boolean {
  return isKeys(value) && Object.keys(value).length === 1 && typeof value.secure === "string";
}

/** Adds placeholder passwords to the defaults of jobs; a password of the job itself wins. */
function withPasswords(config: Keys, defaultsKey: string): Keys {
  const defaults = config[defaultsKey];
  const { source, target, ...rest }: Keys = isKeys(defaults) ? defaults : {};
  const filled = { ...rest, source: withPassword(source), target: withPassword(target) };
  return { ...config, [defaultsKey]: filled };
}

function withPassword(endpoint: unknown): unknown {
  return { password: placeholder, ...(isKeys(endpoint) ? endpoint : {}) };
}

function isKeys(value: unknown): value is Keys {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
