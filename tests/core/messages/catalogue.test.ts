import {
  languages,
  problem,
  ProblemError,
  renderProblem,
  renderProblems,
  type Problem,
} from "../../../core/messages";
import { catalogue } from "../../../core/messages/catalogue";
import type { Message } from "../../../core/messages/message";

const messages = Object.entries(catalogue) as [Problem["code"], Message][];

/** Stands in for every parameter, and cannot be mistaken for a part of a wording. */
const given = "⟨given⟩";

function placeholders(text = ""): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name))].sort();
}

function parametersOf({ en }: Message): Record<string, string> {
  return Object.fromEntries(placeholders(`${en.text} ${en.fix ?? ""}`).map((name) => [name, given]));
}

describe.each(messages)("the message %s", (code, message) => {
  test("asks for the same parameters in every language", () => {
    // Given the English wording; when the Chinese one is compared with it
    const [en, zh] = languages.map((language) => message[language]);

    // Then text and fix have the same placeholders, and one has a fix where the other has one
    expect(placeholders(zh?.text)).toEqual(placeholders(en?.text));
    expect(placeholders(zh?.fix)).toEqual(placeholders(en?.fix));
    expect(zh?.fix === undefined).toBe(en?.fix === undefined);
  });

  test("is really written in both languages", () => {
    // Given both wordings; when they are looked at, then the Chinese one has Chinese characters, the English one has none
    expect(message.zh.text).toMatch(/\p{Script=Han}/u);
    expect(message.en.text).not.toMatch(/\p{Script=Han}/u);
    expect(message.en.fix ?? "").not.toMatch(/\p{Script=Han}/u);
  });

  test.each(languages)("leaves no placeholder unfilled in %s", (language) => {
    // Given a problem with every parameter
    const found: Problem = { code, parameters: parametersOf(message), path: "jobs[0].name" };

    // When it is rendered
    const words = renderProblem(found, language);

    // Then no brace is left, and every parameter is in the text
    expect(words).not.toMatch(/\{\w+\}/);
    const mentions = `${message[language].text} ${message[language].fix ?? ""}`.match(/\{\w+\}/g) ?? [];
    expect(words.split(given)).toHaveLength(mentions.length + 1);
  });
});

describe("a rendered problem", () => {
  const parameters = { flag: "--speed", value: "fast", allowed: "a number" };

  test("states what failed, where, and what to do, one line each", () => {
    // Given a problem with a path; when it is rendered
    const lines = renderProblem(problem("role.nameInvalid", { roleName: "a b" }, "roleName"), "en").split(
      "\n",
    );

    // Then its place is marked, and its fix comes after it
    expect(lines[0]).toContain("a b");
    expect(lines[1]).toBe("  at roleName");
    expect(lines[2]).toMatch(/^ {2}Fix: /);
  });

  test("does not read a parameter's own braces as placeholders", () => {
    // Given a parameter that holds what looks like a placeholder
    const found = problem("option.invalid", { ...parameters, value: "{allowed}" });

    // When it is rendered, then the parameter is unchanged
    expect(renderProblem(found, "en")).toContain("{allowed}");
  });

  test("is marked when there are several, in their order", () => {
    // Given two problems
    const problems = ["first", "second"].map((value) => problem("option.invalid", { ...parameters, value }));

    // When they are thrown together
    const { message, problems: kept } = new ProblemError(problems);

    // Then each begins with its mark, and the data is kept
    expect(message).toMatch(/^✖ [^]*first[^]*\n✖ [^]*second/);
    expect(kept).toEqual(problems);
    expect(renderProblems(problems, "zh")).toMatch(/^✖ [^]*\n✖ /);
  });
});
