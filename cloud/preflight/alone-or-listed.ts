import type { AccountMemory } from "./run-memory";

/** How many things of a list are asked for alone before the whole list is worth its pages. */
const askedAlone = 1;
/** The most pages of a list that are fetched: what is not on them is asked for alone. */
const mostPages = 50;

export interface Lookup<List, Found> {
  /** Names the list among all lists of a run. */
  readonly list: string;
  /** How long the list is shared; milliseconds. Default: two minutes. */
  readonly lifetime?: number;
  /** Asks the service for this thing alone. */
  one(): Promise<Found>;
  /** Fetches the whole list. */
  all(): Promise<List>;
  /** The thing according to the list; undefined where the list does not tell, so that it is asked for alone. */
  within(list: List): Found | undefined;
}

/**
 * Finds one of many things with few calls: the first thing of a run is asked for alone; for all others the list is
 * fetched once and shared. Where the list fails or does not tell, the thing is asked for alone, so it is never missed.
 */
export async function aloneOrListed<List, Found>(
  memory: AccountMemory,
  { list, lifetime, one, all, within }: Lookup<List, Found>,
): Promise<Found> {
  if (memory.count(`list ${list}`) <= askedAlone) return one();
  const fetched = await memory.share(`list ${list}`, all, { lifetime }).catch(() => undefined);
  return (fetched === undefined ? undefined : within(fetched)) ?? one();
}

/**
 * The things of a paged list by their ids.
 *
 * @param page returns one page, by the number of things before it.
 */
export async function fetchById<Item>(
  pageSize: number,
  page: (offset: number) => Promise<readonly Item[]>,
  idOf: (item: Item) => string,
): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  for (let number = 0; number < mostPages; number++) {
    const items = await page(number * pageSize);
    for (const item of items) found.set(idOf(item), item);
    if (items.length < pageSize) break;
  }
  return found;
}
