import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { renderPdf } from '../../documents/render-pdf.ts';
import { longDay, say } from '../../words.ts';
import type { Row } from './contract.ts';

interface Input {
  readonly organisation: { readonly name: string; readonly demonstration: boolean };
  readonly rows: readonly Row[];
  readonly today: string;
  readonly language: 'nl' | 'en';
}

/** The plan of action on paper: one block per row, with the finding it answers. Only published figures occur in it. */
export function planPdf(input: Input): Promise<Uint8Array> {
  const { organisation, rows, today, language } = input;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    say(language, `document_${key}`, values);
  const definition: TDocumentDefinitions = {
    info: { title: `${t('plan_title')} ${organisation.name}` },
    pageSize: 'A4',
    pageMargins: [48, 56, 48, 56],
    defaultStyle: { fontSize: 10, lineHeight: 1.3, color: '#1d2a33' },
    styles: {
      title: { fontSize: 22, bold: true, margin: [0, 0, 0, 4] },
      unit: { fontSize: 14, bold: true, margin: [0, 18, 0, 6] },
      quiet: { color: '#55636d' },
    },
    footer: (page, pages) => ({
      text: t('page', { page, pages }),
      alignment: 'right',
      margin: [48, 16, 48, 0],
      fontSize: 8,
      color: '#55636d',
    }),
    content: [
      { text: t('plan_title'), style: 'title' },
      { text: `${organisation.name} · ${t('made_on', { date: longDay(today, language) })}`, style: 'quiet' },
      ...(organisation.demonstration ? [{ text: t('demonstration'), style: 'quiet', italics: true }] : []),
      { text: t('plan_intro'), margin: [0, 12, 0, 0] },
      ...(rows.length === 0
        ? [{ text: t('plan_empty'), margin: [0, 18, 0, 0] } as Content]
        : byUnit(rows, language, t)),
    ],
  };
  return renderPdf(definition);
}

type Say = (key: string, values?: Record<string, string | number>) => string;

function byUnit(rows: readonly Row[], language: 'nl' | 'en', t: Say): Content[] {
  const units = [...new Set(rows.map((row) => row.unit.name))].sort((a, b) => a.localeCompare(b, 'nl'));
  return units.flatMap((unit) => [
    { text: unit, style: 'unit' },
    ...rows.filter((row) => row.unit.name === unit).map((row) => block(row, language, t)),
  ]);
}

function block(row: Row, language: 'nl' | 'en', t: Say): Content {
  const finding = row.says[language];
  const line = (label: string, value: string): Content[] => [
    { text: label, style: 'quiet' },
    { text: value },
  ];
  return {
    unbreakable: true,
    margin: [0, 0, 0, 10],
    table: {
      widths: [90, '*'],
      body: [
        [{ text: row.title, bold: true, colSpan: 2 }, {}],
        line(t('finding_label'), finding),
        ...(row.description ? [line(t('approach'), row.description)] : []),
        line(t('level'), `${t(`step_${row.step}`)} · ${t(`level_${row.level}`)}`),
        line(t('owner'), row.owner),
        line(t('deadline'), `${longDay(row.deadline, language)}${row.overdue ? ` (${t('overdue')})` : ''}`),
        line(t('status'), t(`status_${row.status.replace('-', '_')}`)),
        ...(row.remark ? [line(t('remark'), row.remark)] : []),
      ],
    },
    layout: {
      hLineWidth: (index: number, node: { table: { body: unknown[] } }) =>
        index === 0 || index === node.table.body.length ? 0.75 : 0,
      vLineWidth: () => 0,
      hLineColor: () => '#b9c4cb',
      paddingLeft: () => 0,
    },
  } as Content;
}
