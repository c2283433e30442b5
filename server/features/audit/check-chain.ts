import { type ChainedEntry, firstBrokenEntry } from '../../crypto/audit-chain.ts';
import type { Query } from '../../db/connection.ts';
import { selectAnchor, selectChain } from './queries.ts';

const AT_ONCE = 5_000;

export interface Chain {
  readonly entries: number;
  readonly brokenAt: number | null;
  readonly newestHash: string;
  readonly first: number;
  readonly newest: number;
}

/** Reads the log of one organisation from the first entry on and checks every link. */
export async function checkChain(trx: Query): Promise<Chain> {
  const anchor = await selectAnchor(trx).executeTakeFirst();
  const all: ChainedEntry[] = [];
  for (let after = 0; ;) {
    const part = await selectChain(trx, after, AT_ONCE).execute();
    all.push(...part);
    if (part.length < AT_ONCE) break;
    after = part.at(-1)?.number ?? after;
  }
  const newest = all.at(-1)?.hash;
  return {
    entries: all.length,
    brokenAt: firstBrokenEntry(all, anchor),
    newestHash: newest ? Buffer.from(newest).toString('hex') : '',
    first: Number(anchor?.number ?? 0) + 1,
    newest: Number(all.at(-1)?.number ?? anchor?.number ?? 0),
  };
}
