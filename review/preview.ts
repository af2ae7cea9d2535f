import { z } from "zod";
import { problem, ProblemError } from "../messages";

const resourceState = z.object({
  type: z.string(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
});
const previewSchema = z.object({
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
  /** Whether an update changes something that is shown on neither side: a secret. */
  readonly hasHiddenChange: boolean;
}

/** One stack before and after what its preview says. */
export interface StackChange {
  readonly stack: string;
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
  /** False where the stack exists but its state was not given: a preview leaves out what does not change. */
  readonly isComplete: boolean;
}

/** What becomes of a resource in each operation of the engine; operations that change nothing are left out. */
const outcomes: Readonly<Record<string, "present" | "gone">> = {
  create: "present",
  update: "present",
  replace: "present",
  "create-replacement": "present",
  import: "present",
  "import-replacement": "present",
  delete: "gone",
  "discard-replaced": "gone",
};

/**
 * Reads `pulumi preview --json`, and the stack's state (`pulumi stack export`) to know what stays as it is.
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

  const before = new Map<string, Resource>();
  for (const { urn, ...known } of state?.deployment?.resources ?? []) before.set(urn, toResource(urn, known));
  for (const { urn, oldState } of preview.steps) {
    if (oldState && !before.has(urn)) before.set(urn, toResource(urn, oldState));
  }
  const after = new Map(before);
  for (const { op, urn, newState } of preview.steps) {
    if (outcomes[op] === "gone") after.delete(urn);
    if (outcomes[op] === "present" && newState) {
      const declared = toResource(urn, newState);
      const old = before.get(urn);
      const hasHiddenChange =
        op === "update" && JSON.stringify(visible(old?.inputs)) === JSON.stringify(visible(declared.inputs));
      after.set(urn, { ...declared, outputs: lasting(old?.outputs), hasHiddenChange });
    }
  }
  const isNew = preview.steps.some(
    ({ op, newState }) => op === "create" && newState?.type === "pulumi:pulumi:Stack",
  );
  return {
    stack: stackOf(preview.steps[0]?.urn) ?? name,
    before: [...before.values()],
    after: [...after.values()],
    isComplete: isNew || state !== undefined,
  };
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
    type: type.replace("pulumi-nodejs:dynamic/", ""),
    inputs,
    outputs,
    origins: Object.fromEntries(origins) as Resource["origins"],
    hasHiddenChange: false,
  };
}

/** What an update leaves as it was observed; changes by hand are taken back by it. */
function lasting({
  policyNames,
  foreignTrustPolicy,
  ...outputs
}: Resource["outputs"] = {}): Resource["outputs"] {
  return outputs;
}

/** A secret looks different in a state and in a preview, so it is left out of comparisons. */
function visible(inputs: Readonly<Record<string, unknown>> = {}): unknown {
  return Object.entries(inputs)
    .filter(([key, value]) => key !== "__provider" && !isSecret(value))
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

/** The mark of a secret in a state file (Pulumi's own constant). */
const secretMark = "4dabf18193072939515e22adb298388d";

export function isSecret(value: unknown): boolean {
  return value === "[secret]" || (typeof value === "object" && value !== null && secretMark in value);
}

/** What a preview writes for a value that only the deployment will know (Pulumi's own constant). */
export const unknownInPreview = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
