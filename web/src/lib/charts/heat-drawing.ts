import type { Colours } from './colours.svelte';
import { directLabels, type Drawing, STILL } from './drawing';

export interface HeatRow {
  readonly title: string;
  readonly cells: readonly { readonly text: string; readonly step: HeatStep }[];
}

/** 1 (asks attention, far), 2, 5, 6 (strong, far); even: no clear difference; none: not compared; withheld. */
export type HeatStep = 1 | 2 | 5 | 6 | 'even' | 'none' | 'withheld';

const LEFT = 190;
const ROW = 30;
const TOP = 190;

/** The heatmap as a file: on screen it is a grid that can be walked through, on paper a picture. */
export function heatDrawing(rows: readonly HeatRow[], columns: readonly string[]): Drawing {
  return {
    height: () => TOP + rows.length * ROW + 8,
    config: (colours) => ({
      type: 'scatter',
      data: { datasets: [{ data: [] }] },
      options: { ...STILL, scales: { x: { display: false }, y: { display: false } } },
      plugins: [
        directLabels(colours, (write, { ctx, width }) => {
          const cell = (width - LEFT) / columns.length;
          columns.forEach((title, at) => {
            ctx.save();
            ctx.translate(LEFT + (at + 0.5) * cell, TOP - 8);
            ctx.rotate(-Math.PI / 2);
            write(title, { x: 0, y: 0, colour: colours.ink, align: 'left', width: TOP - 16 });
            ctx.restore();
          });
          rows.forEach((row, index) => {
            const y = TOP + index * ROW;
            write(row.title, {
              x: 0,
              y: y + ROW / 2,
              colour: colours.ink,
              align: 'left',
              width: LEFT - 12,
            });
            row.cells.forEach(({ text, step }, at) => {
              const { fill, ink } = heatLook(step, colours);
              ctx.fillStyle = fill;
              ctx.fillRect(LEFT + at * cell + 1, y + 1, cell - 2, ROW - 2);
              write(text, { x: LEFT + (at + 0.5) * cell, y: y + ROW / 2, colour: ink, size: 13 });
            });
          });
        }),
      ],
    }),
  };
}

function heatLook(step: HeatStep, colours: Colours): { readonly fill: string; readonly ink: string } {
  if (step === 'none' || step === 'even') return { fill: colours['paper-raised'], ink: colours.ink };
  if (step === 'withheld') return { fill: colours.line, ink: colours['ink-soft'] };
  const fill = colours[`scale-${step}`];
  if (step === 1 || step === 6) return { fill, ink: colours['on-water'] };
  return { fill, ink: step === 2 || step === 5 ? '#000000' : colours.ink };
}
