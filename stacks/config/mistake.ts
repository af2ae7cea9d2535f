import { problem, type Problem, type ProblemCode, type ProblemParameters } from "../../core/messages";
import { renderKeyPath, type KeyPath } from "./key-path";

/** Something wrong at a place of a configuration; becomes a problem once the file is named. */
export interface Mistake {
  readonly path: KeyPath;
  readonly code: ProblemCode;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Where it stands instead, if that is another file: its name and the place in it. */
  readonly place?: string;
}

/** Makes a mistake; the compiler checks that every parameter of its wording is given. */
export function mistake<Code extends ProblemCode>(
  path: KeyPath,
  code: Code,
  parameters: ProblemParameters<Code>,
): Mistake {
  const { parameters: checked } = problem(code, parameters);
  return { path, code, parameters: checked };
}

/** The mistakes of a stack's file, as problems whose paths name it, or the file that it names. */
export function toProblems(mistakes: readonly Mistake[], file: string): Problem[] {
  return mistakes.map(({ path, code, parameters, place }) => ({
    code,
    parameters,
    path: place ?? (path.length === 0 ? file : `${file}: ${renderKeyPath(path)}`),
  }));
}

/** The first mistake of each code at each place: rules that overlap say a thing once. */
export function withoutRepetition(mistakes: readonly Mistake[]): Mistake[] {
  const said = new Set<string>();
  return mistakes.filter(({ path, code, place = renderKeyPath(path) }) => {
    const key = `${place} ${code}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}
