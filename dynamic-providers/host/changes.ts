import { type Connection, type HostInputs, isSameValue } from "../../core/state";
import { problem } from "../../core/messages";
import { hasUnknown, type Difference } from "./resource-logic";

/** What a change of one input means: nothing, a change in place, or a new resource. */
export type Change = "none" | "update" | "replace";

/** What every difference of an input means, or a function that decides it for a given difference. */
export type ChangeRule<Value> = "update" | "replace" | ((old: Value, next: Value) => Change);

/** A rule for every input of a resource. */
export type ChangeRules<Inputs> = {
  readonly [Key in Exclude<keyof Inputs, keyof HostInputs>]-?: ChangeRule<Inputs[Key]>;
};

/**
 * Compares inputs by their rules. A value that preview cannot know counts as a change, never as a replacement: the
 * update that follows knows the value.
 */
export function differenceByRules<Inputs extends HostInputs>(
  rules: ChangeRules<Inputs>,
  olds: Inputs,
  news: Inputs,
): Difference {
  const changes = (Object.entries(rules) as [keyof Inputs & string, ChangeRule<unknown>][])
    .map(([key, rule]) => ({ key, change: changeOf(rule, olds[key], news[key]) }))
    .filter(({ change }) => change !== "none");
  const replaces = changes.filter(({ change }) => change === "replace").map(({ key }) => key);
  return {
    hasChanges: changes.length > 0,
    replaces,
    explanations: replaces.map((property) => problem("resource.replaced", { property })),
  };
}

function changeOf(rule: ChangeRule<unknown>, old: unknown, next: unknown): Change {
  if (isSameValue(old, next)) return "none";
  if (hasUnknown(next)) return "update";
  return typeof rule === "function" ? rule(old, next) : rule;
}

/** Whether the inputs of an existing resource are the same as in the last run. */
export function isUnchanged(inputs: HostInputs, olds: HostInputs | undefined): boolean {
  return olds !== undefined && isSameValue(olds, inputs);
}

/** Another account means another resource. Other credentials or another region of the same account are only stored. */
export function changeOfConnection(old: Connection, next: Connection): Change {
  return old.accountUin === next.accountUin ? "update" : "replace";
}

/** A rule for lists whose order has no meaning. */
export function changeOfSet(old: readonly string[], next: readonly string[]): Change {
  return isSameValue([...old].sort(), [...next].sort()) ? "none" : "update";
}
