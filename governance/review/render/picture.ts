import type { PathChange, PermissionChange, PolicyChange } from "../access-diff";
import type { Report } from "../report";

/** A row of boxes: the principals that can assume a role, and the policies of the role. */
export interface Block {
  /** Key of the role; undefined for a sub-user or group that has policies and no role to assume. */
  readonly role?: string;
  readonly callers: readonly Caller[];
  readonly policies: readonly PolicyChange[];
}

export interface Caller {
  readonly key: string;
  /** Its path to the role; undefined without a role. */
  readonly path?: PathChange;
}

/**
 * The blocks of a report to draw, changed ones first.
 *
 * @param mostRows highest number of boxes in a column
 * @returns the blocks, and the number of omitted ones
 */
export function blocksOf(
  report: Report,
  mostRows: number,
): { readonly blocks: readonly Block[]; readonly more: number } {
  const all = [...roleBlocks(report), ...holderBlocks(report)].sort(changedFirst(report));
  const blocks: Block[] = [];
  let rows = 0;
  for (const block of all) {
    if (blocks.length > 0 && rows + rowsOf(block) > mostRows) break;
    blocks.push(cut(block, mostRows));
    rows += rowsOf(block);
  }
  return { blocks, more: all.length - blocks.length };
}

export const rowsOf = ({ callers, policies }: Block): number => Math.max(callers.length, policies.length, 1);

/** The blocks of roles, except roles without callers and policies. */
function roleBlocks({ paths, permissions }: Report): Block[] {
  const callers = new Map<string, Caller[]>();
  for (const path of paths) {
    const known = callers.get(path.role) ?? [];
    known.push({ key: path.principal, path });
    callers.set(path.role, known);
  }
  return permissions
    .filter(({ subject }) => subject.includes("/role/"))
    .map(({ subject, policies }) => ({ role: subject, callers: callers.get(subject) ?? [], policies }))
    .filter((block) => block.callers.length + block.policies.length > 0);
}

/** The blocks of sub-users and groups that do not assume a drawn role. */
function holderBlocks({ paths, permissions }: Report): Block[] {
  const drawn = new Set(paths.map(({ principal }) => principal));
  return permissions
    .filter(({ subject }) => !subject.includes("/role/") && !drawn.has(subject))
    .map(({ subject, policies }) => ({ callers: [{ key: subject }], policies }));
}

function cut(block: Block, mostRows: number): Block {
  return { ...block, callers: block.callers.slice(0, mostRows), policies: block.policies.slice(0, mostRows) };
}

function changedFirst({ permissions }: Report) {
  const changes = new Map(permissions.map(({ subject, change }) => [subject, change]));
  const isChanged = ({ role, callers }: Block): boolean => {
    const keys = [role, ...callers.map(({ key }) => key)];
    return (
      callers.some(({ path }) => path && path.change !== "equal") ||
      keys.some((key) => key !== undefined && isReal(changes.get(key)))
    );
  };
  return (left: Block, right: Block): number => Number(isChanged(right)) - Number(isChanged(left));
}

const isReal = (change: PermissionChange["change"] | undefined): boolean =>
  change !== undefined && change !== "equal" && change !== "rewritten";
