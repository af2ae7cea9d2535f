import {
  type Language,
  problem,
  type Problem,
  type ProblemCode,
  type ProblemParameters,
  renderProblem,
} from "../../../core/messages";
import { changeCounts, type PathChange, type PermissionChange, type PermissionLine } from "../access-diff";
import type { Finding } from "../findings";
import type { GrantEnd } from "../grant-expiry";
import type { Report, ResourceChange } from "../report";

/** Escapes a value for one medium. Texts of the catalogue are not escaped. */
export type Quote = (value: string) => string;

/** The texts of a report in one language. Every value in them is quoted, so that no renderer can forget it. */
export function wordsIn(language: Language, quote: Quote = withoutControls) {
  const say = <Code extends ProblemCode>(code: Code, parameters: ProblemParameters<Code>): string =>
    tidy(renderProblem(problem(code, parameters), language));
  const { colon, comma, listed } = punctuation[language];

  /** The name of the principal or role behind a key of the report. */
  function name(key: string): string {
    const { kind, account, name: own } = partsOf(key);
    if (kind === "other") return quote(own);
    if (kind === "anyone") return say("review.name.anyone", {});
    if (kind === "mainAccount") return say("review.name.mainAccount", { name: quote(own) });
    return say(`review.name.${kind}`, { account: quote(account), name: quote(own) });
  }

  function quotedParameter(key: string, value: string | number): string | number {
    if (typeof value === "number") return value;
    if (key === "subject" || key === "principal") return spaced(name(value));
    if (key === "holders") return spaced(value.split(", ").map(name).join(listed));
    if (key === "path") return value.split(" → ").map(name).join(" → ");
    return quote(value);
  }

  /** Chinese typography puts a space between Chinese and Latin text. */
  function spaced(text: string): string {
    return language === "zh" && /[\w`]$/.test(text) ? `${text} ` : text;
  }

  /** The conditions of a path and its end; empty if unknown, which its change shows already. */
  function terms({
    trust,
    expires,
    condition,
  }: Pick<PathChange, "trust" | "expires" | "condition">): readonly string[] {
    return [
      ...(trust === "unknown" ? [] : [say(`review.trust.${trust}`, {})]),
      ...(condition === undefined ? [] : [say("review.onlyIf", { condition: quote(condition) })]),
      ...(expires === undefined ? [] : [say("review.until", { moment: quote(expires) })]),
    ];
  }

  /** The lines of a problem: the text, then its fix. */
  function linesOf({ code, parameters }: Problem): readonly string[] {
    const quoted = Object.entries(parameters).map(([key, value]) => [key, quotedParameter(key, value)]);
    const text = renderProblem(
      { code, parameters: Object.fromEntries(quoted) as Problem["parameters"] },
      language,
    );
    return tidy(text)
      .split("\n")
      .map((line) => capitalized(line.trim()));
  }

  return {
    title: say("review.title", {}),
    noChange: say("review.noChange", {}),
    paths: say("review.paths", {}),
    permissions: say("review.permissions", {}),
    findings: say("review.findings", {}),
    oldFindings: say("review.oldFindings", {}),
    resources: say("review.resources", {}),
    grantEnds: say("review.grantEnds", {}),
    grantEnd: ({ role, expires, daysLeft }: GrantEnd) => {
      const parameters = { moment: quote(expires), days: Math.abs(daysLeft) };
      const isOver = daysLeft < 0;
      return `${name(role)}${colon}${say(isOver ? "review.grantEnd.over" : "review.grantEnd.left", parameters)}`;
    },
    name,
    linesOf,
    /** A mark followed by its text. */
    marked: (mark: string, text: string) => `${mark}${colon}${text}`,
    /** The path of a principal to a role, with its conditions. */
    way: (path: PathChange) => [`${name(path.principal)} → ${name(path.role)}`, ...terms(path)].join(comma),
    terms,
    comma,
    summary: (report: Report): readonly string[] => {
      const { gains, losses, unknown } = report.summary;
      return [
        ...(gains + losses + unknown === 0 ? [say("review.noChange", {})] : []),
        say("review.count.paths", changeCounts(report.paths)),
        say("review.count.permissions", changeCounts(report.permissions)),
        say("review.count.findings", findingCounts(report)),
      ];
    },
    change: (change: PermissionChange["change"]) => say(`review.change.${change}`, {}),
    severity: (severity: Finding["severity"]) => say(`review.severity.${severity}`, {}),
    more: (count: number) => say("review.more", { count }),
    /** Permissions as lines; those that differ only in the action share a line. */
    permissionLines: (lines: readonly PermissionLine[]): readonly string[] =>
      [...grouped(lines).values()].map(([line, actions]) =>
        say(`review.${line.effect}${line.isConditional ? "OnCondition" : ""}`, {
          action: actions.map(quote).join(listed),
          resource: quote(line.resource),
          policy: line.policies.map(quote).join(listed),
        }),
      ),
    picture: {
      who: say("review.picture.who", {}),
      role: say("review.picture.role", {}),
      policies: say("review.picture.policies", {}),
      policy: (isKnown: boolean) => say(`review.picture.${isKnown ? "policy" : "unknownPolicy"}`, {}),
    },
    /** Like `name`, in two parts: the kind and the name. */
    label: (key: string): Label => {
      const { kind, account, name: own } = partsOf(key);
      if (kind === "other") return { kind: say("review.picture.principal", {}), name: quote(own) };
      if (kind === "anyone") return { kind: "", name: say("review.name.anyone", {}) };
      if (kind === "mainAccount") return { kind: say("review.picture.mainAccount", {}), name: quote(own) };
      return {
        kind: say(`review.picture.${ownedKinds[kind]}`, { account: quote(account) }),
        name: quote(own),
      };
    },
    unknownContent: (policy: string) => say("review.unknownContent", { policy: quote(policy) }),
    operation: ({ operation, name: resource, type, stack }: ResourceChange) =>
      say("review.operation", {
        operation: say(`review.operation.${operation}`, {}),
        name: quote(resource),
        type: quote(type),
        stack: quote(stack),
      }),
  };
}

export type Words = ReturnType<typeof wordsIn>;

export interface Label {
  readonly kind: string;
  readonly name: string;
}

/** A finding of a rule as text: the problem, then its fix. */
export const wordsOfProblem = (found: Problem, language: Language): string =>
  wordsIn(language).linesOf(found).join("\n");

const ownedKinds = { role: "ofRole", user: "ofUser", group: "ofGroup" } as const;

interface KeyParts {
  readonly kind: keyof typeof ownedKinds | "mainAccount" | "anyone" | "other";
  readonly account: string;
  readonly name: string;
}

function partsOf(key: string): KeyParts {
  const [, account = "", kind, name = ""] = /^(\d+)\/(role|user|group)\/(.+)$/s.exec(key) ?? [];
  if (kind) return { kind: kind as keyof typeof ownedKinds, account, name };
  const [, uin] = /^qcs::cam::uin\/(\d+):(?:root|uin\/\1)$/.exec(key) ?? [];
  if (uin !== undefined) return { kind: "mainAccount", account: uin, name: uin };
  return { kind: key === "*" ? "anyone" : "other", account: "", name: key };
}

function findingCounts({ findings }: Report) {
  const isNew = findings.filter((finding) => finding.isNew);
  const violated = (severity: Finding["severity"]) =>
    isNew.filter((finding) => finding.verdict === "violated" && finding.severity === severity).length;
  const unknown = isNew.filter(({ verdict }) => verdict === "unknown").length;
  return { high: violated("high"), medium: violated("medium"), low: violated("low"), unknown };
}

function grouped(lines: readonly PermissionLine[]): Map<string, [PermissionLine, string[]]> {
  const groups = new Map<string, [PermissionLine, string[]]>();
  for (const line of lines) {
    const key = JSON.stringify([line.effect, line.resource, line.isConditional, line.policies]);
    const [first, actions] = groups.get(key) ?? [line, []];
    groups.set(key, [first, [...actions, line.action]]);
  }
  return groups;
}

const punctuation = {
  en: { colon: ": ", comma: ", ", listed: ", " },
  zh: { colon: "：", comma: "，", listed: "、" },
} as const satisfies Record<Language, object>;

/** Removes spaces beside Chinese punctuation, which inserted values leave. */
const tidy = (text: string): string => text.replace(/ (?=[，。：；、（）])|(?<=[，。：；、（）]) /g, "");

const capitalized = (text: string): string => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** Replaces control characters, including terminal colors and changes of text direction, with a visible character. */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "\ufffd");
}
