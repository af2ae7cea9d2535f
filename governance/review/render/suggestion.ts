import { colors, type Language, problem } from "../../../core/messages";
import { roleKey } from "../grant-graph";
import { toPermissionLine } from "../access-diff";
import type { RoleUse, Suggestion } from "../suggest-policy";
import { wordsIn } from "./words";

/** A narrower policy as text for a terminal: the document to copy, the lost permissions, and the next step. */
export function renderSuggestion(use: RoleUse, { document, delta }: Suggestion, language: Language): string {
  const words = wordsIn(language);
  const policy = use.policies.map(({ name }) => name).join(", ");
  const lost = words.permissionLines(delta.lost.map(toPermissionLine));
  const heading =
    lost.length > 0
      ? problem("review.suggest.delta", { policy })
      : problem("review.suggest.nothingNarrower", { policy });
  return [
    ...words
      .linesOf(problem("review.suggest.title", { subject: roleKey(use.accountUin, use.roleName) }))
      .map(colors.bold),
    JSON.stringify(document, undefined, 2),
    "",
    ...words.linesOf(heading),
    ...lost.map((line) => colors.red(`  - ${line}`)),
    "",
    ...words.linesOf(problem("review.suggest.next", {})),
  ].join("\n");
}
