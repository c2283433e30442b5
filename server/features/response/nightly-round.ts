import { type Doors, inOrganisation } from '../../db/connection.ts';
import { releaseResponse } from '../../privacy/release.ts';
import {
  ageIssues,
  claimNight,
  countBallotsByScope,
  removeOutdatedInvitations,
  replaceFigures,
  replaceHeld,
  selectDueCampaigns,
  selectHeld,
  selectOutdated,
  selectResponseTree,
} from './queries.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Once a night for every open campaign: renews the response that HR may follow, and lets a day pass for credentials that
 * were issued. Two rounds of one campaign are never less than a day apart, so two rounds prove a day without a clock in
 * any row. Gives false: there is never more at once.
 */
export async function runNightlyRound(work: Doors['work'], now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - DAY_MS);
  for (const { organisationId, id: campaignId } of await selectDueCampaigns(work, before).execute()) {
    await inOrganisation(work, organisationId, async (trx) => {
      const { rows } = await claimNight(trx, campaignId, before, now);
      if (rows.length === 0) return;
      await ageIssues(trx, campaignId).execute();
      const tree = await selectResponseTree(trx, campaignId).execute();
      const counts = await countBallotsByScope(trx, campaignId).execute();
      const held = new Map((await selectHeld(trx, campaignId).execute()).map((row) => [row.block, row.held]));
      const renewed = releaseResponse(tree, counts, held);
      const named = { organisationId, campaignId };
      await replaceHeld(trx, named, renewed.held);
      await replaceFigures(trx, named, renewed.cells);
    });
  }
  await forgetOutdated(work, now);
  return false;
}

/** Links and letters of counted campaigns go when the days of their contract are over. */
async function forgetOutdated(work: Doors['work'], now: Date): Promise<void> {
  const { rows } = await selectOutdated(work, now);
  for (const { organisationId, id } of rows) {
    await inOrganisation(work, organisationId, (trx) => removeOutdatedInvitations(trx, id, now));
  }
}
