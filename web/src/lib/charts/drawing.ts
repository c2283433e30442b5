import type { Chart, ChartConfiguration, Plugin } from 'chart.js';
import type { Colours } from './colours.svelte';

/** A picture as a value: what is drawn follows from the colours and the width there is. */
export interface Drawing {
  /** Height in pixels at a width; the picture grows with its rows, not with its window. */
  readonly height: (width: number) => number;
  readonly config: (colours: Colours, width: number) => ChartConfiguration;
}

/** Settings that all our pictures share: no movement, nothing on hover, no boxes with a legend. */
export const STILL = {
  animation: false as const,
  responsive: true,
  maintainAspectRatio: false,
  events: [],
  plugins: { legend: { display: false }, tooltip: { enabled: false } },
} satisfies ChartConfiguration['options'];

export type Writer = (
  text: string,
  at: {
    readonly x: number;
    readonly y: number;
    readonly colour: string;
    readonly align?: CanvasTextAlign;
    readonly size?: number;
    readonly bold?: boolean;
    /** Shortened with three dots beyond this. */
    readonly width?: number;
  },
) => void;

/** Words on the picture itself, at the marks they belong to. */
export function directLabels(
  colours: Colours,
  paint: (write: Writer, chart: Chart) => void,
  when: 'before' | 'after' = 'after',
): Plugin {
  const run = (chart: Chart) => {
    const { ctx } = chart;
    ctx.save();
    ctx.textBaseline = 'middle';
    paint((text, at) => {
      ctx.font = `${at.bold ? '650 ' : ''}${at.size ?? 14}px ${colours.font}`;
      ctx.fillStyle = at.colour;
      ctx.textAlign = at.align ?? 'center';
      ctx.fillText(at.width === undefined ? text : shorten(ctx, text, at.width), at.x, at.y);
    }, chart);
    ctx.restore();
  };
  return when === 'after'
    ? { id: 'direct-labels', afterDatasetsDraw: run }
    : { id: 'words-below', beforeDatasetsDraw: run };
}

/** Drawn, because not every face has arrows. `at` is its tip. */
export function arrow(
  { ctx }: Chart,
  at: {
    readonly x: number;
    readonly y: number;
    readonly to: 'left' | 'right' | 'up';
    readonly colour: string;
  },
): void {
  const turn = { right: 0, left: Math.PI, up: -Math.PI / 2 }[at.to];
  const along = (forward: number, aside: number): [number, number] => [
    at.x + forward * Math.cos(turn) - aside * Math.sin(turn),
    at.y + forward * Math.sin(turn) + aside * Math.cos(turn),
  ];
  ctx.strokeStyle = at.colour;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(...along(-14, 0));
  ctx.lineTo(...along(0, 0));
  ctx.moveTo(...along(-4.5, -4));
  ctx.lineTo(...along(0, 0));
  ctx.lineTo(...along(-4.5, 4));
  ctx.stroke();
}

/** What the two ends of the axis mean, above the first row. */
export function paintEnds(
  write: Writer,
  chart: Chart,
  { left, right, y, colour }: { left: string; right: string; y: number; colour: string },
): void {
  const { chartArea: area } = chart;
  arrow(chart, { x: area.left, y, to: 'left', colour });
  write(left, { x: area.left + 20, y, colour, align: 'left' });
  arrow(chart, { x: area.right, y, to: 'right', colour });
  write(right, { x: area.right - 20, y, colour, align: 'right' });
}

function shorten(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  let kept = text;
  while (kept.length > 1 && ctx.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
