import type { Query } from '../../db/connection.ts';
import { selectFrozenTree, selectPublishedCells } from '../../db/published-cells.ts';
import { compareCampaign } from '../../domain/comparison/compare-campaign.ts';
import type { Comparison } from '../../domain/comparison/compare-with-organisation.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Evidence, ScaleEvidence } from '../../domain/risk/evidence.ts';
import { readPrevalence, readScaleFigures, type ShownScale } from '../../privacy/read-cell.ts';
import type { Kept } from '../../published/kept.ts';
import { selectNewestReleases } from '../../published/queries.ts';
import { prevalenceEvidence, scaleEvidence } from './evidence.ts';

export interface PublishedCampaign {
  readonly id: string;
  readonly title: string;
  readonly closesOn: string;
  readonly questionnaireId: string;
  readonly definition: unknown;
}

type Entry = { readonly unitId: string; readonly scale: string; readonly cell: unknown };
type Share = NonNullable<ReturnType<typeof readPrevalence>>;
type ByUnit<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

/** Everything that was published about scales in one campaign, with one verdict per figure. */
export interface CampaignFigures {
  readonly campaign: Omit<PublishedCampaign, 'definition'> & { readonly definition: Definition };
  readonly units: ReadonlyMap<string, string>;
  readonly topId: string;
  readonly shown: ByUnit<ShownScale>;
  readonly comparisons: ByUnit<Comparison>;
  readonly prevalence: ByUnit<readonly Share[]>;
}

export type KeptFigures = Kept<CampaignFigures | null>;

/** Null when the reader may see no figure of the campaign, or it has no units. */
export async function readFigures(
  trx: Query,
  campaign: PublishedCampaign,
  kept: KeptFigures,
): Promise<CampaignFigures | null> {
  const release = await selectNewestReleases(trx, [campaign.id]).executeTakeFirst();
  return release ? kept.get(release.id, () => makeFigures(trx, campaign)) : null;
}

async function makeFigures(trx: Query, campaign: PublishedCampaign): Promise<CampaignFigures | null> {
  const tree = await selectFrozenTree(trx, campaign.id).execute();
  const topId = tree.find((entry) => entry.parentId === null)?.id;
  if (topId === undefined) return null;
  const unitIds = tree.map((entry) => entry.id);
  const definition = campaign.definition as Definition;
  const cells = (kind: 'scale' | 'prevalence') =>
    selectPublishedCells(trx, { campaignId: campaign.id, kind, unitIds }).execute();
  const shown = readScaleFigures(await cells('scale'));
  const prevalence = groupShares(await cells('prevalence'));
  const scales = definition.scales.filter((scale) => scale.report === 'scale');
  return {
    campaign: { ...campaign, definition },
    units: new Map(tree.map((entry) => [entry.id, entry.name])),
    topId,
    shown,
    comparisons: compareCampaign(shown, topId, scales),
    prevalence,
  };
}

function groupShares(entries: readonly Entry[]): ByUnit<readonly Share[]> {
  const found = new Map<string, Map<string, readonly Share[]>>();
  for (const { unitId, scale, cell } of entries) {
    const share = readPrevalence(cell);
    if (share === null) continue;
    const row = found.get(unitId) ?? new Map<string, readonly Share[]>();
    found.set(unitId, row.set(scale, [...(row.get(scale) ?? []), share]));
  }
  return found;
}

/** The published figures behind a finding as they stand now; null when there is nothing to show. */
export function evidenceFrom(
  figures: CampaignFigures,
  unitId: string,
  scaleId: string,
  norms: ScaleNorms = new Map(),
): Evidence | null {
  const scale = figures.campaign.definition.scales.find((entry) => entry.id === scaleId);
  const unit = figures.units.get(unitId);
  if (!scale || unit === undefined) return null;
  return scale.report === 'prevalence'
    ? prevalenceEvidence(figures, { id: unitId, name: unit }, scale)
    : scaleEvidence(figures, { id: unitId, name: unit }, { scale, norm: norms.get(scaleId) ?? null });
}

/** Norms from elsewhere by scale. */
export type ScaleNorms = ReadonlyMap<string, NonNullable<ScaleEvidence['norm']>>;

export interface AttentionFigure {
  readonly unitId: string;
  readonly scaleId: string;
}

/**
 * Which figures of a campaign ask for attention: those that stand out unfavourably, and for the whole organisation
 * undesired behaviour when sexual intimidation or violence was reported.
 */
export function attentionFigures(figures: CampaignFigures, reported: (evidence: Evidence) => boolean) {
  const found: AttentionFigure[] = [];
  for (const [unitId, row] of figures.comparisons)
    for (const [scaleId, comparison] of row)
      if (comparison.verdict === 'attention') found.push({ unitId, scaleId });
  for (const scale of figures.campaign.definition.scales.filter((entry) => entry.report === 'prevalence')) {
    const evidence = evidenceFrom(figures, figures.topId, scale.id);
    if (evidence && reported(evidence)) found.push({ unitId: figures.topId, scaleId: scale.id });
  }
  return found;
}
