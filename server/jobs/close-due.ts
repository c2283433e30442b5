import { randomUUID } from 'node:crypto';
import { type Doors, inOrganisation } from '../db/connection.ts';

/** Closes campaigns whose last day has passed, just as HR would. Gives false: there is never more at once. */
export async function closeDueCampaigns(work: Doors['work'], today: string, now: Date): Promise<boolean> {
  const due = await work
    .selectFrom('campaign')
    .select(['organisation_id as organisationId', 'id'])
    .where('status', '=', 'open')
    .where('closes_on', '<', today)
    .execute();
  for (const campaign of due) {
    await inOrganisation(work, campaign.organisationId, async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('campaign')
        .set({ status: 'closed', closed_at: now })
        .where('id', '=', campaign.id)
        .where('status', '=', 'open')
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      await trx
        .insertInto('job')
        .values({
          organisation_id: campaign.organisationId,
          id: randomUUID(),
          campaign_id: campaign.id,
          kind: 'tally',
          heartbeat_at: now,
        })
        .execute();
    });
  }
  return false;
}
