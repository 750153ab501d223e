import { Error, Set } from '../../lib/primordials.ts';
import { sendRetrying, type RetryOptions } from '../retrying.ts';

interface Paged {
  NextMarker?: string | undefined;
}

/** Which list of Lambda is read. */
export interface Listing<Page extends Paged, Item> {
  /** The IAM action. */
  action: string;
  ask: (Marker: string | undefined, options: { abortSignal: AbortSignal }) => Promise<Page>;
  items: (page: Page) => readonly Item[] | undefined;
}

/** All pages of a list of Lambda. Rejects if one cannot be read: a part of a list says nothing. */
export async function listAll<Page extends Paged, Item>(
  { action, ask, items }: Listing<Page, Item>,
  retry: RetryOptions,
): Promise<Item[]> {
  const all: Item[] = [];
  const seen = new Set<string>();
  let marker: string | undefined;
  for (;;) {
    const asked = marker;
    const page = await sendRetrying(action, (options) => ask(asked, options), retry);
    const found = items(page);
    if (found === undefined) throw new Error(`${action}: the answer has no list`);
    all.push(...found);
    marker = page.NextMarker || undefined;
    if (marker === undefined) return all;
    if (seen.has(marker)) throw new Error(`${action}: a page leads to one that was read`);
    seen.add(marker);
  }
}
