import { readFileSync, writeFileSync } from "node:fs";
import { parsePolicyDocument, type PolicyDocument } from "../cam";
import { sharedCloud } from "../client";
import { chooseLanguage, problem, ProblemError, type Language } from "../messages";
import {
  expectedAccessSchema,
  failOnValues,
  gate,
  readPresets,
  readStackChange,
  renderMarkdown,
  renderSvg,
  renderTerminal,
  review,
  type ExpectedAccess,
  type FailOn,
  type Report,
  type StackChange,
} from "../review";
import { enginePath } from "./workspace/engine";
import { pulumi } from "./workspace/pulumi";

export interface ReviewCommandOptions {
  readonly preview: readonly string[];
  readonly state: readonly string[];
  readonly stack: readonly string[];
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
  const changes = [...readChanges(options), ...(await previewStacks(options.stack))];
  if (changes.length === 0) {
    throw new ProblemError(
      problem("option.invalid", { flag: "--preview", value: "-", allowed: "NAME=FILE, --stack NAME" }),
    );
  }
  const read = options.readPolicies ? await readPresets(changes, sharedCloud()) : {};
  const presets = { ...read, ...givenPolicies(options.policy) };
  const report = review(changes, { presets, expected: readExpected(options.expect) });
  const language = chooseLanguage();
  console.log(render(report, language));
  if (options.svg !== undefined) writeFileSync(options.svg, renderSvg(report, language));
  return gate(report, { failOn, allowUnknown: options.allowUnknown });
}

const formats: Readonly<
  Record<"terminal" | "markdown" | "json", (report: Report, language: Language) => string>
> = {
  terminal: renderTerminal,
  markdown: renderMarkdown,
  json: (report) => JSON.stringify(report, undefined, 2),
};

function oneOf<Value extends string>(flag: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new ProblemError(problem("option.invalid", { flag, value, allowed: allowed.join(", ") }));
}

function readChanges({ preview, state }: ReviewCommandOptions): StackChange[] {
  const states = new Map(state.map((text) => named("--state", text)));
  return preview.map((text) => {
    const [name, file] = named("--preview", text);
    const stateFile = states.get(name);
    return readStackChange(name, readText(file), stateFile === undefined ? undefined : readText(stateFile));
  });
}

/** Lets the engine preview the stacks of the present folder. */
async function previewStacks(stacks: readonly string[]): Promise<StackChange[]> {
  const changes: StackChange[] = [];
  for (const stack of stacks) {
    const options = { cwd: process.cwd(), environment: { ...process.env, PATH: enginePath() } };
    const preview = await pulumi(["preview", "--json", "--stack", stack], options);
    const state = await pulumi(["stack", "export", "--stack", stack], options);
    changes.push(readStackChange(stack, preview, state));
  }
  return changes;
}

function givenPolicies(texts: readonly string[]): Record<string, PolicyDocument> {
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

function readExpected(file: string | undefined): ExpectedAccess | undefined {
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

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ProblemError(problem("review.fileUnreadable", { file, reason: (error as Error).message }));
  }
}
