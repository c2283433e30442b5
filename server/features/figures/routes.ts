import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { selectFrozenTree, selectPublishedCells } from '../../db/published-cells.ts';
import type { Definition, Scale } from '../../domain/questionnaire/definition.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { visibleFrozenUnits } from '../../http/visible-frozen-units.ts';
import type { PublishedSets } from '../../privacy/combined-view.ts';
import { readCell } from '../../privacy/read-cell.ts';
import { findPublished, lineOf } from '../../published/find-published.ts';
import { allTopmost, topmost } from '../../published/seen-tree.ts';
import { routes } from './contract.ts';
import { countWhere, togetherAt } from './count-where.ts';
import { describeScale, scaleFigures, type StoredCell } from './describe.ts';
import { selectPublishedSets } from './queries.ts';

export async function figures(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/figures': async ({ session, trx, params, query }) => {
      const campaign = await findPublished(trx, params.campaignId);
      const tree = await selectFrozenTree(trx, campaign.id).execute();
      const visible = await visibleFrozenUnits(trx, session, tree);
      const unit = tree.find((entry) => entry.id === (query.unitId ?? topmost(visible)?.id));
      const scales = reported(campaign.definition);
      const scale = scales.find((entry) => entry.id === (query.scale ?? scales[0]?.id));
      if (!unit || !scale) throw new NotFound();
      if (!visible.some((entry) => entry.id === unit.id)) throw new NotAllowed();
      const cells = await readStored(trx, campaign.id, unit.id, scale.id);
      return {
        campaign: lineOf(campaign),
        unit,
        units: [...visible],
        scales: scales.map(describeScale),
        scale: describeScale(scale),
        ...scaleFigures(campaign.definition, scale, cells),
        asked: campaign.definition.background.map(({ title }) => title),
      };
    },
    'GET /api/campaigns/:campaignId/coverage': async ({ session, trx, params }) => {
      const campaign = await findPublished(trx, params.campaignId);
      const tree = await selectFrozenTree(trx, campaign.id).execute();
      const visible = await visibleFrozenUnits(trx, session, tree);
      const plans = await readPlans(trx, campaign.id, campaign.definition);
      const named = (id: string | null) => tree.find((entry) => entry.id === id) ?? null;
      const places = countWhere(
        tree,
        plans,
        visible.map(({ id }) => id),
      );
      const own = allTopmost(visible).map(({ id }) => id);
      const together = named(togetherAt(tree, plans, own));
      return {
        campaign: lineOf(campaign),
        units: places.map(({ unit, shown, countedAt }) => ({
          id: unit,
          name: named(unit)?.name ?? '',
          shown,
          scales: plans.length,
          countedAt: named(countedAt),
          countsFor: places
            .filter((other) => other.unit !== unit && other.countedAt === unit)
            .flatMap((other) => named(other.unit) ?? []),
        })),
        together: together && {
          ...together,
          own: visible.some(({ id }) => id === together.id),
          figures: await scaleCellsOf(trx, campaign, together.id),
        },
      };
    },
  });
}

type Published = Awaited<ReturnType<typeof findPublished>>;

/** Answers that are for the employee alone are reported to nobody. */
function reported({ scales }: Definition): readonly Scale[] {
  return scales.filter((scale) => scale.report !== 'individual');
}

async function readStored(trx: Query, campaignId: string, unitId: string, scale: string) {
  const kinds = ['scale', 'item', 'prevalence', 'cut'] as const;
  const found: StoredCell[] = [];
  for (const kind of kinds) {
    const rows = await selectPublishedCells(trx, { campaignId, kind, unitIds: [unitId], scale }).execute();
    found.push(...rows.map(({ cell }) => ({ kind, cell })));
  }
  return found;
}

async function readPlans(trx: Query, campaignId: string, definition: Definition) {
  const stored = await selectPublishedSets(trx, campaignId).executeTakeFirst();
  const plans = (stored?.plans ?? {}) as Record<string, PublishedSets>;
  return definition.scales
    .filter(({ report }) => report === 'scale')
    .flatMap(({ id }): PublishedSets[] => (plans[id] ? [plans[id]] : []));
}

async function scaleCellsOf(trx: Query, { id, definition }: Published, unitId: string) {
  const cells = await selectPublishedCells(trx, {
    campaignId: id,
    kind: 'scale',
    unitIds: [unitId],
  }).execute();
  return definition.scales.flatMap((scale) => {
    const found = cells.find((entry) => entry.scale === scale.id);
    return found ? [{ scale: describeScale(scale), figure: readCell('scale', found.cell) }] : [];
  });
}
