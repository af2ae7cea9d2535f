/** One page of a CAM list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Number of items on all pages. */
  readonly total: number;
}

/** The largest page that CAM returns. */
export const camPageSize = 200;

/** Every item of a paged list; pages are numbered from 1. */
export async function allPages<Item>(fetchPage: (number: number) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  for (let number = 1; ; number++) {
    const { items, total } = await fetchPage(number);
    all.push(...items);
    if (all.length >= total || items.length === 0) return all;
  }
}
