import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { selectFrozenTree, selectPublishedCells } from '../../db/published-cells.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { Definition, Scale } from '../../domain/questionnaire/definition.ts';
import { sameScales } from '../../domain/questionnaire/same-items.ts';
import type { NormTable } from '../../domain/questionnaire/norms.ts';
import { NotAllowed, NotFound, NotPublished } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { visibleFrozenUnits } from '../../http/visible-frozen-units.ts';
import { readScaleFigures } from '../../privacy/read-cell.ts';
import { absenceNorms } from './absence-norms.ts';
import { routes } from './contract.ts';
import { selectOrganisation, selectPrevious, selectPublishedCampaign } from './queries.ts';
import { type Shown, summarise } from './summarise.ts';

interface ResultsHouse extends House {
  readonly norms: readonly NormTable[];
}

export async function results(app: FastifyInstance, house: ResultsHouse): Promise<void> {
  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/results': async ({ session, trx, params, query }) => {
      const campaign = await selectPublishedCampaign(trx, params.campaignId).executeTakeFirst();
      if (!campaign) throw new NotFound();
      if (campaign.status !== 'published') throw new NotPublished();
      const tree = await selectFrozenTree(trx, campaign.id).execute();
      const visible = await visibleFrozenUnits(trx, session, tree);
      const unit = tree.find((entry) => entry.id === (query.unitId ?? topmost(visible)?.id));
      if (!unit) throw new NotFound();
      if (!visible.some((entry) => entry.id === unit.id)) throw new NotAllowed();
      const top = tree.find((entry) => entry.parentId === null) ?? unit;

      const children = visible.filter((entry) => entry.parentId === unit.id);
      const definition = campaign.definition as Definition;
      const scales = definition.scales.filter((scale) => scale.report === 'scale');
      const previous = await selectPrevious(trx, campaign).executeTakeFirst();
      const unitIds = [unit.id, ...children.map((child) => child.id)];
      const shown = await readShown(
        trx,
        campaign.id,
        tree.map((entry) => entry.id),
      );
      const figures = summarise({
        unitIds,
        topId: top.id,
        scales,
        shown,
        earlier: previous ? await readShown(trx, previous.id, [...unitIds, top.id]) : new Map(),
        comparable: previous ? sameScales(definition, previous.definition as Definition) : new Set(),
      });
      const organisation = await selectOrganisation(trx).executeTakeFirstOrThrow();
      const ofTop = summarise({
        unitIds: [top.id],
        topId: top.id,
        scales,
        shown,
        earlier: new Map(),
        comparable: new Set(),
      });
      return {
        campaign: {
          id: campaign.id,
          title: campaign.title,
          closesOn: campaign.closesOn,
          questionnaireId: campaign.questionnaireId,
        },
        previous: previous ? { id: previous.id, title: previous.title } : null,
        organisationName: organisation.name,
        unit,
        path: pathTo(unit, tree).filter((entry) => visible.some((seen) => seen.id === entry.id)),
        children,
        units: [...visible],
        scales: scales.map(describe),
        figures,
        organisation: ofTop[top.id] ?? {},
        absenceNorms:
          campaign.questionnaireId === 'verzuim'
            ? absenceNorms(house.norms, organisation, calendarDay(house.now()))
            : [],
      };
    },
  });
}

interface Node {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
}

function topmost(units: readonly Node[]): Node | undefined {
  const ids = new Set(units.map((unit) => unit.id));
  return units.find((unit) => unit.parentId === null || !ids.has(unit.parentId));
}

function pathTo(unit: Node, tree: readonly Node[]): Node[] {
  const parent = tree.find((entry) => entry.id === unit.parentId);
  return parent ? [...pathTo(parent, tree), unit] : [unit];
}

async function readShown(trx: Query, campaignId: string, unitIds: readonly string[]): Promise<Shown> {
  return readScaleFigures(await selectPublishedCells(trx, { campaignId, kind: 'scale', unitIds }).execute());
}

function describe({ id, title, measures, higherIs, favourable, field4A, minimumGroup }: Scale) {
  return { id, title, measures, higherIs, favourable: favourable ?? null, field4A, minimumGroup };
}
