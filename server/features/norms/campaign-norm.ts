import type { ScaleFigure } from '../../domain/comparison/scale-figure.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { expiresOn } from '../../domain/norm-import/expiry.ts';
import type { NormRow, Passport } from '../../domain/questionnaire/norms.ts';
import { scaleFingerprint } from '../../domain/questionnaire/same-items.ts';

/** The one group of a norm that comes from an own campaign. */
export const WHOLE_ORGANISATION = 'organisation';

interface EarlierCampaign {
  readonly id: string;
  readonly title: string;
  readonly closesOn: string;
  readonly definition: Definition;
  readonly organisation: string;
  readonly today: string;
}

/** Published scores of the whole organisation as a norm table; only scales with a mean and a deviation can be one. */
export function campaignNorm(
  campaign: EarlierCampaign,
  figures: ReadonlyMap<string, ScaleFigure>,
): { readonly passport: Passport; readonly rows: readonly NormRow[] } {
  const { closesOn, definition, organisation, title } = campaign;
  const period = closesOn.slice(0, 7);
  const expires = expiresOn(period) ?? closesOn;
  const rows = definition.scales.flatMap((scale): NormRow[] => {
    const figure = figures.get(scale.id);
    if (scale.report !== 'scale' || !figure || figure.sd === null) return [];
    return [
      {
        indicator: scale.id,
        groupType: 'organisation',
        groupCode: WHOLE_ORGANISATION,
        groupName: { nl: organisation, en: organisation },
        period,
        value: figure.mean,
        sd: figure.sd,
        n: figure.nFrom,
        certainty: 'own',
        items: scaleFingerprint(scale, definition),
      },
    ];
  });
  const population = {
    nl: `Iedereen die antwoordde in de ronde «${title}» van ${organisation}.`,
    en: `Everyone who answered in the campaign “${title}” of ${organisation}.`,
  };
  const passport = {
    id: `campaign-${campaign.id}`,
    title: { nl: title, en: title },
    source: organisation,
    sourceTable: campaign.id,
    retrieved: campaign.today,
    licence: 'Eigen cijfers van de organisatie',
    population,
    unit: 'mean' as const,
    comparability: 'internal' as const,
    note: {
      nl: 'Gepubliceerde, afgeronde cijfers. Het aantal antwoorden is de ondergrens van de gepubliceerde klasse. Alleen te vergelijken met precies dezelfde vragen.',
      en: 'Published, rounded figures. The number of answers is the lower end of the published band. Comparable with exactly the same questions only.',
    },
    expires,
    expiresByPeriod: { [period]: expires },
    certainty: { own: 'Published figure of the organisation itself.' },
  };
  return { passport, rows };
}
