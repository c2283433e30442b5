import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const FONTS = join(dirname(require.resolve('pdfmake/package.json')), 'build', 'fonts', 'Roboto');
const FONT = { normal: join(FONTS, 'Roboto-Regular.ttf'), bold: join(FONTS, 'Roboto-Medium.ttf') } as const;

export const PDF_COLOURS = {
  ink: '#1d2a33',
  soft: '#55636d',
  line: '#b9c4cb',
  water: '#1f6f8b',
  ochre: '#a86400',
  ochreSoft: '#f6e7cf',
  waterSoft: '#dcebf0',
} as const;

/** The pen of one picture, in points from its own upper left corner. */
export interface Pen {
  readonly width: number;
  line(from: readonly [number, number], to: readonly [number, number], colour: string, thick?: number): void;
  rectangle(at: readonly [number, number], size: readonly [number, number], colour: string): void;
  dot(at: readonly [number, number], radius: number, colour: string): void;
  text(text: string, at: readonly [number, number], options?: PenText): void;
}

export interface PenText {
  readonly size?: number;
  readonly colour?: string;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
}

export type Block =
  | { readonly kind: 'title' | 'heading' | 'subheading' | 'text' | 'quiet'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly widths: readonly number[];
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'figure';
      readonly height: number;
      /** What the picture says, for who cannot see it. */
      readonly alt: string;
      draw(pen: Pen): void;
    }
  | { readonly kind: 'page' };

export interface TaggedDocument {
  readonly title: string;
  readonly language: 'nl' | 'en';
  readonly landscape?: boolean;
  readonly footer: (page: number, pages: number) => string;
  readonly blocks: readonly Block[];
}

const MARGIN = 48;
const STYLES = {
  title: { tag: 'H1', font: FONT.bold, size: 22, before: 0, after: 4, colour: PDF_COLOURS.ink },
  heading: { tag: 'H2', font: FONT.bold, size: 14, before: 16, after: 6, colour: PDF_COLOURS.ink },
  subheading: { tag: 'H3', font: FONT.bold, size: 11, before: 10, after: 3, colour: PDF_COLOURS.ink },
  text: { tag: 'P', font: FONT.normal, size: 10, before: 0, after: 6, colour: PDF_COLOURS.ink },
  quiet: { tag: 'P', font: FONT.normal, size: 9, before: 0, after: 6, colour: PDF_COLOURS.soft },
} as const;

type Doc = PDFKit.PDFDocument;
type Struct = PDFKit.PDFStructureElement;

/**
 * A PDF in which a screen reader finds headings, paragraphs, lists, tables with their head cells and pictures with what
 * they say. pdfmake makes no such structure, so this one is laid out here, block below block.
 */
export async function taggedPdf(document: TaggedDocument): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    layout: document.landscape ? 'landscape' : 'portrait',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: document.language === 'nl' ? 'nl-NL' : 'en-GB',
    bufferPages: true,
    info: { Title: document.title, Producer: 'Werkpeil', Creator: 'Werkpeil' },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((done) => pdf.on('end', () => done()));
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  for (const block of document.blocks) place(pdf, root, block);
  root.end();
  addFooters(pdf, document.footer);
  pdf.end();
  await finished;
  return new Uint8Array(Buffer.concat(chunks));
}

function place(pdf: Doc, root: Struct, block: Block): void {
  if (block.kind === 'page') pdf.addPage();
  else if (block.kind === 'list') placeList(pdf, root, block.items);
  else if (block.kind === 'table') placeTable(pdf, root, block);
  else if (block.kind === 'figure') placeFigure(pdf, root, block);
  else placeText(pdf, root, block);
}

function placeText(
  pdf: Doc,
  root: Struct,
  { kind, text }: { readonly kind: keyof typeof STYLES; readonly text: string },
): void {
  const { tag, font, size, before, after, colour } = STYLES[kind];
  pdf.font(font).fontSize(size);
  const height = pdf.heightOfString(text, { width: textWidth(pdf) });
  // A heading never stands alone at the foot of a page.
  keepTogether(pdf, before + height + (tag === 'P' ? 0 : 60));
  pdf.y += before;
  root.add(
    pdf.struct(tag, {}, () => {
      pdf.font(font).fontSize(size).fillColor(colour);
      pdf.text(text, MARGIN, pdf.y, { width: textWidth(pdf) });
    }),
  );
  pdf.y += after;
}

function placeList(pdf: Doc, root: Struct, items: readonly string[]): void {
  const list = pdf.struct('L');
  root.add(list);
  for (const item of items) {
    pdf.font(FONT.normal).fontSize(10);
    keepTogether(pdf, pdf.heightOfString(item, { width: textWidth(pdf) - 14 }) + 4);
    const entry = pdf.struct('LI');
    list.add(entry);
    const top = pdf.y;
    entry.add(pdf.struct('Lbl', {}, () => void pdf.fillColor(PDF_COLOURS.ink).text('•', MARGIN, top)));
    entry.add(
      pdf.struct('LBody', {}, () => void pdf.text(item, MARGIN + 14, top, { width: textWidth(pdf) - 14 })),
    );
    entry.end();
    pdf.y += 4;
  }
  list.end();
  pdf.y += 4;
}

const CELL = { size: 9, padding: 4 } as const;

function placeTable(pdf: Doc, root: Struct, { widths, head, rows }: Extract<Block, { kind: 'table' }>): void {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => (width / total) * textWidth(pdf));
  const table = pdf.struct('Table');
  root.add(table);
  placeRow(pdf, table, columns, head, 'TH');
  for (const row of rows) placeRow(pdf, table, columns, row, 'TD');
  table.end();
  pdf.y += 8;
}

function placeRow(
  pdf: Doc,
  table: Struct,
  columns: readonly number[],
  cells: readonly string[],
  tag: 'TH' | 'TD',
): void {
  pdf.font(tag === 'TH' ? FONT.bold : FONT.normal).fontSize(CELL.size);
  const heights = cells.map((cell, index) => pdf.heightOfString(cell, { width: inner(columns[index]) }));
  const height = Math.max(...heights) + 2 * CELL.padding;
  keepTogether(pdf, height + (tag === 'TH' ? height : 0));
  const top = pdf.y;
  const row = pdf.struct('TR');
  table.add(row);
  let left = MARGIN;
  cells.forEach((cell, index) => {
    const width = columns[index] ?? 0;
    const options = tag === 'TH' ? { scope: 'Column' } : {};
    row.add(
      pdf.struct(tag, options as PDFKit.Mixins.StructureElementOptions, () => {
        pdf.font(tag === 'TH' ? FONT.bold : FONT.normal).fontSize(CELL.size);
        pdf.fillColor(tag === 'TH' ? PDF_COLOURS.soft : PDF_COLOURS.ink);
        pdf.text(cell, left, top + CELL.padding, { width: inner(width) });
      }),
    );
    left += width;
  });
  row.end();
  asDecoration(pdf, () => {
    const below = top + height;
    pdf.moveTo(MARGIN, below).lineTo(MARGIN + textWidth(pdf), below);
    pdf
      .lineWidth(tag === 'TH' ? 1 : 0.5)
      .strokeColor(PDF_COLOURS.line)
      .stroke();
  });
  pdf.y = top + height;
}

function inner(width: number | undefined): number {
  return (width ?? 0) - CELL.padding;
}

function placeFigure(pdf: Doc, root: Struct, figure: Extract<Block, { kind: 'figure' }>): void {
  keepTogether(pdf, figure.height);
  const [left, top] = [MARGIN, pdf.y];
  const box = [left, top, left + textWidth(pdf), top + figure.height];
  // The types of the package do not know the box yet.
  const options = { alt: figure.alt, bbox: box } as PDFKit.Mixins.StructureElementOptions;
  root.add(pdf.struct('Figure', options, () => figure.draw(penAt(pdf, left, top))));
  pdf.x = left;
  pdf.y = top + figure.height + 8;
}

function penAt(pdf: Doc, left: number, top: number): Pen {
  return {
    width: textWidth(pdf),
    line: ([x1, y1], [x2, y2], colour, thick = 1) => {
      pdf.moveTo(left + x1, top + y1).lineTo(left + x2, top + y2);
      pdf.lineWidth(thick).strokeColor(colour).stroke();
    },
    rectangle: ([x, y], [width, height], colour) =>
      void pdf
        .rect(left + x, top + y, width, height)
        .fillColor(colour)
        .fill(),
    dot: ([x, y], radius, colour) =>
      void pdf
        .circle(left + x, top + y, radius)
        .fillColor(colour)
        .fill(),
    text: (text, [x, y], { size = 9, colour = PDF_COLOURS.ink, width, align = 'left' } = {}) => {
      pdf.font(FONT.normal).fontSize(size).fillColor(colour);
      pdf.text(text, left + x, top + y, {
        ...(width === undefined ? { lineBreak: false } : { width, height: 2.4 * size, ellipsis: true }),
        align,
      });
    },
  };
}

function addFooters(pdf: Doc, footer: TaggedDocument['footer']): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    asDecoration(pdf, () => {
      pdf.font(FONT.normal).fontSize(8).fillColor(PDF_COLOURS.soft);
      const at = pdf.page.height - 32;
      // Below the margin the text would open a page of its own.
      pdf.page.margins.bottom = 0;
      pdf.text(footer(page + 1, count), MARGIN, at, {
        width: textWidth(pdf),
        align: 'right',
        lineBreak: false,
      });
      pdf.page.margins.bottom = MARGIN;
    });
  }
}

/** Lines and page numbers: to be seen, not to be read out. */
function asDecoration(pdf: Doc, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Pagination' });
  draw();
  pdf.endMarkedContent();
}

function keepTogether(pdf: Doc, height: number): void {
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
}

function textWidth(pdf: Doc): number {
  return pdf.page.width - 2 * MARGIN;
}
