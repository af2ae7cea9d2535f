import type { CloudAccount } from "../client";
import { rememberedInRun } from "./run-memory";

/** How many are asked for alone before the whole list is worth its pages. */
const askedAlone = 1;
/** More pages than this are not fetched: what is not among them is asked for alone. */
const mostPages = 50;

export interface ListedThings<Item> {
  /** Names the list among all of a run. */
  readonly list: string;
  readonly id: string;
  readonly pageSize: number;
  one(): Promise<Item | undefined>;
  /** A page of the list, by the number of things before it. */
  page(offset: number): Promise<readonly Item[]>;
  idOf(item: Item): string;
}

const asked = new WeakMap<CloudAccount, Map<string, number>>();

/**
 * A thing by its id, with few calls however many are looked for: the first is asked for alone, for the others the list is
 * fetched once for the whole run. What it does not show is asked for alone all the same, so that it is never missed.
 */
export async function findListed<Item>(
  account: CloudAccount,
  things: ListedThings<Item>,
): Promise<Item | undefined> {
  const { list, id, one } = things;
  if (countAsked(account, list) <= askedAlone) return one();
  const found = await rememberedInRun(account, `list ${list}`, () => fetchAll(things)).catch(() => undefined);
  return found?.get(id) ?? one();
}

function countAsked(account: CloudAccount, list: string): number {
  const counts = asked.get(account) ?? new Map<string, number>();
  asked.set(account, counts);
  const count = (counts.get(list) ?? 0) + 1;
  counts.set(list, count);
  return count;
}

async function fetchAll<Item>({
  pageSize,
  page,
  idOf,
}: ListedThings<Item>): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  for (let number = 0; number < mostPages; number++) {
    const items = await page(number * pageSize);
    for (const item of items) found.set(idOf(item), item);
    if (items.length < pageSize) break;
  }
  return found;
}
