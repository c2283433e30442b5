import type { Definition, Scale } from '../../domain/questionnaire/definition.ts';
import type { NormTable } from '../../domain/questionnaire/norms.ts';
import { readScaleFigure } from '../../privacy/read-cell.ts';
import type { Reply } from '../../http/contract.ts';
import type { routes } from './contract.ts';

export type Mirror = Reply<(typeof routes)['GET /api/campaigns/:campaignId/mirror']>;
type MirrorNorm = Mirror['norms'][number];

export interface EarlierCampaign {
  readonly id: string;
  readonly title: string;
  readonly closesOn: string;
  readonly organisation: string;
  readonly definition: Definition;
  readonly cells: readonly { readonly scale: string; readonly cell: unknown }[];
}

/** An earlier campaign of the own organisation as a norm: only scales that asked exactly the same items. */
export function normOfEarlier(definition: Definition, earlier: EarlierCampaign): MirrorNorm | null {
  const figures = earlier.cells.flatMap(({ scale, cell }) => {
    const figure = isAskedAlike(scale, definition, earlier.definition) ? readScaleFigure(cell) : null;
    return figure ? [{ scale, ...figure }] : [];
  });
  const [first] = figures;
  if (!first) return null;
  const year = earlier.closesOn.slice(0, 4);
  return {
    id: `campaign-${earlier.id}`,
    title: { nl: `${earlier.organisation}, ${year}`, en: `${earlier.organisation}, ${year}` },
    passport: {
      source: earlier.title,
      population: {
        nl: `Iedereen van ${earlier.organisation} die toen heeft geantwoord.`,
        en: `Everyone at ${earlier.organisation} who answered then.`,
      },
      period: earlier.closesOn,
      people: { from: first.nFrom, to: first.nTo },
      comparability: 'internal',
      licence: '',
    },
    scales: Object.fromEntries(figures.map(({ scale, mean, sd }) => [scale, { mean, sd }])),
  };
}

function isAskedAlike(id: string, now: Definition, before: Definition): boolean {
  const text = ({ scales }: Definition) => {
    const scale = scales.find((entry): entry is Scale => entry.id === id);
    return scale?.items.map((item) => `${item.id} ${item.text.nl}`).join('|');
  };
  return text(now) !== undefined && text(now) === text(before);
}

/** Norm tables with means of the very same scales, one norm per group; nothing that has expired. */
export function normsOfTables(
  tables: readonly NormTable[],
  { scales }: Definition,
  today: string,
): readonly MirrorNorm[] {
  const known = new Set(scales.map((scale) => scale.id));
  return tables.flatMap(({ passport, rows }) => {
    if (passport.unit !== 'mean' || passport.comparability !== 'identical' || passport.expires < today)
      return [];
    const groups = new Map<string, (typeof rows)[number][]>();
    for (const row of rows.filter(({ indicator }) => known.has(indicator))) {
      const group = `${row.groupType}-${row.groupCode}-${row.period}`;
      groups.set(group, [...(groups.get(group) ?? []), row]);
    }
    return [...groups].map(([group, [first, ...others]]): MirrorNorm => {
      const all = [first!, ...others];
      return {
        id: `${passport.id}-${group}`,
        title: {
          nl: `${passport.title.nl}: ${first!.groupName.nl}`,
          en: `${passport.title.en}: ${first!.groupName.en}`,
        },
        passport: {
          source: passport.source,
          population: passport.population,
          period: first!.period,
          people: first!.n === null ? null : { from: first!.n, to: first!.n },
          comparability: 'identical',
          licence: passport.licence,
        },
        scales: Object.fromEntries(all.map((row) => [row.indicator, { mean: row.value, sd: row.sd }])),
      };
    });
  });
}

/** Which national figure is about the subject of which scale. The questions differ, so it is told and never compared. */
const SAME_SUBJECT: Readonly<Record<string, string>> = {
  exhaustion: 'work-related-fatigue',
  'work-pressure': 'high-job-demands',
  'emotional-demands': 'emotional-load',
  autonomy: 'low-autonomy',
};

const WHAT: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  'work-related-fatigue': {
    nl: 'van de werknemers in Nederland is minstens een paar keer per maand moe door het werk',
    en: 'of employees in the Netherlands are tired from work at least a few times a month',
  },
  'high-job-demands': {
    nl: 'van de werknemers in Nederland heeft hoge taakeisen',
    en: 'of employees in the Netherlands face high job demands',
  },
  'emotional-load': {
    nl: 'van de werknemers in Nederland heeft emotioneel zwaar werk',
    en: 'of employees in the Netherlands do emotionally heavy work',
  },
  'low-autonomy': {
    nl: 'van de werknemers in Nederland kan weinig zelf bepalen in het werk',
    en: 'of employees in the Netherlands can decide little for themselves at work',
  },
};

/** The newest national figure per scale that has not expired. */
export function contextOf(
  tables: readonly NormTable[],
  { scales }: Definition,
  today: string,
): Mirror['context'] {
  return scales.flatMap(({ id }) => {
    const indicator = SAME_SUBJECT[id];
    const what = indicator === undefined ? undefined : WHAT[indicator];
    if (!what) return [];
    const found = tables
      .filter(({ passport }) => passport.unit === 'percentage' && passport.expires >= today)
      .flatMap(({ passport, rows }) =>
        rows
          .filter((row) => row.indicator === indicator && row.groupType === 'all')
          .map((row) => ({ row, passport })),
      )
      .toSorted((one, other) => other.row.period.localeCompare(one.row.period))[0];
    if (!found) return [];
    const { row, passport } = found;
    return [{ scale: id, percentage: row.value, period: row.period, what, source: passport.source }];
  });
}
