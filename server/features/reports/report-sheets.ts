import type { Sheet } from '../../documents/sheet.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { outsideVerdict } from './outside-lines.ts';
import { aboutLines, speakerOf, trendText, verdictText } from './report-words.ts';
import type { ReportRow, ReportUnit, UnitReport } from './unit-report.ts';

/**
 * Every figure on the screen, one per row: the unit first, then the units below it. Withheld figures have no number. A norm
 * from elsewhere stands beside the unit itself, as on the screen.
 */
export function figureSheet(report: UnitReport, language: Language): Sheet {
  const t = speakerOf(language);
  const columns = ['unit', 'code', 'topic', 'direction', 'figure', 'bound', 'step', 'from', 'to'] as const;
  const after = ['organisation', 'verdict', 'earlier', 'change'] as const;
  const beside = ['title', 'group', 'norm', 'period', 'difference', 'verdict'] as const;
  const all = [{ unit: report.unit, rows: report.rows }, ...report.below];
  return {
    name: t('sheet_topics'),
    head: [
      ...[...columns, ...after].map((column) => t(`column_${column}`)),
      ...beside.map((column) => t(`outside_${column}`)),
    ],
    widths: [30, 12, 34, 14, 10, 26, 12, 12, 12, 12, 28, 12, 34, 30, 20, 10, 14, 12, 60],
    rows: all.flatMap(({ unit, rows }) =>
      rows.map((row) => [
        ...figureRow(unit, row, language),
        ...outsideCells(report, unit.id === report.unit.id ? row : null, language),
      ]),
    ),
  };
}

function figureRow(unit: ReportUnit, row: ReportRow, language: Language): (string | number | null)[] {
  const t = speakerOf(language);
  const { scale, figure, organisation, trend } = row;
  return [
    unit.name,
    unit.code,
    scale.title[language],
    t(`direction_${scale.higherIs}`),
    figure?.mean ?? null,
    figure ? t(`bound_${figure.bound.replaceAll('-', '_')}`) : t('withheld'),
    figure?.step ?? null,
    figure?.nFrom ?? null,
    figure?.nTo ?? null,
    organisation?.mean ?? null,
    figure ? verdictText(row, language) : '',
    trend?.earlier ?? null,
    trendText(row, language),
  ];
}

function outsideCells({ outside }: UnitReport, row: ReportRow | null, language: Language) {
  const line = outside?.lines.find(({ scale }) => scale.id === row?.scale.id);
  if (!outside || !line) return [null, null, null, null, null, null];
  const { norm, period, difference } = line;
  return [
    outside.title[language],
    outside.group[language],
    norm,
    period,
    difference,
    outsideVerdict(line, language),
  ];
}

/** The heatmap as a table: a row per unit, a column per subject, with a plus or minus where a difference is clear. */
export function matrixSheet(report: UnitReport, language: Language): Sheet {
  const t = speakerOf(language);
  return {
    name: t('sheet_below'),
    head: [t('column_unit'), ...report.rows.map(({ scale }) => scale.title[language])],
    widths: [30, ...report.rows.map(() => 16)],
    rows: [{ unit: report.unit, rows: report.rows }, ...report.below].map(({ unit, rows }) => [
      unit.name,
      ...rows.map(({ figure }) => figure?.mean ?? t('withheld')),
    ]),
  };
}

export function aboutSheet(report: UnitReport, language: Language): Sheet {
  const t = speakerOf(language);
  return {
    name: t('sheet_about'),
    head: [t('about')],
    widths: [110],
    rows: aboutLines(report, language).map((line) => [line]),
  };
}
