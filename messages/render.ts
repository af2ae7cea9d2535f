import { catalogue } from "./catalogue";
import { chooseLanguage } from "./language";
import type { Language, Message } from "./message";
import type { Problem } from "./problem";

const labels = {
  en: { at: "at", fix: "Fix:", docs: "Docs:" },
  zh: { at: "位置", fix: "处理：", docs: "文档：" },
} as const satisfies Record<Language, object>;

/** A problem in words: what failed and why, then where, what to do and where to read more, a line each. */
export function renderProblem(problem: Problem, language: Language = chooseLanguage()): string {
  const message: Message = catalogue[problem.code];
  const wording = message[language];
  const label = labels[language];
  const lines = [fill(wording.text, problem)];
  if (problem.path) lines.push(`  ${label.at} ${problem.path}`);
  if (wording.fix) lines.push(`  ${label.fix} ${fill(wording.fix, problem)}`);
  if (message.docs) lines.push(`  ${label.docs} ${message.docs}`);
  return lines.join("\n");
}

/** Several problems of one run, each marked, in the order given. */
export function renderProblems(problems: readonly Problem[], language: Language = chooseLanguage()): string {
  return problems.map((problem) => `✖ ${renderProblem(problem, language)}`).join("\n");
}

function fill(template: string, { parameters }: Problem): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(parameters[name] ?? placeholder),
  );
}
