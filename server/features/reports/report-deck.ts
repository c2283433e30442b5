import type { Deck, Slide } from '../../documents/deck.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { outsideSlides } from './outside-lines.ts';
import {
  aboutLines,
  day,
  figureText,
  speakerOf,
  summaryLines,
  trendText,
  verdictText,
} from './report-words.ts';
import { byAttention, highlights, type ReportRow, type UnitReport } from './unit-report.ts';

/** So many bars can be read on one slide. */
const BARS_PER_SLIDE = 9;

/** The results of one unit as slides. */
export function reportDeck(report: UnitReport, language: Language): Deck {
  const t = speakerOf(language);
  const { organisation, campaign, unit } = report;
  const of = {
    organisation: organisation.name,
    campaign: campaign.title,
    date: day(campaign.closesOn, language),
  };
  return {
    title: t('title', { unit: unit.name }),
    language,
    footer: `${unit.name} · ${campaign.title}`,
    slides: [
      {
        title: t('title', { unit: unit.name }),
        lines: [t('of_campaign', of), ...(organisation.demonstration ? [t('demonstration')] : [])],
      },
      { title: t('summary'), lines: summaryLines(report, language) },
      ...profileSlides(report, language),
      ...highlightSlides(report, language),
      ...outsideSlides(report, language),
      ...belowSlides(report, language),
      { title: t('about'), lines: aboutLines(report, language) },
    ],
  };
}

export function profileSlides(report: UnitReport, language: Language): Slide[] {
  const t = speakerOf(language);
  const rows = byAttention(report.rows).filter(({ figure }) => figure);
  const parts = Array.from({ length: Math.ceil(rows.length / BARS_PER_SLIDE) }, (_, part) =>
    rows.slice(part * BARS_PER_SLIDE, (part + 1) * BARS_PER_SLIDE),
  );
  return parts.map((part) => ({
    title: t('profile'),
    chart: {
      alt: t('alt_profile', { unit: report.unit.name }),
      labels: part.map(({ scale }) => scale.title[language]),
      series: [
        { name: report.unit.name, values: part.map(({ figure }) => figure?.mean ?? null) },
        ...(report.isTop
          ? []
          : [{ name: t('legend_norm'), values: part.map(({ organisation }) => organisation?.mean ?? null) }]),
      ],
    },
  }));
}

export function highlightSlides(report: UnitReport, language: Language): Slide[] {
  const t = speakerOf(language);
  const { attention, strong } = highlights(report);
  const lines = (rows: readonly ReportRow[]) =>
    rows.map((row) => {
      const { scale, figure } = row;
      const said = [verdictText(row, language), trendText(row, language)].filter((text) => text !== '');
      return [`${scale.title[language]}: ${figureText(figure, language)}`, ...said].join(' · ');
    });
  return [
    { title: t('slide_strong'), lines: strong.length > 0 ? lines(strong) : [t('strong_none')] },
    { title: t('slide_attention'), lines: attention.length > 0 ? lines(attention) : [t('attention_none')] },
  ];
}

const SUBJECTS_PER_SLIDE = 5;

function belowSlides({ below }: UnitReport, language: Language): Slide[] {
  const t = speakerOf(language);
  const [first] = below;
  if (!first) return [];
  const starts = Array.from(
    { length: Math.ceil(first.rows.length / SUBJECTS_PER_SLIDE) },
    (_, part) => part * SUBJECTS_PER_SLIDE,
  );
  return starts.map((start) => {
    const part = <T>(all: readonly T[]) => all.slice(start, start + SUBJECTS_PER_SLIDE);
    return {
      title: t('below'),
      table: {
        widths: [2.4, ...part(first.rows).map(() => 1.6)],
        head: [t('column_unit'), ...part(first.rows).map(({ scale }) => scale.title[language])],
        rows: below.map(({ unit, rows }) => [
          unit.name,
          ...part(rows).map(({ figure }) => figureText(figure, language)),
        ]),
      },
    };
  });
}
