import type { Deck, DeckChart, Slide } from './deck.ts';
import { runsOf } from './deck-pptx.ts';
import { type Block, PDF_COLOURS, type Pen, taggedPdf } from './tagged-pdf.ts';

/** The same slides as PDF: a page per slide, headings and pictures with their words. */
export function deckPdf(deck: Deck): Promise<Uint8Array> {
  return taggedPdf({
    title: deck.title,
    language: deck.language,
    landscape: true,
    footer: (page, pages) => `${deck.footer} · ${page} / ${pages}`,
    blocks: deck.slides.flatMap((slide, index) => [
      ...(index > 0 ? [{ kind: 'page' } as const] : []),
      ...slideBlocks(slide, index === 0),
    ]),
  });
}

function slideBlocks({ title, lines = [], chart, table, code }: Slide, first: boolean): Block[] {
  return [
    { kind: first ? 'title' : 'heading', text: title },
    ...(lines.length > 1
      ? [{ kind: 'list', items: lines } as const]
      : lines.map((text) => ({ kind: 'text', text }) as const)),
    ...(chart ? [chartBlock(chart)] : []),
    ...(table ? [{ kind: 'table', ...table } as const] : []),
    ...(code ? [codeBlock(code)] : []),
  ];
}

const NAME_WIDTH = 210;
const ROW = 24;

function chartBlock({ labels, series, alt }: DeckChart): Block {
  return {
    kind: 'figure',
    height: labels.length * ROW + 20,
    alt,
    draw: (pen) => {
      const axis = pen.width - NAME_WIDTH - 40;
      labels.forEach((label, row) => {
        const y = row * ROW;
        pen.text(label, [0, y + 4], { size: 10, width: NAME_WIDTH - 12 });
        series.forEach(({ values }, index) => drawBar(pen, values[row] ?? null, { y, axis, index }));
      });
      series.forEach(({ name }, index) => {
        const x = NAME_WIDTH + index * 160;
        pen.rectangle([x, labels.length * ROW + 6], [8, 8], colourOf(index));
        pen.text(name, [x + 12, labels.length * ROW + 4], { size: 9, colour: PDF_COLOURS.soft });
      });
    },
  };
}

function drawBar(
  pen: Pen,
  value: number | null,
  { y, axis, index }: { readonly y: number; readonly axis: number; readonly index: number },
): void {
  if (value === null) return;
  const [top, height] = index === 0 ? [y + 2, 10] : [y + 13, 4];
  pen.rectangle([NAME_WIDTH, top], [(value / 100) * axis, height], colourOf(index));
  if (index === 0)
    pen.text(String(Math.round(value)), [NAME_WIDTH + (value / 100) * axis + 4, y + 2], { size: 9 });
}

function colourOf(index: number): string {
  return index === 0 ? PDF_COLOURS.water : PDF_COLOURS.line;
}

const CODE_SIZE = 200;

function codeBlock({ modules, text }: NonNullable<Slide['code']>): Block {
  const step = CODE_SIZE / modules.length;
  return {
    kind: 'figure',
    height: CODE_SIZE + 30,
    alt: text,
    draw: (pen) => {
      modules.forEach((row, y) =>
        runsOf(row).forEach(([from, length]) =>
          pen.rectangle([from * step, y * step], [length * step, step], '#000000'),
        ),
      );
      pen.text(text, [0, CODE_SIZE + 10], { size: 12 });
    },
  };
}
