import type { z } from "zod";
import type { Problem } from "../../core/messages";
import {
  completeSource,
  completeTarget,
  type SourceConfiguration,
  type TargetConfiguration,
} from "./configuration";
import type { KeyPath } from "./key-path";
import { mistake, toProblems, withoutRepetition, type Mistake } from "./mistake";
import { writeOutJobs, type WrittenOut } from "./job-list";
import { misspelledNamespaces, ownNamespace } from "./own-namespace";
import { schemaMistakes } from "./schema-mistakes";
import { schemaNode } from "./schema-node";
import { sourceRules } from "./source-rules";
import { sourceSchema } from "./source-schema";
import { targetRules } from "./target-rules";
import { targetSchema } from "./target-schema";
import { unknownRoleSchema } from "./unknown-role-schema";
import { withoutSecrets } from "./without-secrets";
import type { Written } from "./written";

export type ParsedConfiguration =
  | { readonly ok: true; readonly configuration: SourceConfiguration | TargetConfiguration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ParseOptions {
  /** The Pulumi project. Only keys of its namespace are read. */
  readonly project: string;
  /** Full names of the keys that hold secrets, such as `dts-cross-account:jobs`. */
  readonly secretKeys: readonly string[];
  /** Name of the file, for messages: `Pulumi.target.yaml`. */
  readonly stackFile: string;
  /** Folder of the project, to which `jobsFile` is relative. Default: the working folder. */
  readonly folder?: string;
}

/** Reads the configuration of one role. */
type RoleReader = (writtenOut: WrittenOut, secretKeys: ReadonlySet<string>) => RoleReading;
type RoleReading =
  | { readonly configuration: SourceConfiguration | TargetConfiguration }
  | { readonly mistakes: readonly Mistake[] };

const readers = new Map<unknown, RoleReader>([
  ["source", reader(sourceSchema, sourceRules, completeSource)],
  ["target", reader(targetSchema, targetRules, completeTarget)],
]);
const readUnknownRole: RoleReader = ({ written }) => ({ mistakes: misfits(unknownRoleSchema, written) });

/**
 * Reads the whole configuration of a stack as Pulumi passes it (`pulumi.runtime.allConfig()`): by full key, with lists and
 * objects as JSON. Returns either the configuration with every default filled in, or every mistake at once, with its place,
 * the allowed values and the fix.
 */
export function parseStackConfiguration(
  raw: Readonly<Record<string, string>>,
  { project, secretKeys, stackFile, folder = "" }: ParseOptions,
): ParsedConfiguration {
  const asWritten = ownNamespace(raw, project);
  const writtenOut = writeOutJobs(asWritten, folder);
  const { written } = writtenOut;
  const ownSecretKeys = new Set(
    Object.keys(asWritten).filter((key) => secretKeys.includes(`${project}:${key}`)),
  );
  const read = readers.get(written.role) ?? readUnknownRole;
  const reading = read(writtenOut, ownSecretKeys);
  const strays = [...misspelledNamespaces(raw, project), ...writtenOut.mistakes];
  if ("configuration" in reading && strays.length === 0)
    return { ok: true, configuration: reading.configuration };
  const inJobs = "mistakes" in reading ? reading.mistakes.map(writtenOut.relocate) : [];
  const mistakes = [...strays, ...inJobs];
  return {
    ok: false,
    problems: toProblems(withoutSecrets(withoutRepetition(mistakes), written, ownSecretKeys), stackFile),
  };
}

function reader<Schema extends z.ZodObject>(
  schema: Schema,
  rules: (written: Written, isSecret: (path: KeyPath) => boolean) => Mistake[],
  complete: (parsed: z.output<Schema>) => SourceConfiguration | TargetConfiguration,
): RoleReader {
  return ({ written, originOf }, secretKeys) => {
    const parsed = schema.safeParse(written);
    const isSecret = (path: KeyPath) => secretKeys.has(String(originOf(path)?.[0]));
    const brokenRules = rules({ value: written, path: [] }, isSecret);
    if (parsed.success && brokenRules.length === 0) return { configuration: complete(parsed.data) };
    return { mistakes: [...misfits(schema, written), ...brokenRules] };
  };
}

function misfits(schema: z.ZodObject, written: Readonly<Record<string, unknown>>): Mistake[] {
  const { error } = schema.safeParse(written);
  if (!error) return [];
  return schemaMistakes(error.issues, { written, root: schemaNode(schema) }).map((found) =>
    ofOtherRole(found, written),
  );
}

/** Reports a key of the other role as such, not as an unknown key. */
function ofOtherRole(found: Mistake, { role }: Readonly<Record<string, unknown>>): Mistake {
  const isUnknownKey =
    found.code === "configuration.keyUnknown" || found.code === "configuration.keyMisspelled";
  const key = String(found.path[0]);
  const otherRole = role === "source" ? "target" : "source";
  const otherShape = otherRole === "target" ? targetSchema.shape : sourceSchema.shape;
  if (!isUnknownKey || found.path.length > 1 || !Object.hasOwn(otherShape, key)) return found;
  return mistake(found.path, "configuration.keyOfOtherRole", { key, role: String(role), otherRole });
}
