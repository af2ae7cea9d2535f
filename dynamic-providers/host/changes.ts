import { type Connection, type HostInputs, isSameValue } from "../../core/state";
import { problem } from "../../core/messages";
import { hasUnknown, type Difference } from "./resource-logic";

/** What a change of one input means: nothing, a change in place, or a new resource. */
export type Change = "none" | "update" | "replace";

/** The meaning of any difference, or a function that tells which difference means what. */
export type ChangeRule<Value> = "update" | "replace" | ((old: Value, next: Value) => Change);

/** A rule for every input of a resource. */
export type ChangeRules<Inputs> = {
  readonly [Key in Exclude<keyof Inputs, keyof HostInputs>]-?: ChangeRule<Inputs[Key]>;
};

/**
 * Compares inputs by the rule of each. A value that preview cannot know counts as changed, never as a replacement:
 * the update that follows knows better.
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

/** Whether a resource that exists is to stay as it was last brought to. */
export function isUnchanged(inputs: HostInputs, olds: HostInputs | undefined): boolean {
  return olds !== undefined && isSameValue(olds, inputs);
}

/** Another account is another resource; other credentials or another region of the same account are only remembered. */
export function changeOfConnection(old: Connection, next: Connection): Change {
  return old.accountUin === next.accountUin ? "update" : "replace";
}

/** A rule for lists whose order means nothing. */
export function changeOfSet(old: readonly string[], next: readonly string[]): Change {
  return isSameValue([...old].sort(), [...next].sort()) ? "none" : "update";
}
