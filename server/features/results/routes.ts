import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { CampaignPicture } from '../../domain/comparison/campaign-picture.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import { mayShow } from '../../domain/statistics/may-show.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { sightOf } from '../../http/sight.ts';
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

  /** What the answers about all units of a campaign have in common for everybody with the same sight. */
  const frames = new Kept<Awaited<ReturnType<typeof readFrame>>>(32);
  const frameOf = (trx: Query, session: Session, campaignId: string) =>
    frames.get(`${sightOf(session)} ${campaignId}`, async () =>
      readFrame(trx, await readSeen(trx, session, campaignId, pictures)),
    );
  const seenUnit = async (trx: Query, session: Session, campaignId: string, unitId: string | undefined) => {
    const frame = await frameOf(trx, session, campaignId);
    const { tree, visible } = frame.seen;
    const unit = tree.find((entry) => entry.id === (unitId ?? topmost(visible)?.id));
    if (!unit) throw new NotFound();
    if (!visible.some((entry) => entry.id === unit.id)) throw new NotAllowed();
    return { ...frame, unit };
  };

  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/heatmap': async ({ session, trx, params }) => {
      const { seen } = await frameOf(trx, session, params.campaignId);
      const units = inTreeOrder(seen.visible);
      return {
        units: [...units],
        scales: seen.scales.map(describe),
        heat: units.length === seen.tree.length ? wholeHeat(seen, units) : heatOf(seen, units),
      };
    },
    'GET /api/campaigns/:campaignId/results': async ({ session, trx, params, query }) => {
      const { seen, unit, response, organisation, ofTop } = await seenUnit(
        trx,
        session,
        params.campaignId,
        query.unitId,
      );
      const { campaign, previous, tree, visible, scales, picture } = seen;
      return {
        campaign: {
          id: campaign.id,
          title: campaign.title,
          opensOn: campaign.opensOn,
          closesOn: campaign.closesOn,
          questionnaireId: campaign.questionnaireId,
          releasedAt: seen.releasedAt.toISOString(),
        },
        response,
        previous: previous ? { id: previous.id, title: previous.title } : null,
        organisationName: organisation.name,
        unit,
        path: pathTo(unit, tree).filter((entry) => visible.some((other) => other.id === entry.id)),
        children: visible.filter((entry) => entry.parentId === unit.id),
        scales: scales.map(describe),
        figures: unit.id === picture.topId ? ofTop : await readFiguresOf(trx, seen, unit.id),
        organisation: ofTop,
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

async function readFrame(trx: Query, seen: Seen) {
  return {
    seen,
    response: await responseOf(trx, seen.campaign.id),
    organisation: await selectOrganisation(trx).executeTakeFirstOrThrow(),
    ofTop: await readFiguresOf(trx, seen, seen.picture.topId),
  };
}

async function readFiguresOf(trx: Query, { campaign, picture, scales }: Seen, unitId: string) {
  return unitFigures(picture, unitId, scales, await readOwn(trx, campaign.id, unitId));
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
