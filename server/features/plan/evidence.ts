import { bandText } from '../../domain/comparison/scale-figure.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import type { Evidence, ScaleEvidence } from '../../domain/risk/evidence.ts';
import type { ShownScale } from '../../privacy/read-cell.ts';
import type { CampaignFigures } from './figures.ts';

interface Unit {
  readonly id: string;
  readonly name: string;
}

/** The published figure of one scale and unit as it stands now; null when there is none to show. */
export function scaleEvidence(
  figures: CampaignFigures,
  unit: Unit,
  { scale, norm }: { readonly scale: Scale; readonly norm: NonNullable<ScaleEvidence['norm']> | null },
): ScaleEvidence | null {
  const own = figures.shown.get(unit.id)?.get(scale.id);
  if (!own) return null;
  const organisation =
    unit.id === figures.topId ? undefined : figures.shown.get(figures.topId)?.get(scale.id);
  const comparison = figures.comparisons.get(unit.id)?.get(scale.id);
  return {
    kind: 'scale',
    campaign: figures.campaign.title,
    closedOn: figures.campaign.closesOn,
    unit: unit.name,
    scaleTitle: scale.title,
    higherIs: scale.higherIs,
    mean: own.mean,
    bound: own.bound,
    organisationMean: organisation?.mean ?? null,
    norm,
    difference: comparison?.interval ? comparison.difference : null,
    interval: comparison?.interval ?? null,
    d: comparison?.d ?? null,
    shareBurdened: burdened(own, scale.higherIs),
    n: bandText(own),
    verdict: comparison?.verdict ?? 'too-few',
  };
}

/** The published shares of undesired behaviour of one unit; null when none may be shown. */
export function prevalenceEvidence(figures: CampaignFigures, unit: Unit, scale: Scale): Evidence | null {
  const shares = figures.prevalence.get(unit.id)?.get(scale.id) ?? [];
  const [first] = shares;
  if (!first) return null;
  return {
    kind: 'prevalence',
    campaign: figures.campaign.title,
    closedOn: figures.campaign.closesOn,
    unit: unit.name,
    scaleTitle: scale.title,
    behaviours: shares.flatMap(({ item, share, bound }) => {
      const asked = scale.items.find((entry) => entry.id === item);
      return asked ? [{ item, text: asked.text, psa: asked.psa ?? scale.psa, share, bound }] : [];
    }),
    n: first.n,
  };
}

/** The third of the score range at the unfavourable end, in percent. */
function burdened({ thirds }: ShownScale, higherIs: string): number | null {
  if (thirds === null || higherIs === 'neutral') return null;
  return thirds[higherIs === 'unfavourable' ? 2 : 0] ?? null;
}
