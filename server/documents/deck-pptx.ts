import { createRequire } from 'node:module';
import type PptxGenJS from 'pptxgenjs';
import type { Deck, DeckChart, Slide } from './deck.ts';
import { safeCell } from './safe-cell.ts';

const PptxGen = createRequire(import.meta.url)('pptxgenjs') as typeof PptxGenJS;

const INK = '1D2A33';
const SOFT = '55636D';
const LINE = 'B9C4CB';
const SERIES = ['1F6F8B', 'B9C4CB'];
/** In inches, of a slide of 13.33 x 7.5. */
const [LEFT, WIDE, TOP] = [0.7, 11.9, 1.6];

/** Slides as PowerPoint, with charts that can be edited there. */
export async function deckPptx(deck: Deck): Promise<Uint8Array> {
  const file = new PptxGen();
  file.layout = 'LAYOUT_WIDE';
  file.title = deck.title;
  file.company = 'Werkpeil';
  file.theme = { headFontFace: 'Calibri', bodyFontFace: 'Calibri' };
  for (const slide of deck.slides) addSlide(file, slide, deck.footer);
  return new Uint8Array((await file.write({ outputType: 'nodebuffer' })) as Buffer);
}

function addSlide(file: PptxGenJS, { title, lines = [], chart, table, code }: Slide, footer: string): void {
  const slide = file.addSlide();
  const beside = code ? WIDE - 4.4 : WIDE;
  slide.addText(title, {
    x: LEFT,
    y: 0.5,
    w: WIDE,
    h: 0.9,
    fontSize: 30,
    bold: true,
    color: INK,
    valign: 'top',
  });
  slide.addText(footer, { x: LEFT, y: 7, w: WIDE, h: 0.3, fontSize: 10, color: SOFT });
  const rest = (chart ?? table) ? 0.45 * lines.length : 5;
  if (lines.length > 0) {
    const bullet = lines.length > 1;
    slide.addText(
      lines.map((text) => ({ text, options: { bullet, breakLine: true, paraSpaceAfter: 8 } })),
      {
        x: LEFT,
        y: TOP,
        w: beside,
        h: rest,
        fontSize: (chart ?? table) ? 14 : 20,
        color: INK,
        valign: 'top',
      },
    );
  }
  const top = TOP + (lines.length > 0 ? rest + 0.1 : 0);
  if (chart) addChart(file, slide, chart, top);
  if (table) {
    const total = table.widths.reduce((sum, width) => sum + width, 0);
    slide.addTable(
      [
        table.head.map((text) => ({ text, options: { bold: true, color: SOFT } })),
        ...table.rows.map((row) => row.map((text) => ({ text: safeCell(text) }))),
      ],
      {
        x: LEFT,
        y: top,
        w: WIDE,
        colW: table.widths.map((width) => (width / total) * WIDE),
        fontSize: 12,
        color: INK,
        border: { type: 'solid', pt: 0.5, color: LINE },
        autoPage: true,
        autoPageRepeatHeader: true,
      },
    );
  }
  if (code) addCode(file, slide, code);
}

function addChart(
  file: PptxGenJS,
  slide: PptxGenJS.Slide,
  { labels, series, alt }: DeckChart,
  top: number,
): void {
  slide.addChart(
    file.ChartType.bar,
    series.map(({ name, values }) => ({
      name,
      labels: [...labels],
      // An empty cell of the sheet behind the chart: no bar, and no invented zero.
      values: values.map((value) => value as number),
    })),
    {
      x: LEFT,
      y: top,
      w: WIDE,
      h: 6.9 - top,
      barDir: 'bar',
      // First label on top; the types of the package know one order only.
      catAxisOrientation: 'maxMin' as 'minMax',
      valAxisMinVal: 0,
      valAxisMaxVal: 100,
      valAxisMajorUnit: 25,
      valGridLine: { color: LINE, size: 0.5 },
      catAxisLabelFontSize: 12,
      chartColors: SERIES.slice(0, series.length),
      showLegend: series.length > 1,
      legendPos: 'b',
      showValue: true,
      dataLabelFormatCode: '0',
      dataLabelFontSize: 10,
      altText: alt,
    },
  );
}

/** The squares of a QR code, as shapes: sharp on every screen. */
function addCode(
  file: PptxGenJS,
  slide: PptxGenJS.Slide,
  { modules, text }: NonNullable<Slide['code']>,
): void {
  const [left, size] = [LEFT + WIDE - 4, 4];
  const step = size / modules.length;
  modules.forEach((row, y) =>
    runsOf(row).forEach(([from, length]) =>
      slide.addShape(file.ShapeType.rect, {
        x: left + from * step,
        y: TOP + y * step,
        w: length * step,
        h: step,
        fill: { color: '000000' },
        line: { type: 'none' },
      }),
    ),
  );
  slide.addText(text, {
    x: left - 0.5,
    y: TOP + size + 0.1,
    w: size + 1,
    h: 0.8,
    fontSize: 14,
    align: 'center',
    color: INK,
  });
}

/** Where dark modules begin and how many follow one another. */
export function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  row.forEach((dark, at) => {
    const last = runs.at(-1);
    if (dark && last && last[0] + last[1] === at) last[1] += 1;
    else if (dark) runs.push([at, 1]);
  });
  return runs;
}
