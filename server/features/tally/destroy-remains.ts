import { type DestructionCertificate } from '../../crypto/key-store.ts';
import { inOrganisation } from '../../db/connection.ts';
import { boxIsGone, pushOutLog, selectCertificate, updateCertificate } from './queries.ts';
import type { TallyInput } from './tally.ts';

/** What was destroyed after a count, as far as this program could see to it. Kept with the tally, for everyone to read. */
export interface Certificate extends DestructionCertificate {
  /** The tables of ballots and of who fetched a credential are no longer there. */
  readonly ballotBoxGone: boolean;
  /** Files of the database's log of changes from before the count that are still there; null when it may not look. */
  readonly logFilesLeft: number | null;
}

/**
 * After the count: the keys, and the database's own log, which still holds the sealed ballots and when they came. May be
 * done again after a crash. Keys that are gone already leave the certificate of their destruction as it was.
 */
export async function destroyRemains({ work, keys, organisationId, campaignId }: TallyInput): Promise<void> {
  const keysGone = await keys.shredCampaignKeys(campaignId);
  const logFilesLeft = await pushOutLog(work);
  await inOrganisation(work, organisationId, async (trx) => {
    const before = (await selectCertificate(trx, campaignId).executeTakeFirst())?.certificate ?? {};
    const ballotBoxGone = await boxIsGone(trx, campaignId);
    const certificate = { ...before, ...keysGone, ballotBoxGone, logFilesLeft };
    await updateCertificate(trx, campaignId, certificate).execute();
  });
}
