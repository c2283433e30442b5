import type { Chart } from 'chart.js';
import type { Colours } from './colours.svelte';
import type { Writer } from './drawing';

/** Pictures with one row per subject: its name on the left, or above the row where there is no room beside it. */
export interface RowLayout {
  readonly narrow: boolean;
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
}

const NARROW = 600;

export function rowLayout(width: number, words: { left: number; right: number }): RowLayout {
  return width > 0 && width < NARROW
    ? { narrow: true, left: 12, right: 16, rowHeight: 66 }
    : { narrow: false, left: words.left, right: words.right, rowHeight: 42 };
}

/** Room above the first row, for the words at the two ends of the axis. */
export const HEAD = 28;
export const rowsHeight = (rows: number, { rowHeight }: RowLayout): number => HEAD + rows * rowHeight + 4;

export function rowScales(rows: number, { narrow }: RowLayout) {
  const middle = narrow ? 0.18 : 0;
  return {
    x: { type: 'linear' as const, min: 0, max: 100, display: false },
    y: {
      type: 'linear' as const,
      min: -0.5 - middle,
      max: rows - 0.5 - middle,
      reverse: true,
      display: false,
    },
  };
}

export const rowPadding = ({ left, right }: RowLayout) => ({ top: HEAD, bottom: 4, left, right });

/** Name and, in the right margin, a few words per row; hairlines between the rows. */
export function paintRows(
  write: Writer,
  chart: Chart,
  {
    rows,
    layout,
    colours,
  }: {
    readonly rows: readonly { readonly title: string; readonly aside?: string; readonly quiet?: boolean }[];
    readonly layout: RowLayout;
    readonly colours: Colours;
  },
): void {
  const { ctx, width } = chart;
  rows.forEach(({ title, aside, quiet }, at) => {
    const top = HEAD + at * layout.rowHeight;
    ctx.fillStyle = colours.line;
    ctx.fillRect(0, top, width, 1);
    const ink = quiet ? colours['ink-soft'] : colours.ink;
    if (layout.narrow) {
      write(title, {
        x: 0,
        y: top + 15,
        colour: ink,
        align: 'left',
        bold: true,
        size: 15,
        width: width * 0.62,
      });
      if (aside)
        write(aside, {
          x: width,
          y: top + 15,
          colour: colours['ink-soft'],
          align: 'right',
          width: width * 0.36,
        });
      return;
    }
    const middle = top + layout.rowHeight / 2;
    write(title, {
      x: 0,
      y: middle,
      colour: ink,
      align: 'left',
      bold: true,
      size: 15,
      width: layout.left - 20,
    });
    if (aside)
      write(aside, {
        x: width,
        y: middle,
        colour: colours['ink-soft'],
        align: 'right',
        width: layout.right - 20,
      });
  });
}

/** Points of many short lines as one data set: a gap after each. */
export function segments(
  lines: readonly { readonly from: readonly [number, number]; readonly to: readonly [number, number] }[],
) {
  return lines.flatMap(({ from, to }) => [
    { x: from[0], y: from[1] },
    { x: to[0], y: to[1] },
    { x: NaN, y: NaN },
  ]);
}
