import type { Colours } from './colours.svelte';
import { arrow, directLabels, type Drawing, STILL, type Writer } from './drawing';
import { segments } from './rows';

/** One campaign: where the figure lies from 0 (least favourable) to 100, and how certain it is. */
export interface SeriesPoint {
  readonly label: string;
  readonly place: number | null;
  readonly value: string;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

const HEIGHT = 300;
/** A label below a point has this much room; with less, every second one is left out. */
const LABEL_WIDTH = 96;

/** One subject over the campaigns, oldest on the left; up is favourable. Where nothing is shown the line has a gap. */
export function seriesDrawing(
  points: readonly SeriesPoint[],
  words: { readonly up: string; readonly withheld: string },
): Drawing {
  return {
    height: () => HEIGHT,
    config: (colours) => ({
      type: 'scatter',
      data: {
        datasets: [
          {
            data: points.map(({ place }, x) => ({ x, y: place ?? NaN })),
            showLine: true,
            borderColor: colours.water,
            borderWidth: 2,
            pointRadius: 6,
            pointBorderColor: colours.water,
            pointBorderWidth: 2.5,
            pointBackgroundColor: colours['paper-raised'],
            clip: false,
          },
          {
            data: segments(
              points.flatMap(({ interval }, x) =>
                interval ? [{ from: [x, interval.lower] as const, to: [x, interval.upper] as const }] : [],
              ),
            ),
            showLine: true,
            pointRadius: 0,
            borderColor: colours['ink-soft'],
            borderWidth: 3,
            clip: false,
          },
        ],
      },
      options: {
        ...STILL,
        layout: { autoPadding: false, padding: { top: 30, bottom: 34, left: 34, right: 12 } },
        scales: {
          x: { type: 'linear', min: -0.4, max: points.length - 0.6, display: false },
          y: { type: 'linear', min: 0, max: 100, display: false },
        },
      },
      plugins: [
        directLabels(
          colours,
          (write, chart) => paintGround(write, chart, { colours, up: words.up }),
          'before',
        ),
        {
          ...directLabels(colours, (write, chart) => {
            const { x, y } = chart.scales;
            const room = chart.chartArea.width / points.length;
            const every = room < LABEL_WIDTH ? 2 : 1;
            points.forEach(({ label, place, value, interval }, at) => {
              const left = x?.getPixelForValue(at) ?? 0;
              if ((points.length - 1 - at) % every === 0)
                write(label, {
                  x: left,
                  y: chart.chartArea.bottom + 20,
                  colour: colours['ink-soft'],
                  width: room * every - 8,
                });
              if (place === null)
                return write(words.withheld, {
                  x: left,
                  y: (chart.chartArea.top + chart.chartArea.bottom) / 2,
                  colour: colours['ink-soft'],
                  width: room - 8,
                });
              const top = y?.getPixelForValue(Math.max(place, interval?.upper ?? place)) ?? 0;
              write(value, { x: left, y: top - 16, colour: colours.ink, bold: true, size: 15 });
            });
          }),
          id: 'values',
        },
      ],
    }),
  };
}

/** Hairlines at 0, 50 and 100, and what up means. */
function paintGround(
  write: Writer,
  chart: Parameters<Parameters<typeof directLabels>[1]>[1],
  { colours, up }: { readonly colours: Colours; readonly up: string },
): void {
  const { ctx, chartArea: area } = chart;
  ctx.fillStyle = colours.line;
  for (const value of [0, 50, 100]) {
    const top = chart.scales.y?.getPixelForValue(value) ?? 0;
    ctx.fillRect(area.left, top, area.width, 1);
  }
  arrow(chart, { x: area.left + 5, y: 5, to: 'up', colour: colours['ink-soft'] });
  write(up, { x: area.left + 18, y: 12, colour: colours['ink-soft'], align: 'left' });
}
