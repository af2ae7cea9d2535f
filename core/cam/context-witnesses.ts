import { conditionMismatches, parseOperator, type RequestContext } from "./conditions";
import type { KnownValue } from "./condition-operators";
import { matchesAll, matchesAny, type Match } from "./match";
import { toList, type Condition } from "./policy-document";
import type { Requester } from "./policy-variables";
import { sampleValues, type Comparison } from "./sample-values";

/** More combinations of values than this are not tried. */
const mostContexts = 4_000;

/** More sets of values of one key than this are not tried. */
const mostSets = 512;

/** Keys that hold one value in every request, by the meaning of the key (vendor's list of global condition keys). */
const singleValued: ReadonlySet<string> = new Set(["qcs:ip", "qcs:current_time", "sts:external_id"]);

/** What one key can be in a request: an option for each combination of answers that its comparisons can give. */
export interface KeyWitnesses {
  readonly key: string;
  /** The key with a value, with several, or absent. */
  readonly options: readonly RequestContext[];
}

/** The contexts are all combinations of one option of each key; the options of the last key change fastest. */
export interface ContextWitnesses {
  readonly keys: readonly KeyWitnesses[];
  /** How many contexts there are. */
  readonly count: number;
  /** Whether every context that the conditions treat in a way of its own is represented. */
  readonly isComplete: boolean;
}

/**
 * Contexts that tell conditions apart: for each key that they ask for, its absence, one value for each way in which its
 * comparisons can answer, and sets of these values where the key can have many.
 *
 * @returns undefined where there are too many combinations.
 */
export function contextWitnesses(
  conditions: readonly Condition[],
  requester: Requester = { ownerUin: "" },
): ContextWitnesses | undefined {
  const byKey = new Map<string, Map<string, Comparison>>();
  for (const comparison of conditions.flatMap(comparisonsOf)) {
    const comparisons = byKey.get(comparison.key) ?? new Map<string, Comparison>();
    byKey.set(comparison.key, comparisons.set(JSON.stringify(comparison), comparison));
  }
  const keys: KeyWitnesses[] = [];
  let count = 1;
  let isComplete = true;
  for (const [key, comparisons] of byKey) {
    const found = optionsFor(key, [...comparisons.values()], requester);
    count *= found.options.length;
    if (count > mostContexts) return undefined;
    keys.push({ key, options: found.options });
    isComplete &&= found.isComplete;
  }
  return { keys, count, isComplete };
}

/** Every context, in their order. */
export function contextsOf({ keys }: ContextWitnesses): RequestContext[] {
  return keys.reduce<RequestContext[]>(
    (contexts, { options }) =>
      contexts.flatMap((context) => options.map((option) => ({ ...context, ...option }))),
    [{}],
  );
}

/** What a condition answers in every context, in their order; each option of a key is asked once. */
export function contextMatches(
  condition: Condition | undefined,
  { keys }: ContextWitnesses,
  requester: Requester,
): Match[] {
  return keys.reduce<Match[]>(
    (matches, { key, options }) => {
      const answers = options.map((option) => answerOf(partOn(key, condition), option, requester));
      return matches.flatMap((match) => answers.map((answer) => matchesAll([match, answer])));
    },
    ["yes"],
  );
}

function partOn(key: string, condition: Condition = {}): Condition {
  const parts = Object.entries(condition).flatMap(([operator, keys]) => {
    const values = Object.hasOwn(keys, key) ? keys[key] : undefined;
    return values === undefined ? [] : [[operator, { [key]: values }] as const];
  });
  return Object.fromEntries(parts);
}

function answerOf(condition: Condition, context: RequestContext, requester: Requester): Match {
  const mismatches = conditionMismatches(condition, context, requester);
  return matchesAll(mismatches.map(({ reason }) => (reason === "conditionNotMet" ? "no" : "unknown")));
}

function comparisonsOf(condition: Condition): Comparison[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values: toList(values) })),
  );
}

/** What each comparison of a key answers to one option. */
type Answers = readonly Match[];

interface Options {
  readonly options: readonly RequestContext[];
  readonly isComplete: boolean;
}

function optionsFor(key: string, comparisons: readonly Comparison[], requester: Requester): Options {
  const answersTo = (option: RequestContext): Answers =>
    comparisons.map(({ operator, values }) => answerOf({ [operator]: { [key]: values } }, option, requester));
  const { values, isComplete } = sampleValues(comparisons, requester);
  const options = new Map<string, RequestContext>([[textOf(answersTo({})), {}]]);
  const singles = new Map<string, { readonly value: KnownValue; readonly answers: Answers }>();
  for (const value of values) {
    const answers = answersTo({ [key]: value });
    const text = textOf(answers);
    if (!singles.has(text)) singles.set(text, { value, answers });
    if (!options.has(text)) options.set(text, { [key]: value });
  }
  if (singleValued.has(key)) return { options: [...options.values()], isComplete };

  const none = textOf(answersTo({ [key]: [] }));
  if (!options.has(none)) options.set(none, { [key]: [] });
  const sets = setsOf([...singles.values()], comparisons.map(joinOf));
  for (const [text, list] of sets.found) if (!options.has(text)) options.set(text, { [key]: list });
  return { options: [...options.values()], isComplete: isComplete && sets.isComplete };
}

const textOf = (answers: Answers): string => answers.join();

type Join = (matches: readonly Match[]) => Match;

/** How the answers to single values make the answer to a set: "every value must", or "one value must". */
function joinOf({ operator, values }: Comparison): Join {
  const use = parseOperator(operator);
  const asksForEmpty =
    use?.operator === "null_equal" && values.every((value) => String(value).toLowerCase() !== "false");
  return use?.quantifier === "all" || asksForEmpty ? matchesAll : matchesAny;
}

/** Sets of values with all the answers that sets can give; a set that answers like a smaller one leads to nothing new. */
function setsOf(
  singles: readonly { readonly value: KnownValue; readonly answers: Answers }[],
  joins: readonly Join[],
): { readonly found: ReadonlyMap<string, readonly KnownValue[]>; readonly isComplete: boolean } {
  const found = new Map(singles.map(({ value, answers }) => [textOf(answers), [value]]));
  let frontier = singles.map(({ value, answers }) => ({ list: [value], answers }));
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const set of frontier) {
      for (const { value, answers } of singles) {
        const joined = joins.map((join, index) => join([set.answers[index]!, answers[index]!]));
        const text = textOf(joined);
        if (found.has(text)) continue;
        if (found.size >= mostSets) return { found, isComplete: false };
        const list = [...set.list, value];
        found.set(text, list);
        next.push({ list, answers: joined });
      }
    }
    frontier = next;
  }
  return { found, isComplete: true };
}
