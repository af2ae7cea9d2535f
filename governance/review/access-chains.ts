import type { AccessPath } from "./access-paths";

/** Steps from a principal to a role; all but the last lead to a role that can assume the next one. */
export type Way = readonly AccessPath[];

export const startOf = (way: Way): string => way[0]?.principal ?? "";
export const endOf = (way: Way): string => way.at(-1)?.role ?? "";

/** The paths by the role that they lead to. */
export function waysByRole(paths: readonly AccessPath[]): ReadonlyMap<string, readonly AccessPath[]> {
  const byRole = new Map<string, AccessPath[]>();
  for (const path of paths) {
    const known = byRole.get(path.role);
    if (known) known.push(path);
    else byRole.set(path.role, [path]);
  }
  return byRole;
}

/** The shortest way of each principal that can get to the role, nearest first. */
export function shortestWays(role: string, waysInto: ReadonlyMap<string, readonly AccessPath[]>): Way[] {
  const found = new Map<string, Way>();
  let nearest: Way[] = [[]];
  while (nearest.length > 0) {
    const next = nearest.flatMap((way) =>
      (waysInto.get(way[0]?.principal ?? role) ?? []).map((step): Way => [step, ...way]),
    );
    nearest = next.filter((way) => {
      const isKnown = startOf(way) === role || found.has(startOf(way));
      if (!isKnown) found.set(startOf(way), way);
      return !isKnown;
    });
  }
  return [...found.values()];
}
