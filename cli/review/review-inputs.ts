import { readFileSync } from "node:fs";
import { parsePolicyDocument, type PolicyDocument } from "../../core/cam";
import { problem, ProblemError } from "../../core/messages";
import { type ExpectedAccess, expectedAccessSchema } from "../../governance/review";

/** The options of `addGateOptions`, which `review` and `deploy` share. */
export interface GateInputs {
  readonly policy: readonly string[];
  readonly readPolicies: boolean;
  readonly expect?: string;
  readonly failOn: string;
  readonly allowUnknown: boolean;
  readonly knownType: readonly string[];
}

/**
 * The preset policy documents of `--policy name=file` options, by policy name.
 *
 * @throws {ProblemError} `option.invalid`, `review.fileUnreadable`
 */
export function givenPolicies(options: readonly string[]): Record<string, PolicyDocument> {
  const pairs = options.map((option): [string, PolicyDocument] => {
    const [name, file] = namedFile("--policy", option);
    const parsed = parsePolicyDocument(readText(file));
    if (parsed.ok) return [name, parsed.document];
    throw new ProblemError(
      problem("option.invalid", { flag: "--policy", value: file, allowed: "a CAM policy document" }),
    );
  });
  return Object.fromEntries(pairs);
}

/**
 * The content of the `--expect` file; undefined without the option.
 *
 * @throws {ProblemError} `review.expectationInvalid`, `review.fileUnreadable`
 */
export function readExpected(file: string | undefined): ExpectedAccess | undefined {
  if (file === undefined) return undefined;
  const parsed = expectedAccessSchema.safeParse(jsonOf(readText(file)));
  if (parsed.success) return parsed.data;
  const example = '{ "<account>/role/<name>": ["qcs::cam::uin/<account>:uin/<account>"] }';
  throw new ProblemError(problem("review.expectationInvalid", { file, example }));
}

/** Name and file of an option value `name=file`. @throws {ProblemError} `option.invalid` */
export function namedFile(flag: string, option: string): [name: string, file: string] {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(option) ?? [];
  if (name !== undefined && file !== undefined) return [name, file];
  throw new ProblemError(problem("option.invalid", { flag, value: option, allowed: "NAME=FILE" }));
}

/** The text of a file. @throws {ProblemError} `review.fileUnreadable` */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ProblemError(problem("review.fileUnreadable", { file, reason: (error as Error).message }));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
