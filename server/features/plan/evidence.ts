import type { Definition } from '../../domain/questionnaire/definition.ts';
import { compareCampaign } from '../../domain/comparison/compare-campaign.ts';
import { bandText, type ScaleFigure } from '../../domain/comparison/scale-figure.ts';
import type { Evidence } from './contract.ts';

interface Input {
  readonly campaign: { readonly title: string; readonly closesOn: string; readonly definition: Definition };
  readonly unit: { readonly id: string; readonly name: string };
  readonly topId: string;
  readonly scaleId: string;
  /** Shown figures of the whole campaign, by unit and scale. */
  readonly shown: ReadonlyMap<string, ReadonlyMap<string, ScaleFigure>>;
}

/** The published figures behind a finding, as they stand now; null when there is none to show. */
export function evidenceOf({ campaign, unit, topId, scaleId, shown }: Input): Evidence | null {
  const own = shown.get(unit.id)?.get(scaleId);
  if (!own) return null;
  const scales = campaign.definition.scales.filter((scale) => scale.report === 'scale');
  const organisation = unit.id === topId ? undefined : shown.get(topId)?.get(scaleId);
  const comparison = compareCampaign(shown, topId, scales).get(unit.id)?.get(scaleId);
  return {
    campaign: campaign.title,
    closedOn: campaign.closesOn,
    unit: unit.name,
    scaleTitle: scales.find((scale) => scale.id === scaleId)?.title ?? { nl: scaleId, en: scaleId },
    mean: own.mean,
    bound: own.bound,
    organisationMean: organisation?.mean ?? null,
    n: bandText(own),
    verdict: comparison?.verdict ?? 'too-few',
  };
}
