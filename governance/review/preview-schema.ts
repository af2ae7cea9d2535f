import * as z from "zod";
import { problem, ProblemError } from "../../core/messages";

const resourceState = z.object({
  type: z.string(),
  /** False for a component, which only groups others. */
  custom: z.boolean().optional(),
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
  /** Replaced already, and waiting to be deleted: it lives beside the resource that has its URN now. */
  delete: z.boolean().optional(),
  /** A delete only takes it out of the state; what it stands for stays. */
  retainOnDelete: z.boolean().optional(),
  /** Only read, never changed, by the stack. */
  external: z.boolean().optional(),
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

/** A resource as the engine writes it into previews and states. */
export type ResourceState = z.infer<typeof resourceState>;
export type Preview = z.infer<typeof previewSchema>;
export type StateExport = z.infer<typeof exportSchema>;

/**
 * Reads `pulumi preview --json`.
 *
 * @throws {ProblemError} `review.notAPreview`, `review.previewFailed`
 */
export function parsePreview(name: string, text: string): Preview {
  const preview = parse(previewSchema, text);
  if (!preview) throw new ProblemError(problem("review.notAPreview", { name }));
  const error = preview.diagnostics?.find(({ severity }) => severity === "error");
  if (error) throw new ProblemError(problem("review.previewFailed", { name, reason: error.message ?? "" }));
  return preview;
}

/**
 * Reads `pulumi stack export`.
 *
 * @throws {ProblemError} `review.notAState`
 */
export function parseState(name: string, text: string): StateExport {
  const state = parse(exportSchema, text);
  if (!state) throw new ProblemError(problem("review.notAState", { name }));
  return state;
}

function parse<Shape>(schema: z.ZodType<Shape>, text: string): Shape | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
