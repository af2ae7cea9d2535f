import * as z from "zod";
import { problem, ProblemError } from "../../core/messages";

const resourceState = z.object({
  type: z.string(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
});
const previewSchema = z.object({
  config: z.record(z.string(), z.string()).optional(),
  steps: z.array(
    z.object({
      op: z.string(),
      urn: z.string(),
      oldState: resourceState.nullish(),
      newState: resourceState.nullish(),
    }),
  ),
  diagnostics: z
    .array(z.object({ message: z.string().optional(), severity: z.string().optional() }))
    .optional(),
});
const exportSchema = z.object({
  deployment: z
    .object({ resources: z.array(resourceState.extend({ urn: z.string() })).optional() })
    .nullable(),
});

/** One resource of a stack, as a preview or a state shows it. */
export interface Resource {
  readonly urn: string;
  /** Without the prefix of dynamic resources: `cam:Role`. */
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What was observed last; empty where a preview cannot know. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** For each input the URNs of the resources that it comes from. */
  readonly origins: Readonly<Record<string, readonly string[]>>;
  /** The same one before an update; undefined where it is new or stays as it is. */
  readonly before?: Resource;
  /** Whether an update brings it to its inputs, so that what was observed by hand is taken back. */
  readonly isBroughtToInputs: boolean;
}

/** What the engine does to one resource. */
export interface Operation {
  readonly urn: string;
  readonly type: string;
  /** Name in the program. */
  readonly name: string;
  readonly operation: "create" | "update" | "replace" | "delete" | "import";
}

/** One stack before and after what its preview says. */
export interface StackChange {
  readonly stack: string;
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
  /** The stack's configuration by full keys, secrets masked; objects and lists as JSON. */
  readonly configuration: Readonly<Record<string, string>>;
  /** What the engine does, in its order; resources that stay as they are do not appear. */
  readonly operations: readonly Operation[];
  /** False where the stack exists but its state was not given: a preview leaves out what does not change. */
  readonly isComplete: boolean;
}

/** What becomes of a resource in each step of the engine, and its name for people; steps that change nothing are left out. */
const outcomes: Readonly<Record<string, readonly ["present" | "gone", Operation["operation"]]>> = {
  create: ["present", "create"],
  update: ["present", "update"],
  replace: ["present", "replace"],
  "create-replacement": ["present", "replace"],
  import: ["present", "import"],
  "import-replacement": ["present", "replace"],
  delete: ["gone", "delete"],
  "discard-replaced": ["gone", "delete"],
};

type Preview = z.infer<typeof previewSchema>;
type Export = z.infer<typeof exportSchema>;

/**
 * Reads `pulumi preview --json`, and the stack's state (`pulumi stack export`) to know what stays as it is. A preview
 * with `--refresh` also tells what was changed by hand.
 *
 * @throws {ProblemError} `review.notAPreview`, `review.notAState`, `review.previewFailed`
 */
export function readStackChange(name: string, previewText: string, stateText?: string): StackChange {
  const preview = read(previewSchema, previewText);
  if (!preview) throw new ProblemError(problem("review.notAPreview", { name }));
  const error = preview.diagnostics?.find(({ severity }) => severity === "error");
  if (error) throw new ProblemError(problem("review.previewFailed", { name, reason: error.message ?? "" }));
  const state = stateText === undefined ? undefined : read(exportSchema, stateText);
  if (stateText !== undefined && !state) throw new ProblemError(problem("review.notAState", { name }));

  const before = resourcesBefore(preview, state);
  const isNew = preview.steps.some(
    ({ op, newState }) => op === "create" && newState?.type === "pulumi:pulumi:Stack",
  );
  return {
    stack: stackOf(preview.steps[0]?.urn) ?? name,
    before: [...before.values()],
    after: [...resourcesAfter(preview, before).values()],
    configuration: preview.config ?? {},
    operations: operationsOf(preview),
    isComplete: isNew || state !== undefined,
  };
}

/** The state, and over it what the engine has found when it refreshed. */
function resourcesBefore({ steps }: Preview, state: Export | undefined): Map<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const { urn, ...known } of state?.deployment?.resources ?? []) {
    resources.set(urn, toResource(urn, known));
  }
  for (const { op, urn, oldState, newState } of steps) {
    if (op === "refresh" && !newState) resources.delete(urn);
    else if (oldState && op !== "refresh") resources.set(urn, toResource(urn, oldState));
  }
  return resources;
}

function resourcesAfter({ steps }: Preview, before: ReadonlyMap<string, Resource>): Map<string, Resource> {
  const resources = new Map(before);
  for (const { op, urn, newState } of steps) {
    const [outcome] = outcomes[op] ?? [];
    if (outcome === "gone") resources.delete(urn);
    if (outcome === "present" && newState) {
      resources.set(urn, changed(toResource(urn, newState), op, before.get(urn)));
    }
  }
  return resources;
}

/** A preview knows no outputs: those of an update are what was observed before. */
function changed(declared: Resource, op: string, old: Resource | undefined): Resource {
  if (op !== "update" || !old) return { ...declared, isBroughtToInputs: true };
  return { ...declared, outputs: old.outputs, isBroughtToInputs: true, before: old };
}

/** A replacement is several steps; it is told once. */
function operationsOf({ steps }: Preview): Operation[] {
  const operations = new Map<string, Operation>();
  for (const { op, urn, oldState, newState } of steps) {
    const operation = outcomes[op]?.[1];
    const type = (newState ?? oldState)?.type;
    const isEngines = type === undefined || type.startsWith("pulumi:");
    if (!operation || isEngines || operations.get(urn)?.operation === "replace") continue;
    operations.set(urn, { urn, type: shortType(type), name: urn.split("::").at(-1) ?? "", operation });
  }
  return [...operations.values()];
}

function read<Shape>(schema: z.ZodType<Shape>, text: string): Shape | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const stackOf = (urn = ""): string | undefined => /^urn:pulumi:([^:]+)::/.exec(urn)?.[1];

function toResource(urn: string, state: z.infer<typeof resourceState>): Resource {
  const { type, inputs = {}, outputs = {}, propertyDependencies } = state;
  const origins = Object.entries(propertyDependencies ?? {}).map(([key, urns]) => [key, urns ?? []]);
  return {
    urn,
    type: shortType(type),
    inputs,
    outputs,
    origins: Object.fromEntries(origins) as Resource["origins"],
    isBroughtToInputs: false,
  };
}

/** A type of this project without the prefix that all dynamic resources have: `cam:Role`. */
export const shortType = (type: string): string => type.replace("pulumi-nodejs:dynamic/", "");

/** The mark of a secret in a state file (Pulumi's own constant). */
const secretMark = "4dabf18193072939515e22adb298388d";

export function isSecret(value: unknown): boolean {
  return value === "[secret]" || (typeof value === "object" && value !== null && secretMark in value);
}

/** What a preview writes for a value that only the deployment will know (Pulumi's own constant). */
export const unknownInPreview = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
