import { BasicPlatform, type ChartConfiguration } from 'chart.js';
import { Context } from 'svgcanvas';
import { paperColours, type Colours } from './colours.svelte';
import type { Drawing } from './drawing';
import { Chart } from './register';

/** What stands around a picture when it leaves the screen: it must explain itself. */
export interface Sheet {
  readonly title: string;
  readonly sentence: string;
  /** The passport: what is compared with what, how it was measured, where it comes from. */
  readonly passport: readonly string[];
}

const WIDTH = 960;
const MARGIN = 32;
const INNER = WIDTH - 2 * MARGIN;
const TITLE = { size: 25, line: 34 };
const TEXT = { size: 16, line: 24 };
const SMALL = { size: 14, line: 21 };

interface Line {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
}

export function toSvg(drawing: Drawing, sheet: Sheet): string {
  const colours = paperColours();
  const page = layOut(drawing, sheet, colours);
  const context = new Context({ width: WIDTH, height: page.height });
  paintSheet(context, page, colours);
  context.save();
  context.translate(MARGIN, page.top);
  paintChart(context, drawing, colours, page.chartHeight);
  context.restore();
  // The library writes out what chart.js left unset.
  return context.getSerializedSvg(true).replace(/ [\w-]+="undefined"/g, '');
}

export async function toPng(drawing: Drawing, sheet: Sheet, scale = 2): Promise<Blob> {
  const colours = paperColours();
  const page = layOut(drawing, sheet, colours);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * scale;
  canvas.height = page.height * scale;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.scale(scale, scale);
  paintSheet(context, page, colours);
  const picture = document.createElement('canvas');
  picture.width = INNER;
  picture.height = page.chartHeight;
  const chart = new Chart(picture, still(drawing, colours, scale));
  context.drawImage(picture, MARGIN, page.top, INNER, page.chartHeight);
  chart.destroy();
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('No picture was made'))), 'image/png'),
  );
}

function still(drawing: Drawing, colours: Colours, devicePixelRatio: number): ChartConfiguration {
  const config = drawing.config(colours, INNER);
  return { ...config, options: { ...config.options, responsive: false, devicePixelRatio } };
}

/** chart.js asks an element for its context; this one answers with ours, which writes SVG. */
function paintChart(context: Context, drawing: Drawing, colours: Colours, height: number): void {
  const own = context as unknown as Record<string, unknown>;
  const element = { width: INNER, height, style: {}, getContext: () => context };
  own.canvas = element;
  // A fresh chart starts by setting its own scale, which would undo ours.
  own.setTransform = () => {};
  own.resetTransform = () => {};
  const config = still(drawing, colours, 1);
  const chart = new Chart(element as unknown as HTMLCanvasElement, { ...config, platform: BasicPlatform });
  chart.draw();
}

type Painter = Pick<CanvasRenderingContext2D, 'fillRect' | 'fillText'> & {
  fillStyle: unknown;
  font: string;
  textAlign: unknown;
  textBaseline: unknown;
};

function paintSheet(context: Painter, page: ReturnType<typeof layOut>, colours: Colours): void {
  context.fillStyle = colours['paper-raised'];
  context.fillRect(0, 0, WIDTH, page.height);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { text, y, size, bold, colour } of page.lines) {
    context.font = `${bold ? '650 ' : ''}${size}px ${colours.font}`;
    context.fillStyle = colour;
    context.fillText(text, MARGIN, y);
  }
}

function layOut(drawing: Drawing, { title, sentence, passport }: Sheet, colours: Colours) {
  const lines: Line[] = [];
  let y = MARGIN;
  const write = (text: string, { size, line }: typeof TEXT, look: Pick<Line, 'bold' | 'colour'>) => {
    for (const part of wrapped(text, size, colours.font)) {
      lines.push({ text: part, y: y + line / 2, size, ...look });
      y += line;
    }
  };
  write(title, TITLE, { bold: true, colour: colours.ink });
  write(sentence, TEXT, { bold: false, colour: colours.ink });
  const top = y + 16;
  const chartHeight = drawing.height(INNER);
  y = top + chartHeight + 16;
  for (const text of passport) write(text, SMALL, { bold: false, colour: colours['ink-soft'] });
  return { lines, top, chartHeight, height: Math.ceil(y + MARGIN) };
}

function wrapped(text: string, size: number, font: string): readonly string[] {
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  context.font = `${size}px ${font}`;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && context.measureText(longer).width <= INNER) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
