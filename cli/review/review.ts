import { readFileSync, writeFileSync } from "node:fs";
import { parsePolicyDocument, type PolicyDocument } from "../../core/cam";
import { sharedCloud } from "../../cloud/client";
import { chooseLanguage, type Language, problem, type Problem, ProblemError } from "../../core/messages";
import {
  type ExpectedAccess,
  expectedAccessSchema,
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

export interface ReviewCommandOptions {
  readonly preview: readonly string[];
  readonly state: readonly string[];
  readonly stack: readonly string[];
  readonly refresh: boolean;
  readonly policy: readonly string[];
  readonly readPolicies: boolean;
  readonly expect?: string;
  readonly failOn: string;
  readonly allowUnknown: boolean;
  readonly format: string;
  readonly svg?: string;
}

/** Shows who gains and who loses access, and ends with the exit code of the gate. */
export async function runReview(options: ReviewCommandOptions): Promise<number> {
  const failOn = oneOf<FailOn>("--fail-on", options.failOn, failOnValues);
  const render = formats[oneOf("--format", options.format, Object.keys(formats) as (keyof typeof formats)[])];
  const expected = readExpected(options.expect);
  const given = givenPolicies(options.policy);
  const changes = [...readChanges(options), ...(await previewStacks(options))];
  if (changes.length === 0) throw new ProblemError(problem("review.nothingGiven", {}));

  const read = options.readPolicies ? await readPresets(changes, sharedCloud()) : {};
  const report = review(changes, { presets: { ...read, ...given }, expected });
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
  const states = new Map(state.map((text) => named("--state", text)));
  const previewed = preview.map((text) => named("--preview", text)[0]);
  const stray = [...states.keys()].find((name) => !previewed.includes(name));
  if (stray !== undefined) throw new ProblemError(problem("review.stateWithoutPreview", { name: stray }));
  return preview.map((text) => {
    const [name, file] = named("--preview", text);
    const stateFile = states.get(name);
    return readStackChange(name, readText(file), stateFile === undefined ? undefined : readText(stateFile));
  });
}

/** All at once: each waits for the engine most of the time. */
function previewStacks({ stack: stacks, refresh }: ReviewCommandOptions): Promise<StackChange[]> {
  return Promise.all(stacks.map((stack) => previewStack(stack, { refresh })));
}

export function givenPolicies(texts: readonly string[]): Record<string, PolicyDocument> {
  const pairs = texts.map((text): [string, PolicyDocument] => {
    const [name, file] = named("--policy", text);
    const parsed = parsePolicyDocument(readText(file));
    if (parsed.ok) return [name, parsed.document];
    throw new ProblemError(
      problem("option.invalid", { flag: "--policy", value: file, allowed: "a CAM policy document" }),
    );
  });
  return Object.fromEntries(pairs);
}

export function readExpected(file: string | undefined): ExpectedAccess | undefined {
  if (file === undefined) return undefined;
  const parsed = expectedAccessSchema.safeParse(jsonOf(readText(file)));
  if (parsed.success) return parsed.data;
  const example = '{ "<account>/role/<name>": ["qcs::cam::uin/<account>:uin/<account>"] }';
  throw new ProblemError(problem("review.expectationInvalid", { file, example }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function named(flag: string, text: string): [string, string] {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name !== undefined && file !== undefined) return [name, file];
  throw new ProblemError(problem("option.invalid", { flag, value: text, allowed: "NAME=FILE" }));
}

function writePicture(file: string, picture: string): void {
  try {
    writeFileSync(file, picture);
  } catch (error) {
    throw new ProblemError(problem("review.fileUnwritable", { file, reason: (error as Error).message }));
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ProblemError(problem("review.fileUnreadable", { file, reason: (error as Error).message }));
  }
}
