import { answerShapes, kindOf } from "./answer-shapes";

/**
 * What an answer lacks, such as `TotalCount: missing` or `JobList: 1 of 3`; undefined where it is complete. A list is
 * complete when it has a numeric total and every item of its page; the service omits an empty list or returns null.
 */
export function missingInAnswer(call: string, request: object, answer: unknown): string | undefined {
  const { list, fields } = answerShapes[call] ?? {};
  if (fields) return fields(answer, "");
  if (!list) return undefined;
  if (typeof answer !== "object" || answer === null) return `${list.total}: missing`;
  const { [list.items]: items = null, [list.total]: total } = answer as Readonly<Record<string, unknown>>;
  if (typeof total !== "number") return `${list.total}: ${kindOf(total)}`;
  if (items !== null && !Array.isArray(items)) return `${list.items}: ${kindOf(items)}`;
  const { before, most } = list.page(request);
  const expected = Math.max(0, Math.min(most, total - before));
  const found: readonly unknown[] = items ?? [];
  if (found.length < expected) return `${list.items}: ${found.length} of ${expected}`;
  return found
    .map((item, index) => list.each(item, `${list.items}[${index}]`))
    .find((mistake) => mistake !== undefined);
}
