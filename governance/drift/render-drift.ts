import { type Language, problem, type Problem, renderProblem } from "../../core/messages";
import { withoutControls } from "../review";
import type { Drift } from "./drifts-of";

/** The title of the issue for a drift. */
export function driftTitle({ stack, resource }: Drift, language: Language): string {
  return harmless(renderProblem(problem("drift.title", { stack, resource }), language));
}

/** A drift as text for a terminal. */
export function renderDrift(drift: Drift, language: Language): string {
  const say = (found: Problem) => withoutControls(renderProblem(found, language).split("\n")[0] ?? "");
  return [
    driftTitle(drift, language),
    ...drift.what.map((found) => `  ! ${say(found)}`),
    `  ${heading("revert", language)}: ${say(drift.revert)}`,
    ...drift.adopt.map((found) => `  ${heading("adopt", language)}: ${say(found)}`),
  ].join("\n");
}

/** A drift as the body of an issue, without its marker. */
export function renderDriftMarkdown(drift: Drift, language: Language): string {
  const list = (problems: readonly Problem[]) =>
    problems.map((found) => `- ${firstLine({ ...found, parameters: harmlessParameters(found) }, language)}`);
  const section = (name: Heading, problems: readonly Problem[]) =>
    problems.length === 0 ? [] : [`### ${heading(name, language)}`, "", ...list(problems), ""];
  return [
    `**${driftTitle(drift, language)}**`,
    "",
    ...section("what", drift.what),
    ...section("revert", [drift.revert]),
    ...section("adopt", drift.adopt),
  ].join("\n");
}

type Heading = "what" | "revert" | "adopt";

function heading(name: Heading, language: Language): string {
  return renderProblem(problem(`drift.heading.${name}`, {}), language);
}

const firstLine = (found: Problem, language: Language): string =>
  renderProblem(found, language).split("\n")[0] ?? "";

function harmlessParameters({ parameters }: Problem): Problem["parameters"] {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === "string" ? harmless(value) : value,
    ]),
  );
}

/** Neutralizes Markdown, HTML, mentions and links in a value from the cloud, in code spans and outside. */
function harmless(text: string): string {
  return withoutControls(text)
    .replaceAll("`", "ˋ")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replaceAll("](", "]\u2060(")
    .replaceAll("@", "@\u2060")
    .replaceAll("://", ":\u2060//");
}
