import type { FastifyInstance } from 'fastify';
import { selectPublishedAnalyses } from '../../db/published-analyses.ts';
import { selectPublishedCells } from '../../db/published-cells.ts';
import { addPeopleBelow } from '../../domain/people-below.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { visibleFrozenUnits } from '../../http/visible-frozen-units.ts';
import { readAnalyses } from '../../privacy/read-analysis.ts';
import { readScaleFigures } from '../../privacy/read-cell.ts';
import { findPublished, lineOf } from '../../published/find-published.ts';
import { composeAnalyses } from './compose-analyses.ts';
import { routes } from './contract.ts';
import { selectInvitedTree } from './queries.ts';

export async function analyses(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/analyses': async ({ session, trx, params, query }) => {
      const { campaignId } = params;
      const campaign = await findPublished(trx, campaignId);
      const tree = withInvitedBelow(await selectInvitedTree(trx, campaignId).execute());
      const visible = await visibleFrozenUnits(trx, session, tree);
      const ids = new Set(visible.map(({ id }) => id));
      const unit = query.unitId
        ? tree.find(({ id }) => id === query.unitId)
        : visible.find(({ parentId }) => parentId === null || !ids.has(parentId));
      if (!unit) throw new NotFound();
      if (!ids.has(unit.id)) throw new NotAllowed();
      const shown = [unit, ...visible.filter(({ parentId }) => parentId === unit.id)];
      const top = tree.find(({ parentId }) => parentId === null) ?? unit;
      // The departments go into one weighted mean of the organisation; their own figures do not leave.
      const departments = tree.filter(({ parentId }) => parentId === top.id);
      const unitIds = [...new Set([top, ...departments, ...shown].map(({ id }) => id))];
      const cells = await selectPublishedCells(trx, { campaignId, kind: 'scale', unitIds }).execute();
      const stored = await selectPublishedAnalyses(trx, {
        campaignId,
        unitIds: [top.id, ...shown.map(({ id }) => id)],
      }).execute();
      return {
        campaign: lineOf(campaign),
        ...composeAnalyses({
          definition: campaign.definition,
          tree,
          top,
          shown,
          figures: readScaleFigures(cells),
          cells: readAnalyses(stored),
        }),
      };
    },
  });
}

function withInvitedBelow<
  T extends { readonly id: string; readonly parentId: string | null; readonly invited: number },
>(tree: readonly T[]): readonly T[] {
  return addPeopleBelow(tree.map((unit) => ({ ...unit, people: unit.invited }))).map((unit) => ({
    ...unit,
    invited: unit.peopleBelow,
  }));
}
