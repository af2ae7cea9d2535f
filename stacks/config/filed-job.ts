import type { KeyPath } from "./key-path";
import type { Mistake } from "./mistake";

/** One job of a jobs file. */
export interface FiledJob {
  readonly value: unknown;
  /** Place of one of the job's values in the file, for messages: `row 7, column "source.region"`. */
  placeOf(path: KeyPath): string;
}

export interface JobsFile {
  readonly jobs: readonly FiledJob[];
  /** Mistakes in the file itself. Mistakes in single values are found when the jobs are checked. */
  readonly mistakes: readonly FileMistake[];
}

/** A mistake and its place in the file; an empty place means the whole file. */
export interface FileMistake {
  readonly place: string;
  readonly found: Mistake;
}
