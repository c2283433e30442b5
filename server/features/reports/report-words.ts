import { type ScaleFigure } from '../../domain/comparison/scale-figure.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { say } from '../../words.ts';
import { highlights, type ReportRow, type UnitReport } from './unit-report.ts';

export type Speak = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Sentences of a report in one language. */
export function speakerOf(language: Language): Speak {
  return (key, values = {}) => say(language, `reports_${key}`, values);
}

const locale = (language: Language) => (language === 'nl' ? 'nl-NL' : 'en-GB');

export function day(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T12:00:00Z`));
}

export function decimal(value: number, language: Language): string {
  return new Intl.NumberFormat(locale(language), { maximumFractionDigits: 1 }).format(value);
}

/** A figure as it is read out: "61", "hoogstens 12,5"; withheld is said quietly. */
export function figureText(figure: ScaleFigure | null, language: Language): string {
  const t = speakerOf(language);
  if (!figure) return t('withheld');
  const value = decimal(figure.mean, language);
  if (figure.bound === 'about') return value;
  return t(figure.bound === 'at-most' ? 'value_at_most' : 'value_at_least', { value });
}

export function answersText(figure: ScaleFigure | null, language: Language): string {
  const t = speakerOf(language);
  if (!figure) return '';
  const { nFrom: from, nTo: to } = figure;
  return to === null ? t('answers_from', { from }) : t('answers', { from, to });
}

export function verdictText({ comparison }: ReportRow, language: Language): string {
  return comparison ? speakerOf(language)(`verdict_${comparison.verdict.replaceAll('-', '_')}`) : '';
}

export function trendText({ trend }: ReportRow, language: Language): string {
  if (!trend) return '';
  const earlier = decimal(trend.earlier, language);
  return speakerOf(language)(`trend_${trend.verdict.replaceAll('-', '_')}`, { earlier });
}

/** The report in a few sentences, each with the subjects in it. */
export function summaryLines(report: UnitReport, language: Language): readonly string[] {
  const t = speakerOf(language);
  const { attention, strong, withheld } = highlights(report);
  const names = (rows: readonly ReportRow[]) => {
    const titles = rows.map(
      ({ scale, figure }) => `${scale.title[language]} (${figureText(figure, language)})`,
    );
    return new Intl.ListFormat(locale(language)).format(titles);
  };
  const about = (rows: readonly ReportRow[], some: string, none: string) =>
    rows.length > 0 ? t(some, { names: names(rows) }) : t(none);
  const lines = report.isTop
    ? [
        ...(attention.length > 0 ? [t('least_favourable', { names: names(attention) })] : []),
        ...(strong.length > 0 ? [t('most_favourable', { names: names(strong) })] : []),
      ]
    : [about(attention, 'attention', 'attention_none'), about(strong, 'strong', 'strong_none')];
  return [
    ...lines,
    ...changeLines(report, language),
    ...(withheld > 0 ? [t('withheld_count', { count: withheld, total: report.rows.length })] : []),
  ];
}

function changeLines({ rows, previous }: UnitReport, language: Language): readonly string[] {
  const t = speakerOf(language);
  if (previous === null) return [t('no_previous')];
  const changed = (verdict: 'better' | 'worse') =>
    rows.filter(({ trend }) => trend?.verdict === verdict).map(({ scale }) => scale.title[language]);
  const list = new Intl.ListFormat(locale(language));
  const [better, worse] = [changed('better'), changed('worse')];
  if (better.length + worse.length === 0) return [t('changed_none', { campaign: previous })];
  return [
    ...(better.length > 0 ? [t('changed_better', { campaign: previous, names: list.format(better) })] : []),
    ...(worse.length > 0 ? [t('changed_worse', { campaign: previous, names: list.format(worse) })] : []),
  ];
}

/** What a reader has to know to read the figures, the passport of the norm first. */
export function aboutLines(report: UnitReport, language: Language): readonly string[] {
  const t = speakerOf(language);
  const largest = report.rows
    .flatMap(({ organisation }) => organisation ?? [])
    .reduce<ScaleFigure | null>((most, figure) => (!most || figure.nFrom > most.nFrom ? figure : most), null);
  const norm = {
    campaign: report.campaign.title,
    date: day(report.campaign.closesOn, language),
    answers: largest ? answersText(largest, language) : t('withheld'),
  };
  return [
    t('about_norm', norm),
    ...['scale', 'test', 'rounding', 'withheld', 'instrument'].map((key) => t(`about_${key}`)),
  ];
}
