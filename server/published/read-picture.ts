import type { Query } from '../db/connection.ts';
import { selectPublishedCells } from '../db/published-cells.ts';
import { campaignPicture, type CampaignPicture } from '../domain/comparison/campaign-picture.ts';
import type { ScaleFigure } from '../domain/comparison/scale-figure.ts';
import type { Definition, Scale } from '../domain/questionnaire/definition.ts';
import { sameScales } from '../domain/questionnaire/same-items.ts';
import { readScaleFigure } from '../privacy/read-cell.ts';
import { mayShowTrend } from '../privacy/trend.ts';
import type { Kept } from './kept.ts';
import type { Node } from './seen-tree.ts';

export type KeptPictures = Kept<CampaignPicture>;

interface Asked {
  readonly campaign: { readonly id: string; readonly definition: Definition };
  readonly previous: { readonly id: string; readonly definition: Definition } | null;
  readonly tree: readonly Node[];
}

/** Reads the published means of a campaign and the one before, and says everything there is to say about them. */
export async function readPicture(trx: Query, { campaign, previous, tree }: Asked): Promise<CampaignPicture> {
  const unitIds = tree.map((unit) => unit.id);
  const shown = await readMeans(trx, campaign.id, unitIds);
  const before = previous ? await readMeans(trx, previous.id, unitIds) : new Map();
  return campaignPicture({
    units: tree,
    scales: reportedScales(campaign.definition),
    shown,
    earlier: largeEnough(before, shown),
    comparable: previous ? sameScales(campaign.definition, previous.definition) : new Set(),
  });
}

export function reportedScales(definition: Definition): readonly Scale[] {
  return definition.scales.filter((scale) => scale.report === 'scale');
}

type Means = ReadonlyMap<string, ReadonlyMap<string, ScaleFigure>>;

/** Earlier figures of which the change to now may be shown. */
function largeEnough(before: Means, now: Means): Means {
  const kept = [...before].map(([unitId, row]): [string, ReadonlyMap<string, ScaleFigure>] => {
    const after = now.get(unitId);
    const scales = [...row].filter(([scale, { nFrom }]) =>
      mayShowTrend(nFrom, after?.get(scale)?.nFrom ?? 0),
    );
    return [unitId, new Map(scales)];
  });
  return new Map(kept);
}

async function readMeans(trx: Query, campaignId: string, unitIds: readonly string[]) {
  const cells = await selectPublishedCells(trx, { campaignId, kind: 'scale', unitIds }).execute();
  const shown = new Map<string, Map<string, ScaleFigure>>();
  for (const { unitId, scale, cell } of cells) {
    const figure = readScaleFigure(cell);
    if (!figure) continue;
    const { mean, bound, step, nFrom, nTo, sd } = figure;
    const row = shown.get(unitId) ?? new Map<string, ScaleFigure>();
    shown.set(unitId, row.set(scale, { mean, bound, step, nFrom, nTo, sd }));
  }
  return shown;
}
