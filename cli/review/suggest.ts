import { chooseLanguage, problem, ProblemError } from "../../core/messages";
import { renderSuggestion, type RoleUse, roleUsesSchema, suggestPolicy } from "../../governance/review";
import { oneOf } from "../one-of";

export interface SuggestOptions {
  /** URL of a running emulator. */
  readonly emulator: string;
  /** Name of the only role to report. */
  readonly role?: string;
  readonly format: string;
}

/** Prints the narrowest policy for each role that was used on an emulator. Read-only. */
export async function suggest({ emulator, role, format }: SuggestOptions): Promise<number> {
  const isJson = oneOf("--format", format, ["terminal", "json"]) === "json";
  const uses = await readUses(emulator);
  const used = uses.filter(
    ({ roleName, usedActions }) => usedActions.length > 0 && (role === undefined || roleName === role),
  );
  if (used.length === 0) {
    const roles = uses.map(({ roleName }) => roleName).join(", ") || "-";
    throw new ProblemError(problem("review.suggest.noEvidence", { address: emulator, roles }));
  }
  const suggestions = used.map((use) => ({
    use,
    suggestion: suggestPolicy(use.usedActions, use.policies, use.accountUin),
  }));
  const asJson = suggestions.map(({ use, suggestion }) => ({ ...use, ...suggestion }));
  const asText = suggestions.map(({ use, suggestion }) =>
    renderSuggestion(use, suggestion, chooseLanguage()),
  );
  console.log(isJson ? JSON.stringify(asJson, undefined, 2) : asText.join("\n\n"));
  return 0;
}

async function readUses(emulator: string): Promise<RoleUse[]> {
  const unreachable = (reason: string) =>
    new ProblemError(problem("review.suggest.unreachable", { address: emulator, reason }));
  if (!URL.canParse(emulator)) throw unreachable("not a URL such as http://127.0.0.1:8440");
  const answer = await fetch(new URL("/_emulator/roles", emulator)).catch((error: Error) => {
    throw unreachable((error.cause as Error | undefined)?.message ?? error.message);
  });
  if (!answer.ok) throw unreachable(`HTTP ${answer.status}`);
  const parsed = roleUsesSchema.safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success) throw unreachable("the program at this address is not the emulator");
  return parsed.data;
}
