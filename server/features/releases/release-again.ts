import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import { selectFrozenTree } from '../../db/published-cells.ts';
import { writeRelease } from '../../db/write-release.ts';
import type { Cell } from '../../privacy/cells.ts';
import { checkSecondRelease, type LedgerEntry, relabel, type SecondRelease } from '../../privacy/ledger.ts';
import { nameUnits } from './name-units.ts';
import {
  holdCampaign,
  insertReleaseUnits,
  selectCells,
  selectLedger,
  selectLivingUnits,
  selectReleases,
} from './queries.ts';

interface Wanted {
  readonly organisationId: string;
  readonly campaignId: string;
  readonly accountId: string;
  readonly now: Date;
  readonly labels: readonly { readonly from: string; readonly to: string }[];
}

export type Again =
  | { readonly kind: 'released'; readonly number: number }
  | { readonly kind: 'wrong-label' }
  | { readonly kind: 'refused'; readonly reason: Extract<SecondRelease, { ok: false }>['reason'] };

/**
 * Releases a campaign once more under other unit names, if the ledger allows it: the same blocks with the same people,
 * the same sets, tables and figures. The old release stays; readers get the newest.
 */
export async function releaseAgain(trx: Query, wanted: Wanted): Promise<Again> {
  const { organisationId, campaignId } = wanted;
  await holdCampaign(trx, campaignId).executeTakeFirstOrThrow();
  const tree = await selectFrozenTree(trx, campaignId).execute();
  const named = nameUnits(tree, await selectLivingUnits(trx).execute(), wanted.labels);
  if (!named) return { kind: 'wrong-label' };
  const [newest] = await selectReleases(trx, campaignId).execute();
  if (!newest) throw new Error('A campaign that was never released cannot be released again');
  const old = await readEntries(trx, newest.id);
  const next = relabel(old, new Map(wanted.labels.map(({ from, to }) => [from, to])));
  const verdict = checkSecondRelease(old, next);
  if (!verdict.ok) return { kind: 'refused', reason: verdict.reason };
  const releaseId = randomUUID();
  const number = newest.number + 1;
  await writeRelease(trx, {
    ...{ organisationId, campaignId, releaseId, number },
    now: wanted.now,
    madeBy: wanted.accountId,
    rules: newest.rules as Record<string, number>,
    entries: next,
  });
  await insertReleaseUnits(
    trx,
    named.map(({ id, parentId, frozenId, code, name }) => ({
      organisation_id: organisationId,
      release_id: releaseId,
      unit_id: id,
      parent_unit_id: parentId,
      frozen_unit_id: frozenId,
      code,
      name,
    })),
  ).execute();
  return { kind: 'released', number };
}

/** What a release told, as the ledger keeps it, with its figures. */
async function readEntries(trx: Query, releaseId: string): Promise<readonly LedgerEntry[]> {
  const cells = new Map<string, Cell[]>();
  for (const { scale, cell } of await selectCells(trx, releaseId).execute()) {
    const own = cells.get(scale);
    if (own) own.push(cell as unknown as Cell);
    else cells.set(scale, [cell as unknown as Cell]);
  }
  const ledger = await selectLedger(trx, releaseId).execute();
  return ledger.map(({ entry }) => {
    const kept = entry as unknown as Omit<LedgerEntry, 'cells'>;
    return { ...kept, cells: cells.get(kept.scale) ?? [] };
  });
}
