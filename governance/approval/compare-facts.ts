import { problem, type Problem } from "../../core/messages";
import type { Facts, StackFacts } from "./deployment";
import { differing } from "./differing";

/** The facts that need no run of the program. */
export type StaticFacts = Omit<Facts, "expires" | "files" | "stacks"> & {
  readonly stacks: readonly Pick<StackFacts, "stack" | "account" | "version" | "configuration" | "grants">[];
};

/** The facts that a preview of a stack provides. */
export type PreviewedFacts = Pick<StackFacts, "stack" | "live" | "planned">;

/** The differences of destination, program, packages, commit and configuration from the approval; empty if nothing differs. */
export function compareStatic(approved: StaticFacts, present: StaticFacts): Problem[] {
  const stacks = pairs(approved.stacks, present.stacks);
  return [
    ...differing(approved.destination, present.destination).map((name) =>
      problem("approval.destinationDiffers", { name }),
    ),
    ...stacks
      .filter(({ was, is }) => was.account !== is.account)
      .map(({ stack }) => problem("approval.destinationDiffers", { name: `account of ${stack}` })),
    ...stacks
      .filter(({ was, is }) => was.version !== is.version)
      .map(({ stack }) => problem("approval.versionDiffers", { stack })),
    ...stacks.flatMap(({ stack, was, is }) =>
      differing(was.configuration, is.configuration).map((key) =>
        problem("approval.configurationDiffers", { stack, key }),
      ),
    ),
    ...stacks.flatMap(({ stack, was, is }) =>
      differing(was.grants, is.grants).map((grant) => problem("approval.grantDiffers", { stack, grant })),
    ),
    ...differing(approved.start, present.start).map((name) => problem("approval.startDiffers", { name })),
    ...differing(approved.program, present.program).map((folder) =>
      problem("approval.programDiffers", { folder }),
    ),
    ...(approved.sources === present.sources ? [] : [problem("approval.sourcesDiffer", {})]),
    ...(approved.lockFile === present.lockFile ? [] : [problem("approval.lockFileDiffers", {})]),
    ...differing(approved.packages, present.packages).map((name) =>
      problem("approval.packageDiffers", { package: name }),
    ),
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

function differingCommit(approved: string | undefined, present: string | undefined): Problem[] {
  if (approved === present) return [];
  return [problem("approval.commitDiffers", { approved: shortHash(approved), present: shortHash(present) })];
}

const shortHash = (commit: string | undefined): string => commit?.slice(0, 12) ?? "-";
