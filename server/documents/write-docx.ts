import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, TaggedDocument } from './tagged-pdf.ts';

const HEADINGS = {
  title: HeadingLevel.TITLE,
  heading: HeadingLevel.HEADING_1,
  subheading: HeadingLevel.HEADING_2,
} as const;
/** A4 between its margins, in twentieths of a point. */
const TEXT_WIDTH = { portrait: 9_600, landscape: 14_500 } as const;
const LIST = 'points';

/** The same blocks as the PDF, as a Word file that can be edited: real headings, lists and tables with a head row. */
export async function writeDocx(document: Omit<TaggedDocument, 'footer'>): Promise<Uint8Array> {
  const width = document.landscape ? TEXT_WIDTH.landscape : TEXT_WIDTH.portrait;
  const file = new Document({
    title: document.title,
    creator: 'Werkpeil',
    styles: { default: { document: { run: { font: 'Calibri', size: 21, language: languageOf(document) } } } },
    numbering: {
      config: [
        {
          reference: LIST,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              orientation: document.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 }),
                ],
              }),
            ],
          }),
        },
        children: document.blocks.flatMap((block) => place(block, width)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const languageOf = ({ language }: Pick<TaggedDocument, 'language'>) => ({
  value: language === 'nl' ? 'nl-NL' : 'en-GB',
});

function place(block: Block, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'subheading':
      return [
        new Paragraph({
          text: block.text,
          heading: HEADINGS[block.kind],
          spacing: { before: 200, after: 80 },
        }),
      ];
    case 'text':
      return [new Paragraph({ text: block.text, spacing: { after: 100 } })];
    case 'quiet':
      return [
        new Paragraph({
          children: [new TextRun({ text: block.text, color: '55636d', size: 18 })],
          spacing: { after: 100 },
        }),
      ];
    case 'list':
      return block.items.map(
        (text) => new Paragraph({ text, numbering: { reference: LIST, level: 0 }, spacing: { after: 40 } }),
      );
    case 'table':
      return [table(block, width), new Paragraph({ text: '' })];
    // A picture of a PDF is drawn with its pen; a Word file gets what it says.
    case 'figure':
      return [new Paragraph({ text: block.alt, spacing: { after: 100 } })];
    case 'page':
      return [new Paragraph({ text: '', pageBreakBefore: true })];
  }
}

function table({ widths, head, rows }: Extract<Block, { kind: 'table' }>, width: number): Table {
  const total = widths.reduce((sum, part) => sum + part, 0);
  const columns = widths.map((part) => Math.round((width * part) / total));
  const row = (cells: readonly string[], first: boolean) =>
    new TableRow({
      tableHeader: first,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: columns[index] ?? 0, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(first ? { shading: { type: ShadingType.CLEAR, fill: 'E3F0F4' } } : {}),
            children: [new Paragraph({ children: [new TextRun({ text, bold: first, size: 18 })] })],
          }),
      ),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: columns,
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}
