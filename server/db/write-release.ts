import { createHash } from 'node:crypto';
import type { Query } from './connection.ts';

/** A figure as far as its place in the table goes. */
interface Cell {
  readonly kind: 'scale' | 'item' | 'prevalence' | 'cut';
  readonly unit: string;
  readonly scale: string;
  readonly item?: string;
  readonly cut?: string;
  readonly category?: string;
}

interface Entry {
  readonly scale: string;
  readonly k: number;
  readonly blocks: readonly { readonly id: string; readonly n: number }[];
  readonly published: readonly { readonly unit: string; readonly blocks: readonly string[] }[];
  readonly cutTables: readonly unknown[];
  readonly cells: readonly Cell[];
}

export interface NewRelease {
  readonly organisationId: string;
  readonly campaignId: string;
  readonly releaseId: string;
  readonly number: number;
  readonly now: Date;
  readonly madeBy?: string;
  readonly rules: Readonly<Record<string, number>>;
  readonly entries: readonly Entry[];
}

const BATCH = 2000;

/** A release with its figures for readers and its ledger for jobs: appended, never changed. */
export async function writeRelease(trx: Query, release: NewRelease): Promise<void> {
  const plans = Object.fromEntries(
    release.entries.map(({ scale, published }) => [
      scale,
      published.map(({ unit, blocks }) => ({ unit, blocks })),
    ]),
  );
  const key = { organisation_id: release.organisationId, release_id: release.releaseId };
  await trx
    .insertInto('release')
    .values({
      organisation_id: release.organisationId,
      id: release.releaseId,
      campaign_id: release.campaignId,
      number: release.number,
      released_at: release.now,
      made_by: release.madeBy ?? null,
      rules: JSON.stringify(release.rules),
      plans: JSON.stringify(plans),
      digest: createHash('sha256').update(JSON.stringify(plans)).digest('hex'),
    })
    .execute();
  const ledger = release.entries.map(({ cells: _, ...entry }) => ({
    ...key,
    scale: entry.scale,
    entry: JSON.stringify(entry),
  }));
  if (ledger.length > 0) await trx.insertInto('release_ledger').values(ledger).execute();
  const cells = release.entries.flatMap((entry) => entry.cells);
  for (let start = 0; start < cells.length; start += BATCH) {
    await trx
      .insertInto('published_cell')
      .values(
        cells.slice(start, start + BATCH).map((cell) => ({
          ...key,
          campaign_id: release.campaignId,
          unit_id: cell.unit,
          kind: cell.kind,
          scale: cell.scale,
          item: cell.item ?? '',
          cut: cell.cut ?? '',
          category: cell.category ?? '',
          cell: JSON.stringify(cell),
        })),
      )
      .execute();
  }
}
