import { problem, type Problem } from "../../core/messages";
import type { Facts, StackFacts } from "./deployment";

/** What can be known without running anything of the program. */
export type StaticFacts = Pick<Facts, "program" | "lockFile" | "commit" | "uncommitted"> & {
  readonly stacks: readonly Pick<StackFacts, "stack" | "configuration" | "grants">[];
};

/** What a preview of a stack has found. */
export type PreviewedFacts = Pick<StackFacts, "stack" | "live" | "planned">;

/** Everything in which the program, its place and its configuration are not what was approved; none if they are. */
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
    ...(approved.commit === present.commit
      ? []
      : [
          problem("approval.commitDiffers", {
            approved: shown(approved.commit),
            present: shown(present.commit),
          }),
        ]),
    ...differing(approved.uncommitted, present.uncommitted).map((file) =>
      problem("approval.workingTreeDiffers", { file }),
    ),
  ];
}

/** Everything in which a fresh preview finds the accounts, or plans, otherwise than what was approved. */
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

/** The files of an artefact that are not the ones that were sealed. */
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

/** Names that one side lacks, or that stand for another value there. */
function differing(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => was[name] !== is[name])
    .sort();
}

const shown = (commit: string | undefined): string => commit?.slice(0, 12) ?? "-";
