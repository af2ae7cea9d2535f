import { languages, renderProblems } from "../../../core/messages";
import { parseStackConfiguration } from "../../../stacks/config";
import { bases, cases } from "../../matrix/configuration-errors.json";
import { changeAt } from "./change-at";
import { handedOver } from "./stack-file";

interface Case {
  base: keyof typeof bases;
  change: Record<string, unknown>;
  /** `jobs`, unless the case has its own. */
  secretKeys?: string[];
  /** Path and code of every problem, in any order. */
  problems: [string, string][];
}

const titled = (cases as unknown as Case[]).map((entry): [string, Case] => [
  `${entry.base} with ${JSON.stringify(entry.change).slice(0, 120)}`,
  entry,
]);

test.each(titled)(
  "every mistake is named: %s",
  (_title, { base, change, secretKeys = ["jobs"], problems }) => {
    const { raw, options } = handedOver(changeAt(bases[base], change), secretKeys);

    const parsed = parseStackConfiguration(raw, options);

    const found = parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
    const expected = problems.map(([path, code]) => `Pulumi.test.yaml: ${path} configuration.${code}`);
    expect(found.sort()).toEqual(expected.sort());
  },
);

test.each(titled)("every problem is said in full: %s", (_title, { base, change, secretKeys = ["jobs"] }) => {
  const { raw, options } = handedOver(changeAt(bases[base], change), secretKeys);

  const parsed = parseStackConfiguration(raw, options);

  const said = parsed.ok ? [] : languages.map((language) => renderProblems(parsed.problems, language));
  expect(said).toHaveLength(languages.length);
  for (const text of said) expect(text).not.toMatch(/\{\w+\}|undefined|…`|: \.|(source|target)-secret/);
});

test.each(["source", "target"] as const)("the %s base of these cases has no mistake", (base) => {
  const { raw, options } = handedOver(bases[base], ["jobs"]);

  const parsed = parseStackConfiguration(raw, options);

  expect(parsed).toMatchObject({ ok: true });
});
