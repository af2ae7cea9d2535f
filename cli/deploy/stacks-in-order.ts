import { problem, ProblemError, renderProblems } from "../../core/messages";
import type { SourceConfiguration, TargetConfiguration } from "../../stacks/config";
import { allStacksIn, readStackFile } from "../doctor/stack-file";

/** A stack of the folder with its configuration, read without a passphrase. */
export interface OwnStack {
  readonly stack: string;
  readonly configuration: SourceConfiguration | TargetConfiguration;
}

/** A target stack depends on the grants of its source stacks. */
const order = { source: 0, target: 1 } as const;

/**
 * The named stacks, or all in the folder, in the order of an apply: sources first.
 *
 * @throws {ProblemError} `doctor.noStackFile`, `doctor.stackFileMissing`, `deploy.configurationInvalid`
 */
export function stacksInOrder(folder: string, names: readonly string[]): OwnStack[] {
  const stacks = (names.length > 0 ? [...new Set(names)] : allStacksIn(folder)).map((stack) =>
    readStack(folder, stack),
  );
  return stacks.sort((left, right) => order[left.configuration.role] - order[right.configuration.role]);
}

function readStack(folder: string, stack: string): OwnStack {
  const { file, withoutPasswords } = readStackFile(folder, stack);
  if (withoutPasswords.ok) return { stack, configuration: withoutPasswords.configuration };
  const mistakes = renderProblems(withoutPasswords.problems);
  throw new ProblemError(problem("deploy.configurationInvalid", { file, mistakes }));
}
