import type { Definition } from '../../domain/questionnaire/definition.ts';
import { compareCampaign } from '../../domain/comparison/compare-campaign.ts';
import { bandText } from '../../domain/comparison/scale-figure.ts';
import type { ShownScale } from '../../privacy/read-cell.ts';
import type { ScaleEvidence } from '../../domain/risk/evidence.ts';

interface Input {
  readonly campaign: { readonly title: string; readonly closesOn: string; readonly definition: Definition };
  readonly unit: { readonly id: string; readonly name: string };
  readonly topId: string;
  readonly scaleId: string;
  /** Shown figures of the whole campaign, by unit and scale. */
  readonly shown: ReadonlyMap<string, ReadonlyMap<string, ShownScale>>;
}

/** The published figures behind a finding, as they stand now; null when there is none to show. */
export function evidenceOf({ campaign, unit, topId, scaleId, shown }: Input): ScaleEvidence | null {
  const own = shown.get(unit.id)?.get(scaleId);
  if (!own) return null;
  const scales = campaign.definition.scales.filter((scale) => scale.report === 'scale');
  const organisation = unit.id === topId ? undefined : shown.get(topId)?.get(scaleId);
  const comparison = compareCampaign(shown, topId, scales).get(unit.id)?.get(scaleId);
  const scale = scales.find((entry) => entry.id === scaleId);
  return {
    kind: 'scale',
    campaign: campaign.title,
    closedOn: campaign.closesOn,
    unit: unit.name,
    scaleTitle: scale?.title ?? { nl: scaleId, en: scaleId },
    higherIs: scale?.higherIs ?? 'neutral',
    mean: own.mean,
    bound: own.bound,
    organisationMean: organisation?.mean ?? null,
    difference: comparison?.interval ? comparison.difference : null,
    interval: comparison?.interval ?? null,
    d: comparison?.d ?? null,
    shareBurdened: burdened(own, scale?.higherIs),
    n: bandText(own),
    verdict: comparison?.verdict ?? 'too-few',
  };
}

/** The third of the score range at the unfavourable end. */
function burdened({ thirds }: ShownScale, higherIs: string | undefined): number | null {
  if (thirds === null || higherIs === 'neutral') return null;
  return thirds[higherIs === 'unfavourable' ? 2 : 0] ?? null;
}
