import { knownErrors, type KnownError } from "../../../cloud/preflight/error-catalogue";
import type { Language } from "../../../core/messages";
import { markdownTable } from "./markdown-table";
import { allRemedies, remedyOf } from "./remedies";

const words = {
  en: {
    cause: "What it may mean",
    key: "Key to change",
    fix: "What to do",
    only: "Only of",
    message: "Message",
  },
  zh: { cause: "可能的含义", key: "要修改的配置项", fix: "处理办法", only: "仅限", message: "消息" },
} as const satisfies Record<Language, object>;

/** The errors of Tencent Cloud in Markdown: a section for each, with its causes, the most likely first. */
export function cloudErrorSections(language: Language): string {
  return knownErrors.map((error) => sectionOf(error, language)).join("\n\n");
}

function sectionOf({ codes, calls, causes }: KnownError, language: Language): string {
  const { cause, key, fix, only } = words[language];
  const rows = causes.map(({ message, path }) => {
    const remedy = remedyOf(message, language);
    return [remedy.text, `\`${path}\``, remedy.fix ?? ""];
  });
  const heading = `### ${codes.map((code) => `\`${code}\``).join(", ")}`;
  const restriction = calls ? [`${only} ${calls.map((call) => `\`${call}\``).join(", ")}.`] : [];
  return [heading, ...restriction, markdownTable([cause, key, fix], rows)].join("\n\n");
}

/** The table of our own messages with a fix, except explanations of cloud errors and findings of a review. */
export function ownErrorTable(language: Language): string {
  const { message, fix } = words[language];
  const explained = new Set<string>(
    knownErrors.flatMap(({ causes }) => causes.map((cause) => cause.message)),
  );
  const rows = allRemedies(language)
    .filter(({ code }) => !explained.has(code) && !code.startsWith("review.finding."))
    .map((remedy) => [remedy.text, remedy.fix ?? ""]);
  return markdownTable([message, fix], rows);
}
