import { liveResources } from "./live-resources";
import { parsePreview, parseState, type Preview } from "./preview-schema";
import { shortType, type Resource } from "./resource";

/** What the engine does to one resource. */
export interface Operation {
  readonly urn: string;
  readonly type: string;
  /** Name in the program. */
  readonly name: string;
  readonly operation: "create" | "update" | "replace" | "delete" | "import";
}

/** The same with what only the review itself needs. */
export interface StackOperation extends Operation {
  /** Whether it only groups others and does nothing itself. */
  readonly isComponent: boolean;
}

/** One stack before and after what its preview says. */
export interface StackChange {
  readonly stack: string;
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
  /** The stack's configuration by full keys, secrets masked; objects and lists as JSON. */
  readonly configuration: Readonly<Record<string, string>>;
  /** What the engine does, in its order; resources that stay as they are do not appear. */
  readonly operations: readonly StackOperation[];
  /** False where the stack exists but its state was not given: a preview omits what does not change. */
  readonly isComplete: boolean;
}

/** What people call each step of the engine; steps that change nothing are left out. */
const operationNames: Readonly<Record<string, Operation["operation"]>> = {
  create: "create",
  update: "update",
  replace: "replace",
  "create-replacement": "replace",
  import: "import",
  "import-replacement": "replace",
  delete: "delete",
  "delete-replaced": "delete",
  "discard-replaced": "delete",
};

/**
 * Reads `pulumi preview --json`, and the stack's state (`pulumi stack export`) to know what stays as it is. A preview
 * with `--refresh` also shows what was changed outside Pulumi.
 *
 * @throws {ProblemError} `review.notAPreview`, `review.notAState`, `review.previewFailed`
 */
export function readStackChange(name: string, previewText: string, stateText?: string): StackChange {
  const preview = parsePreview(name, previewText);
  const state = stateText === undefined ? undefined : parseState(name, stateText);
  const isNew = preview.steps.some(
    ({ op, newState }) => op === "create" && newState?.type === "pulumi:pulumi:Stack",
  );
  return {
    stack: stackOf(preview.steps[0]?.urn) ?? name,
    ...liveResources(preview, state),
    configuration: preview.config ?? {},
    operations: operationsOf(preview),
    isComplete: isNew || state !== undefined,
  };
}

/** A replacement is several steps and one operation. */
function operationsOf({ steps }: Preview): StackOperation[] {
  const operations = new Map<string, StackOperation>();
  for (const { op, urn, oldState, newState } of steps) {
    const operation = Object.hasOwn(operationNames, op) ? operationNames[op] : undefined;
    const type = (newState ?? oldState)?.type;
    const isEngines = type === undefined || type.startsWith("pulumi:");
    const key = oldState?.delete ? `${urn} ${oldState.id}` : urn;
    const isPartOfReplacement = operations.get(key)?.operation === "replace";
    if (!operation || isEngines || isPartOfReplacement) continue;
    const isComponent = (newState ?? oldState)?.custom === false;
    operations.set(key, {
      urn,
      type: shortType(type),
      name: urn.split("::").at(-1) ?? "",
      operation,
      isComponent,
    });
  }
  return [...operations.values()];
}

const stackOf = (urn = ""): string | undefined => /^urn:pulumi:([^:]+)::/.exec(urn)?.[1];
