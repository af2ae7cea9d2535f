import type { Problem } from "../../core/messages";
import type { HostInputs, StateCodec } from "../../core/state";
import type { ResourceContext } from "./resource-context";

/** What a change of the inputs means, with an explanation for each changed property. */
export interface Difference {
  readonly hasChanges: boolean;
  /** Names of top-level inputs whose change needs a new resource. */
  readonly replaces: readonly string[];
  /** Whether the old resource is deleted before its replacement is created. Default: the replacement is created first. */
  readonly deleteFirst?: boolean;
  /** What the update will do, one line for each changed property. Preview prints them. */
  readonly explanations: readonly Problem[];
  /** Why no update can make the resource as declared: preview fails with them. Default: none. */
  readonly obstacles?: readonly Problem[];
}

/** A resource after a successful creation. `outputs` includes the inputs. */
export interface Created<Outputs> {
  readonly id: string;
  readonly outputs: Outputs;
}

/**
 * The logic of one kind of resource, independent of its host: plain values in, plain values out. It throws errors for
 * the user as a `ProblemError`. It throws a `PartialResource` for a resource that exists but is not as desired
 * (purchased, not running), so that its id is never lost.
 */
export interface ResourceLogic<Inputs extends HostInputs = HostInputs, Outputs extends Inputs = Inputs> {
  /** Default: program, logic and state use the same properties. */
  readonly codec?: StateCodec<Inputs, Outputs>;
  /**
   * The mistakes in the inputs. Values that preview cannot know are the `unknownValue` sentinel.
   *
   * @param olds inputs of the existing resource; undefined for a new one.
   */
  check(inputs: Inputs, context: ResourceContext, olds?: Inputs): Promise<readonly Problem[]>;
  diff(olds: Outputs, news: Inputs, id: string): Difference;
  create(inputs: Inputs, context: ResourceContext): Promise<Created<Outputs>>;
  /** The resource as it is now; undefined when it is gone. */
  read(id: string, outputs: Outputs, context: ResourceContext): Promise<Outputs | undefined>;
  /** Brings the resource to `news` from any state; also called after a partial creation. */
  update(id: string, olds: Outputs, news: Inputs, context: ResourceContext): Promise<Outputs>;
  /** Deletes the resource; succeeds also when it is already gone. */
  delete(id: string, outputs: Outputs, context: ResourceContext): Promise<void>;
}

/** The engine's sentinel for an input that preview cannot know. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value contains, at any depth, the sentinel for what preview cannot know. */
export function hasUnknown(value: unknown): boolean {
  if (value === unknownValue) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
