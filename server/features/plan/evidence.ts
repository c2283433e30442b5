import type { Definition } from '../../domain/questionnaire/definition.ts';
import { compareWithOrganisation } from '../../domain/comparison/compare-with-organisation.ts';
import { bandText, type ScaleFigure, toPublishedMean } from '../../domain/comparison/scale-figure.ts';
import type { Evidence } from './contract.ts';

interface Input {
  readonly campaign: { readonly title: string; readonly closesOn: string; readonly definition: Definition };
  readonly unitName: string;
  readonly scaleId: string;
  readonly own: ScaleFigure;
  readonly organisation: ScaleFigure | null;
}

/** The published figures behind a finding, as they stand now. */
export function evidenceOf({ campaign, unitName, scaleId, own, organisation }: Input): Evidence {
  const scale = campaign.definition.scales.find((entry) => entry.id === scaleId);
  const comparison =
    scale && organisation
      ? compareWithOrganisation([
          {
            team: toPublishedMean(own),
            organisation: toPublishedMean(organisation),
            higherIs: scale.higherIs,
          },
        ])[0]
      : undefined;
  return {
    campaign: campaign.title,
    closedOn: campaign.closesOn,
    unit: unitName,
    scaleTitle: scale?.title ?? { nl: scaleId, en: scaleId },
    mean: own.mean,
    bound: own.bound,
    organisationMean: organisation?.mean ?? null,
    n: bandText(own),
    verdict: comparison?.verdict ?? 'too-few',
  };
}
