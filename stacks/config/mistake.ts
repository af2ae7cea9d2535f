import { problem, type Problem, type ProblemCode, type ProblemParameters } from "../../core/messages";
import { renderKeyPath, type KeyPath } from "./key-path";

/** Something wrong at a place in a configuration; it becomes a problem once the file is known. */
export interface Mistake {
  readonly path: KeyPath;
  readonly code: ProblemCode;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** If the mistake is in another file: the file's name and the place in it. */
  readonly place?: string;
}

/** Creates a mistake; the compiler checks that every parameter of its message is given. */
export function mistake<Code extends ProblemCode>(
  path: KeyPath,
  code: Code,
  parameters: ProblemParameters<Code>,
): Mistake {
  const { parameters: checked } = problem(code, parameters);
  return { path, code, parameters: checked };
}

/** The mistakes of a stack file as problems; each path names the stack file or the file that contains the mistake. */
export function toProblems(mistakes: readonly Mistake[], file: string): Problem[] {
  return mistakes.map(({ path, code, parameters, place }) => ({
    code,
    parameters,
    path: place ?? (path.length === 0 ? file : `${file}: ${renderKeyPath(path)}`),
  }));
}

/** The first mistake of each code at each place: overlapping rules report a mistake once. */
export function withoutRepetition(mistakes: readonly Mistake[]): Mistake[] {
  const reported = new Set<string>();
  return mistakes.filter(({ path, code, place = renderKeyPath(path) }) => {
    const key = `${place} ${code}`;
    const isNew = !reported.has(key);
    reported.add(key);
    return isNew;
  });
}
