import { problem, type Problem } from "../../core/messages";
import type { Facts, StackFacts } from "./deployment";

/** The facts that need no run of the program. */
export type StaticFacts = Pick<Facts, "program" | "lockFile" | "commit" | "uncommitted"> & {
  readonly stacks: readonly Pick<StackFacts, "stack" | "configuration" | "grants">[];
};

/** The facts that a preview of a stack provides. */
export type PreviewedFacts = Pick<StackFacts, "stack" | "live" | "planned">;

/** The differences of program, lock file, commit and configuration from the approval; empty if nothing differs. */
export function compareStatic(approved: StaticFacts, present: StaticFacts): Problem[] {
  const stacks = pairs(approved.stacks, present.stacks);
  return [
    ...stacks.flatMap(({ stack, was, is }) =>
      differing(was.configuration, is.configuration).map((key) =>
        problem("approval.configurationDiffers", { stack, key }),
      ),
    ),
    ...stacks.flatMap(({ stack, was, is }) =>
      differing(was.grants, is.grants).map((grant) => problem("approval.grantDiffers", { stack, grant })),
    ),
    ...differing(approved.program, present.program).map((folder) =>
      problem("approval.programDiffers", { folder }),
    ),
    ...(approved.lockFile === present.lockFile ? [] : [problem("approval.lockFileDiffers", {})]),
    ...differingCommit(approved.commit, present.commit),
    ...differing(approved.uncommitted, present.uncommitted).map((file) =>
      problem("approval.workingTreeDiffers", { file }),
    ),
  ];
}

/** The differences of live resources and plans from the approval; empty if nothing differs. */
export function comparePreviews(
  approved: readonly PreviewedFacts[],
  present: readonly PreviewedFacts[],
): Problem[] {
  return pairs(approved, present).flatMap(({ stack, was, is }) => {
    const moved = differing(was.live, is.live);
    const other = differing(was.planned, is.planned).filter((resource) => !moved.includes(resource));
    return [
      ...moved.map((resource) => problem("approval.liveDiffers", { stack, resource })),
      ...other.map((resource) => problem("approval.planDiffers", { stack, resource })),
    ];
  });
}

/** The files of an artefact that differ from the seal. */
export function compareFiles(
  sealed: Readonly<Record<string, string>>,
  present: Readonly<Record<string, string>>,
): Problem[] {
  return differing(sealed, present).map((file) => problem("approval.fileDiffers", { file }));
}

function pairs<Item extends { readonly stack: string }>(
  approved: readonly Item[],
  present: readonly Item[],
): { stack: string; was: Item; is: Item }[] {
  return approved.flatMap((was) => {
    const is = present.find(({ stack }) => stack === was.stack);
    return is ? [{ stack: was.stack, was, is }] : [];
  });
}

/** The names that are missing on one side or have different values. */
function differing(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => was[name] !== is[name])
    .sort();
}

function differingCommit(approved: string | undefined, present: string | undefined): Problem[] {
  if (approved === present) return [];
  return [problem("approval.commitDiffers", { approved: shortHash(approved), present: shortHash(present) })];
}

const shortHash = (commit: string | undefined): string => commit?.slice(0, 12) ?? "-";
