import { type Block, PDF_COLOURS, type Pen, taggedPdf } from '../../documents/tagged-pdf.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { outsideBlocks } from './outside-lines.ts';
import { aboutLines, answersText, day, figureText, speakerOf } from './report-words.ts';
import { summaryLines, trendText, verdictText } from './report-words.ts';
import { byAttention, type ReportRow, type UnitReport } from './unit-report.ts';

/** The report of one unit: in short, the profile as picture and table, the units below, and what the figures are. */
export function reportPdf(report: UnitReport, language: Language): Promise<Uint8Array> {
  const t = speakerOf(language);
  const unit = report.unit.name;
  const { organisation, campaign } = report;
  const of = { organisation: organisation.name, campaign: campaign.title };
  return taggedPdf({
    title: t('title', { unit }),
    language,
    footer: (page, pages) => t('page', { unit, page, pages }),
    blocks: [
      { kind: 'title', text: t('title', { unit }) },
      { kind: 'quiet', text: t('of_campaign', { ...of, date: day(campaign.closesOn, language) }) },
      ...(organisation.demonstration ? [{ kind: 'quiet', text: t('demonstration') } as const] : []),
      { kind: 'heading', text: t('summary') },
      ...summaryLines(report, language).map((text) => ({ kind: 'text', text }) as const),
      { kind: 'heading', text: t('profile') },
      { kind: 'text', text: report.isTop ? t('profile_intro_top') : t('profile_intro', { unit }) },
      ...profilePictures(report, language),
      profileTable(report, language),
      ...outsideBlocks(report, language),
      ...belowBlocks(report, language),
      { kind: 'heading', text: t('about') },
      ...aboutLines(report, language).map((text) => ({ kind: 'text', text }) as const),
    ],
  });
}

const ROW = 20;
const HEAD = 26;
const NAME_WIDTH = 170;
const VALUE_WIDTH = 70;
/** As many rows as fit a page under its headings. */
const ROWS_PER_PICTURE = 28;

function profilePictures(report: UnitReport, language: Language): Block[] {
  const rows = byAttention(report.rows);
  const parts = Array.from({ length: Math.ceil(rows.length / ROWS_PER_PICTURE) }, (_, part) =>
    rows.slice(part * ROWS_PER_PICTURE, (part + 1) * ROWS_PER_PICTURE),
  );
  const alt = speakerOf(language)('alt_profile', { unit: report.unit.name });
  return parts.map((part) => ({
    kind: 'figure',
    height: HEAD + part.length * ROW,
    alt,
    draw: (pen: Pen) => drawProfile(pen, part, report, language),
  }));
}

function drawProfile(pen: Pen, rows: readonly ReportRow[], report: UnitReport, language: Language): void {
  const t = speakerOf(language);
  const axis = pen.width - NAME_WIDTH - VALUE_WIDTH;
  const x = (score: number) => NAME_WIDTH + (score / 100) * axis;
  for (const score of [0, 25, 50, 75, 100]) {
    pen.line([x(score), 14], [x(score), HEAD + rows.length * ROW], PDF_COLOURS.line, 0.4);
    pen.text(String(score), [x(score) - 15, 2], {
      size: 7,
      colour: PDF_COLOURS.soft,
      width: 30,
      align: 'center',
    });
  }
  rows.forEach((row, index) => {
    const y = HEAD + index * ROW + ROW / 2;
    const { figure, organisation, comparison } = row;
    pen.text(row.scale.title[language], [0, y - 6], { size: 9, width: NAME_WIDTH - 12 });
    if (!figure) {
      pen.text(t('withheld'), [x(0) + 4, y - 5], { size: 8, colour: PDF_COLOURS.soft });
      return;
    }
    const colour = comparison?.verdict === 'attention' ? PDF_COLOURS.ochre : PDF_COLOURS.water;
    if (!report.isTop && organisation) {
      pen.line([x(organisation.mean), y], [x(figure.mean), y], PDF_COLOURS.line, 1.5);
      pen.line([x(organisation.mean), y - 6], [x(organisation.mean), y + 6], PDF_COLOURS.ink, 1.2);
    }
    pen.dot([x(figure.mean), y], 3.6, colour);
    pen.text(figureText(figure, language), [pen.width - VALUE_WIDTH + 4, y - 5], {
      size: 8,
      width: VALUE_WIDTH - 4,
    });
  });
}

function profileTable(report: UnitReport, language: Language): Block {
  const t = speakerOf(language);
  const withChange = report.previous !== null;
  const columns = ['topic', 'figure', 'answers', ...(report.isTop ? [] : ['organisation', 'verdict'])];
  return {
    kind: 'table',
    widths: [3, 1.6, 1.9, ...(report.isTop ? [] : [1.5, 2.2]), ...(withChange ? [2.4] : [])],
    head: [...columns, ...(withChange ? ['change'] : [])].map((column) => t(`column_${column}`)),
    rows: byAttention(report.rows).map((row) => [
      row.scale.title[language],
      figureText(row.figure, language),
      answersText(row.figure, language),
      ...(report.isTop
        ? []
        : [figureText(row.organisation, language), row.figure ? verdictText(row, language) : '']),
      ...(withChange ? [trendText(row, language)] : []),
    ]),
  };
}

/** So many subjects stand beside one another on a page; the rest follows in a table below it. */
const COLUMNS_PER_TABLE = 5;

function belowBlocks({ below }: UnitReport, language: Language): Block[] {
  const t = speakerOf(language);
  const [first] = below;
  if (!first) return [];
  const starts = Array.from(
    { length: Math.ceil(first.rows.length / COLUMNS_PER_TABLE) },
    (_, part) => part * COLUMNS_PER_TABLE,
  );
  return [
    { kind: 'heading', text: t('below') },
    { kind: 'text', text: t('below_intro') },
    ...starts.map((start): Block => {
      const part = <T>(all: readonly T[]) => all.slice(start, start + COLUMNS_PER_TABLE);
      return {
        kind: 'table',
        widths: [2.2, ...part(first.rows).map(() => 1.3)],
        head: [t('column_unit'), ...part(first.rows).map(({ scale }) => scale.title[language])],
        rows: below.map(({ unit, rows }) => [
          unit.name,
          ...part(rows).map((row) => signedFigure(row, language)),
        ]),
      };
    }),
  ];
}

function signedFigure({ figure, comparison }: ReportRow, language: Language): string {
  const value = figureText(figure, language);
  if (comparison?.verdict !== 'attention' && comparison?.verdict !== 'strong') return value;
  return speakerOf(language)(`sign_${comparison.verdict}`, { value });
}
