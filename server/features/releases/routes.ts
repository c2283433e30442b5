import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { inOrganisation } from '../../db/connection.ts';
import { selectFrozenTree } from '../../db/published-cells.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { type House, serve } from '../../http/serve.ts';
import { findPublished } from '../../published/find-published.ts';
import { routes } from './contract.ts';
import { goneUnits, newUnits } from './name-units.ts';
import { selectLivingUnits, selectReleases, selectRenamed } from './queries.ts';
import { releaseAgain } from './release-again.ts';

const WrongLabel = createError(
  'WRONG_LABEL',
  'Only a unit that is gone can be carried on, by one unit that the campaign does not know',
  422,
);
const ReleaseRefused = createError(
  'RELEASE_REFUSED',
  'This release would differ from the earlier one in more than names: %s',
  409,
);

export async function releases(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/releases': async ({ trx, params: { campaignId } }) => {
      const campaign = await findPublished(trx, campaignId);
      const tree = await selectFrozenTree(trx, campaignId).execute();
      const living = await selectLivingUnits(trx).execute();
      const renamed = await selectRenamed(trx, campaignId).execute();
      const made = await selectReleases(trx, campaignId).execute();
      return {
        campaign: { id: campaign.id, title: campaign.title },
        releases: made.map(({ number, releasedAt, madeBy }) => ({
          number,
          releasedOn: calendarDay(releasedAt),
          madeBy,
          renamed: renamed.filter((entry) => entry.number === number),
        })),
        gone: [...goneUnits(tree, living)],
        candidates: [...newUnits(tree, living)],
      };
    },
    'POST /api/campaigns/:campaignId/releases': async ({ session, trx, params: { campaignId }, body }) => {
      await findPublished(trx, campaignId);
      // The manage site cannot write a release: the door of the jobs does.
      const again = await inOrganisation(house.doors.work, session.organisationId, (work) =>
        releaseAgain(work, {
          organisationId: session.organisationId,
          accountId: session.accountId,
          campaignId,
          now: house.now(),
          labels: body.labels,
        }),
      );
      if (again.kind === 'wrong-label') throw new WrongLabel();
      if (again.kind === 'refused') throw new ReleaseRefused(again.reason);
      return { number: again.number };
    },
  });
}
