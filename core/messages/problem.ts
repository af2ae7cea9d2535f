import type { Catalogue } from "./catalogue";

export type ProblemCode = keyof Catalogue & string;

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type WordingParameters<W> = W extends { text: infer Text }
  ? Placeholders<Text> | (W extends { fix: infer Fix } ? Placeholders<Fix> : never)
  : never;

/** The parameters that a message requires. */
export type ProblemParameters<Code extends ProblemCode> = Readonly<
  Record<WordingParameters<Catalogue[Code]["en"]>, string | number>
>;

/** Something that went wrong, as data; `renderProblem` turns it into text. */
export interface Problem {
  readonly code: ProblemCode;
  /** The configuration key that caused it, such as `jobs[0].source.password`. */
  readonly path?: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Creates a problem; the compiler checks that every parameter of its message is given. */
export function problem<Code extends ProblemCode>(
  code: Code,
  parameters: ProblemParameters<Code>,
  path?: string,
): Problem {
  return { code, parameters, ...(path === undefined ? {} : { path }) };
}
