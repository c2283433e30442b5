import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { CampaignPicture } from '../../domain/comparison/campaign-picture.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import { mayShow } from '../../domain/statistics/may-show.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { type Heat, routes } from './contract.ts';
import { heatmap } from './heatmap.ts';
import { selectOrganisation, selectResponse } from './queries.ts';
import { absenceNorms } from '../../published/absence-norms.ts';
import { readOutsideNorm } from '../../published/outside-norm.ts';
import type { NormSources } from '../../published/outside-norms.ts';
import { Kept } from '../../published/kept.ts';
import type { KeptPictures } from '../../published/read-picture.ts';
import { readSeries } from '../../published/read-series.ts';
import { readOwn, readSeen, type Seen } from '../../published/seen-campaign.ts';
import { inTreeOrder, type Node, pathTo, topmost } from '../../published/seen-tree.ts';
import { unitFigures } from './unit-figures.ts';

interface ResultsHouse extends House, NormSources {}

export async function results(app: FastifyInstance, house: ResultsHouse): Promise<void> {
  const pictures: KeptPictures = new Kept();
  const heatOf = ({ picture, scales }: Seen, units: readonly Node[]) =>
    heatmap(
      picture,
      units.map(({ id }) => id),
      scales.map(({ id }) => id),
    );
  /** The lists of everything are the same for everybody who sees everything, and the costliest to make. */
  const wholes = new WeakMap<CampaignPicture, Heat>();
  const wholeHeat = (seen: Seen, units: readonly Node[]) => {
    const found = wholes.get(seen.picture) ?? heatOf(seen, units);
    wholes.set(seen.picture, found);
    return found;
  };

  const seenUnit = async (trx: Query, session: Session, campaignId: string, unitId: string | undefined) => {
    const seen = await readSeen(trx, session, campaignId, pictures);
    const unit = seen.tree.find((entry) => entry.id === (unitId ?? topmost(seen.visible)?.id));
    if (!unit) throw new NotFound();
    if (!seen.visible.some((entry) => entry.id === unit.id)) throw new NotAllowed();
    return { seen, unit };
  };

  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/heatmap': async ({ session, trx, params }) => {
      const seen = await readSeen(trx, session, params.campaignId, pictures);
      const units = inTreeOrder(seen.visible);
      return {
        units: [...units],
        scales: seen.scales.map(describe),
        heat: units.length === seen.tree.length ? wholeHeat(seen, units) : heatOf(seen, units),
      };
    },
    'GET /api/campaigns/:campaignId/results': async ({ session, trx, params, query }) => {
      const { seen, unit } = await seenUnit(trx, session, params.campaignId, query.unitId);
      const { campaign, previous, tree, visible, scales, picture } = seen;
      const figuresOf = async (unitId: string) =>
        unitFigures(picture, unitId, scales, await readOwn(trx, campaign.id, unitId));
      const organisation = await selectOrganisation(trx).executeTakeFirstOrThrow();
      return {
        campaign: {
          id: campaign.id,
          title: campaign.title,
          opensOn: campaign.opensOn,
          closesOn: campaign.closesOn,
          questionnaireId: campaign.questionnaireId,
          releasedAt: seen.releasedAt.toISOString(),
        },
        response: await responseOf(trx, campaign.id),
        previous: previous ? { id: previous.id, title: previous.title } : null,
        organisationName: organisation.name,
        unit,
        path: pathTo(unit, tree).filter((entry) => visible.some((other) => other.id === entry.id)),
        children: visible.filter((entry) => entry.parentId === unit.id),
        units: [...visible],
        scales: scales.map(describe),
        figures: await figuresOf(unit.id),
        organisation: await figuresOf(picture.topId),
        absenceNorms:
          campaign.questionnaireId === 'verzuim'
            ? absenceNorms(house.norms, organisation, calendarDay(house.now()))
            : [],
      };
    },
    'GET /api/campaigns/:campaignId/series': async ({ session, trx, params, query }) => {
      const { seen, unit } = await seenUnit(trx, session, params.campaignId, query.unitId);
      return readSeries(trx, seen, unit.id, pictures);
    },
    'GET /api/campaigns/:campaignId/outside-norms': async ({ session, trx, params, query }) => {
      const { seen, unit } = await seenUnit(trx, session, params.campaignId, query.unitId);
      const today = calendarDay(house.now());
      return readOutsideNorm(trx, house, { seen, unitId: unit.id, asked: query, today });
    },
  });
}

async function responseOf(trx: Query, campaignId: string) {
  const found = await selectResponse(trx, campaignId).executeTakeFirstOrThrow();
  const [invited, counted] = [Number(found.invited ?? 0), found.counted ?? 0];
  const share = invited > 0 ? counted / invited : 0;
  const answer = mayShow('response', { responseRate: share });
  return {
    invited,
    counted,
    percent: Math.round(100 * share),
    cautions: answer.show ? [...answer.cautions] : [],
  };
}

function describe({ id, title, measures, higherIs, favourable, field4A, minimumGroup }: Scale) {
  return { id, title, measures, higherIs, favourable: favourable ?? null, field4A, minimumGroup };
}
