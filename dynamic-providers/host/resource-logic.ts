import type { Problem } from "../../core/messages";
import type { HostInputs, PropertyForm } from "../../core/state";
import type { ResourceContext } from "./resource-context";

/** What a change of the inputs means, with a sentence for each changed property. */
export interface Difference {
  readonly hasChanges: boolean;
  /** Names of top-level inputs whose change needs a new resource. */
  readonly replaces: readonly string[];
  /** Whether a replacement must wait until the old resource is gone. Default: the new one is made first. */
  readonly deleteFirst?: boolean;
  /** One line for each changed property: what the update will do. Shown by preview. */
  readonly explanations: readonly Problem[];
  /** Why no update can bring the resource to the inputs: preview fails with them. Default: nothing is in the way. */
  readonly obstacles?: readonly Problem[];
}

/** A resource as it stands after a successful call. `outputs` includes the inputs. */
export interface Created<Outputs> {
  readonly id: string;
  readonly outputs: Outputs;
}

/**
 * The life of one kind of resource, free of its host: plain values in, plain values out.
 * An error meant for the user is thrown as a `ProblemError`; a resource that exists but is not as desired
 * (bought, not running) as a `PartialResource`, so that its id is never lost.
 */
export interface ResourceLogic<Inputs extends HostInputs = HostInputs, Outputs extends Inputs = Inputs> {
  /** Default: properties are the same in program, logic and state. */
  readonly form?: PropertyForm<Inputs, Outputs>;
  /**
   * Mistakes in the inputs. Values that preview cannot know are the `unknownValue` sentinel.
   *
   * @param olds the inputs of the existing resource; undefined when it is to be created.
   */
  check(inputs: Inputs, context: ResourceContext, olds?: Inputs): Promise<readonly Problem[]>;
  diff(olds: Outputs, news: Inputs, id: string): Difference;
  create(inputs: Inputs, context: ResourceContext): Promise<Created<Outputs>>;
  /** The live state, or undefined when the resource is gone. */
  read(id: string, outputs: Outputs, context: ResourceContext): Promise<Outputs | undefined>;
  /** Brings the resource to `news` from whatever state it is in; also called after a partial creation. */
  update(id: string, olds: Outputs, news: Inputs, context: ResourceContext): Promise<Outputs>;
  /** Succeeds when the resource is gone, whoever removed it. */
  delete(id: string, outputs: Outputs, context: ResourceContext): Promise<void>;
}

/** Stands in the inputs for a value that preview cannot know (the engine's own sentinel). */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value holds, at any depth, something that preview cannot know. */
export function hasUnknown(value: unknown): boolean {
  if (value === unknownValue) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
