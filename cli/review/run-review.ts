import { writeFileSync } from "node:fs";
import { sharedCloud } from "../../cloud/client";
import { chooseLanguage, type Language, problem, type Problem, ProblemError } from "../../core/messages";
import {
  type FailOn,
  failOnValues,
  judge,
  readPresets,
  readStackChange,
  renderJson,
  renderMarkdown,
  renderSvg,
  renderTerminal,
  type Report,
  review,
  type StackChange,
} from "../../governance/review";
import { oneOf } from "../one-of";
import { previewStack } from "./preview-stack";
import { type GateInputs, givenPolicies, namedFile, readExpected, readText } from "./review-inputs";

export interface ReviewCommandOptions extends GateInputs {
  readonly preview: readonly string[];
  readonly state: readonly string[];
  readonly stack: readonly string[];
  readonly refresh: boolean;
  readonly format: string;
  readonly svg?: string;
}

/** Prints which principals gain and lose access. @returns the exit code of the gate */
export async function runReview(options: ReviewCommandOptions): Promise<number> {
  const failOn = oneOf<FailOn>("--fail-on", options.failOn, failOnValues);
  const render = formats[oneOf("--format", options.format, Object.keys(formats) as (keyof typeof formats)[])];
  const expected = readExpected(options.expect);
  const given = givenPolicies(options.policy);
  const changes = [...readChanges(options), ...(await previewStacks(options))];
  if (changes.length === 0) throw new ProblemError(problem("review.nothingGiven", {}));

  const read = options.readPolicies ? await readPresets(changes, sharedCloud()) : {};
  const report = review(changes, { presets: { ...read, ...given }, expected, knownTypes: options.knownType });
  const { exitCode, conclusion } = judge(report, { failOn, allowUnknown: options.allowUnknown });
  const language = chooseLanguage();
  console.log(render(report, language, conclusion));
  if (options.svg !== undefined) writePicture(options.svg, renderSvg(report, language));
  return exitCode;
}

type Render = (report: Report, language: Language, conclusion: Problem) => string;

const formats: Readonly<Record<"terminal" | "markdown" | "json", Render>> = {
  terminal: renderTerminal,
  markdown: renderMarkdown,
  json: renderJson,
};

function readChanges({ preview, state }: ReviewCommandOptions): StackChange[] {
  const states = new Map(state.map((option) => namedFile("--state", option)));
  const previewed = preview.map((option) => namedFile("--preview", option)[0]);
  const stray = [...states.keys()].find((name) => !previewed.includes(name));
  if (stray !== undefined) throw new ProblemError(problem("review.stateWithoutPreview", { name: stray }));
  return preview.map((option) => {
    const [name, file] = namedFile("--preview", option);
    const stateFile = states.get(name);
    return readStackChange(name, readText(file), stateFile === undefined ? undefined : readText(stateFile));
  });
}

/** Previews all stacks in parallel: each mostly waits for the engine. */
function previewStacks({ stack: stacks, refresh }: ReviewCommandOptions): Promise<StackChange[]> {
  return Promise.all(stacks.map((stack) => previewStack(stack, { refresh })));
}

function writePicture(file: string, picture: string): void {
  try {
    writeFileSync(file, picture);
  } catch (error) {
    throw new ProblemError(problem("review.fileUnwritable", { file, reason: (error as Error).message }));
  }
}
