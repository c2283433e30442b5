import type { Evidence } from '../../domain/risk/evidence.ts';
import type { Lag, Norm, Outcome, Relation, YearFigures } from './contract.ts';

const FIGURES = {
  percentage: {
    title: { nl: 'Verzuimpercentage', en: 'Absence percentage' },
    measuredIn: { nl: '%', en: '%' },
  },
  frequency: {
    title: { nl: 'Meldingsfrequentie', en: 'Report frequency' },
    measuredIn: { nl: 'meldingen per medewerker per jaar', en: 'reports per employee per year' },
  },
  duration: {
    title: { nl: 'Gemiddelde verzuimduur', en: 'Mean duration of absence' },
    measuredIn: { nl: 'dagen', en: 'days' },
  },
} as const;
export type Figure = keyof typeof FIGURES;

/** The figure as it stands now; null when this unit does not have it. */
export function figureEvidence(
  figure: Figure,
  unit: string,
  year: YearFigures,
  norms: readonly Norm[],
): Evidence | null {
  const value = {
    percentage: year.percentage,
    frequency: year.reports.atMost ? null : year.frequency,
    duration: year.details?.duration ?? null,
  }[figure];
  if (value === null) return null;
  // The sector says more than everybody together; only the same quarters are put side by side.
  const norm = norms.find(({ kind }) => kind === 'sector') ?? norms[0];
  return {
    kind: 'absence',
    unit,
    ...FIGURES[figure],
    period: periodText(year.firstMonth, year.lastMonth),
    value,
    interval: figure === 'frequency' ? year.frequencyInterval : null,
    norm:
      figure === 'percentage' && norm
        ? {
            title: norm.group,
            value: norm.value,
            period: norm.period,
            comparability: norm.passport.comparability,
          }
        : null,
  };
}

export function relationEvidence(
  relation: Relation,
  unit: string,
  choice: { readonly outcome: Outcome; readonly lag: Lag; readonly first: string; readonly last: string },
): Evidence | null {
  if (!relation.correlation) return null;
  return {
    kind: 'relation',
    unit,
    scaleTitle: relation.title,
    absenceTitle: FIGURES[choice.outcome].title,
    period: periodText(choice.first, choice.last),
    units: relation.units,
    coefficient: relation.correlation.rho,
    p: relation.correlation.p,
  };
}

/** The same in both languages: 11-2025 – 10-2026. */
function periodText(first: string, last: string): string {
  const month = (text: string) => `${text.slice(5)}-${text.slice(0, 4)}`;
  return `${month(first)} – ${month(last)}`;
}
