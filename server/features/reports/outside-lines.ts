import type { Slide } from '../../documents/deck.ts';
import type { Sheet } from '../../documents/sheet.ts';
import type { Block } from '../../documents/tagged-pdf.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { say } from '../../words.ts';
import { day, decimal, figureText, speakerOf } from './report-words.ts';
import type { OutsideLine, UnitReport } from './unit-report.ts';

/** What is said of a figure beside a norm: a verdict, or why the two may not be compared. */
export function outsideVerdict({ verdict, refusal }: OutsideLine, language: Language): string {
  if (verdict === 'refused')
    return say(language, `instruments_refused_${(refusal ?? '').replaceAll('-', '_')}`, { about: '' });
  const word = verdict === 'no-clear-difference' ? 'none' : verdict.replaceAll('-', '_');
  return say(language, `instruments_verdict_${word}`);
}

/** The passport of the norm in lines: what it is, of whom, what it may be used for, until when. */
export function outsidePassport({ outside }: UnitReport, language: Language): readonly string[] {
  if (!outside) return [];
  const { title, source, group, population, comparability, licence, expires, note } = outside;
  const use = say(language, `instruments_use_${comparability.replaceAll('-', '_')}`);
  const context = comparability === 'same-construct' || comparability === 'context';
  return [
    ...new Set([
      say(language, 'dashboard_outside_source', { title: title[language], source }),
      // An own campaign is its own source and its only group.
      ...(group[language] === source
        ? []
        : [speakerOf(language)('outside_of_group', { group: group[language] })]),
      speakerOf(language)(outside.atLaunch ? 'outside_at_launch' : 'outside_since'),
      population[language],
      say(language, 'dashboard_outside_use', { use, licence }),
      say(language, 'dashboard_outside_expires', { date: day(expires, language) }),
      note[language],
      say(language, context ? 'dashboard_outside_context' : 'dashboard_method_outside'),
    ]),
  ];
}

const COLUMNS = ['column_topic', 'column_figure', 'outside_norm', 'outside_period'] as const;
const headOf = (language: Language) =>
  [...COLUMNS, 'outside_difference', 'outside_verdict'].map((column) => speakerOf(language)(column));

/** In words: a cell that begins with a sign would be taken for a formula. */
function differenceText(difference: number | null, language: Language): string {
  if (difference === null) return '';
  const key = difference === 0 ? 'outside_same' : difference > 0 ? 'outside_higher' : 'outside_lower';
  return speakerOf(language)(key, { value: decimal(Math.abs(difference), language) });
}

function textRow(line: OutsideLine, language: Language): string[] {
  const { scale, figure, norm, period, difference } = line;
  return [
    scale.title[language],
    figureText(figure, language),
    decimal(norm, language),
    period,
    differenceText(difference, language),
    outsideVerdict(line, language),
  ];
}

const absenceHead = (language: Language) =>
  ['group', 'period', 'value'].map((column) => say(language, `results_absence_${column}`));

function absenceRows({ absence }: UnitReport, language: Language): string[][] {
  return absence.map(({ group, period, value }) => [group[language], period, `${decimal(value, language)}%`]);
}

function absencePassport({ absence }: UnitReport, language: Language): readonly string[] {
  return [say(language, 'results_absence_intro'), ...new Set(absence.map(({ source }) => source))];
}

function absenceBlocks(report: UnitReport, language: Language): Block[] {
  if (report.absence.length === 0) return [];
  return [
    { kind: 'heading', text: say(language, 'results_absence_title') },
    { kind: 'table', widths: [3, 2, 1], head: absenceHead(language), rows: absenceRows(report, language) },
    ...absencePassport(report, language).map((text) => ({ kind: 'quiet', text }) as const),
  ];
}

export function outsideBlocks(report: UnitReport, language: Language): Block[] {
  const { outside } = report;
  if (!outside || outside.lines.length === 0) return absenceBlocks(report, language);
  return [
    { kind: 'heading', text: say(language, 'dashboard_outside_title') },
    {
      kind: 'table',
      widths: [3, 1.4, 1.1, 1.4, 1.4, 3],
      head: headOf(language),
      rows: outside.lines.map((line) => textRow(line, language)),
    },
    ...outsidePassport(report, language).map((text) => ({ kind: 'quiet', text }) as const),
    ...absenceBlocks(report, language),
  ];
}

const ROWS_PER_SLIDE = 7;

export function outsideSlides(report: UnitReport, language: Language): Slide[] {
  const lines = report.outside?.lines ?? [];
  const title = say(language, 'dashboard_outside_title');
  const parts = Array.from({ length: Math.ceil(lines.length / ROWS_PER_SLIDE) }, (_, part) =>
    lines.slice(part * ROWS_PER_SLIDE, (part + 1) * ROWS_PER_SLIDE),
  );
  const tables = parts.map((part) => ({
    title,
    table: {
      widths: [2.6, 1.2, 1, 1.2, 1.2, 3],
      head: headOf(language),
      rows: part.map((line) => textRow(line, language)),
    },
  }));
  return [
    ...(tables.length > 0 ? [...tables, { title, lines: outsidePassport(report, language) }] : []),
    ...absenceSlides(report, language),
  ];
}

function absenceSlides(report: UnitReport, language: Language): Slide[] {
  if (report.absence.length === 0) return [];
  const title = say(language, 'results_absence_title');
  return [
    {
      title,
      lines: absencePassport(report, language),
      table: { widths: [4, 3, 2], head: absenceHead(language), rows: absenceRows(report, language) },
    },
  ];
}

/** A sheet of its own, with the passport below the figures: the two are not to be parted. */
export function outsideSheets(report: UnitReport, language: Language): Sheet[] {
  const lines = report.outside?.lines ?? [];
  if (lines.length === 0) return absenceSheets(report, language);
  const rows = lines.map((line) => [
    line.scale.title[language],
    line.figure.mean,
    line.norm,
    line.period,
    line.difference,
    outsideVerdict(line, language),
  ]);
  return [
    {
      name: speakerOf(language)('sheet_outside'),
      head: headOf(language),
      widths: [34, 10, 10, 14, 12, 60],
      rows: [
        ...rows,
        [null, null, null, null, null, null],
        ...outsidePassport(report, language).map((line) => [line, null, null, null, null, null]),
      ],
    },
    ...absenceSheets(report, language),
  ];
}

function absenceSheets(report: UnitReport, language: Language): Sheet[] {
  const { absence } = report;
  if (absence.length === 0) return [];
  return [
    {
      name: say(language, 'results_absence_title'),
      head: absenceHead(language),
      widths: [40, 20, 12],
      rows: [
        ...absence.map(({ group, period, value }) => [group[language], period, value]),
        [null, null, null],
        ...absencePassport(report, language).map((line) => [line, null, null]),
      ],
    },
  ];
}
