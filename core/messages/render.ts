import { catalogue } from "./catalogue";
import { inConsoleWords } from "./console-words";
import { chooseLanguage } from "./language";
import type { Language, Message } from "./message";
import type { Problem } from "./problem";

const labels = {
  en: { at: "at ", fix: "Fix: ", docs: "Docs: " },
  zh: { at: "位置：", fix: "处理：", docs: "文档：" },
} as const satisfies Record<Language, object>;

/** Names that stand in for unknown parameters: a pasted message does not state its account, for example. */
const unknownNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    account: "account",
    call: "call",
    instanceId: "instance",
    kind: "kind",
    region: "region",
    roleArn: "role",
    service: "service",
    source: "credentials",
    uin: "user",
    words: "message",
  },
  zh: {
    account: "账号",
    call: "调用",
    instanceId: "实例",
    kind: "类型",
    region: "地域",
    roleArn: "角色",
    service: "服务",
    source: "密钥来源",
    uin: "用户",
    words: "消息",
  },
};

/** A problem as text: what failed and why, then where, what to do and further reading, one line each. */
export function renderProblem(problem: Problem, language: Language = chooseLanguage()): string {
  const message: Message = catalogue[problem.code];
  const wording = message[language];
  const label = labels[language];
  const lines = [fill(wording.text, problem, language)];
  if (problem.path) lines.push(`  ${label.at}${problem.path}`);
  if (wording.fix) lines.push(`  ${label.fix}${fill(wording.fix, problem, language)}`);
  if (message.docs) lines.push(`  ${label.docs}${message.docs}`);
  return lines.join("\n");
}

/** Several problems of one run as text, each with a mark, in the given order. */
export function renderProblems(problems: readonly Problem[], language: Language = chooseLanguage()): string {
  return problems.map((problem) => `✖ ${renderProblem(problem, language)}`).join("\n");
}

function fill(template: string, { parameters }: Problem, language: Language): string {
  const known = (name: string) => parameters[name];
  return withoutUnknownRemarks(template, (name) => known(name) !== undefined).replace(
    placeholder,
    (_whole, name: string) => {
      const value = known(name);
      return value === undefined
        ? `‹${unknownNames[language][name] ?? name}›`
        : inConsoleWords(name, String(value), language);
    },
  );
}

const placeholder = /\{(\w+)\}/g;

/** Omits parts of a remark in brackets whose parameters are unknown: a pasted message may contain no request id. */
function withoutUnknownRemarks(template: string, isKnown: (name: string) => boolean): string {
  return template.replace(
    /( ?[(（])([^()（）]*\{[^()（）]*)([)）])/g,
    (_whole, open, inner: string, close) => {
      const parts = inner.split(/[,，]\s*/);
      const knownParts = parts.filter((part) =>
        [...part.matchAll(placeholder)].every(([, name = ""]) => isKnown(name)),
      );
      const comma = inner.includes("，") ? "，" : ", ";
      return knownParts.length > 0 ? `${open}${knownParts.join(comma)}${close}` : "";
    },
  );
}
