import { allRemedies, type Language, markdownTable, remedyOf } from "../../core/messages";
import { knownErrors, type KnownError } from "./error-catalogue";

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

/** What each error of Tencent Cloud means here, in Markdown: a section for each, the most likely cause first. */
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

/** What we say ourselves and what to do about it; the explanations of the cloud's errors are left out. */
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
