import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Colours } from '$lib/charts/colours.svelte';

export interface LineSeries {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly weight: 'thick' | 'thin' | 'dashed';
  readonly stepped?: boolean;
}

export interface LineInput {
  readonly series: readonly LineSeries[];
  /** Words below some of the positions. */
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly unit: string;
  readonly highest?: number;
}

type Config = ChartConfiguration<'line', { x: number; y: number }[]>;

/** Lines from zero up with the name at the end of each, so that no legend is needed. */
export function lineConfig({ series, ticks, unit, highest }: LineInput, colours: Colours): Config {
  const ys = series.flatMap(({ points }) => points.map(({ y }) => y));
  const xs = series.flatMap(({ points }) => points.map(({ x }) => x));
  return {
    type: 'line',
    data: {
      datasets: series.map(({ points, weight, stepped }) => ({
        data: [...points],
        parsing: false as const,
        stepped: stepped ?? false,
        borderColor:
          weight === 'thin' ? colours['line-strong'] : weight === 'dashed' ? colours.ochre : colours.water,
        borderWidth: weight === 'thin' ? 1.5 : 3,
        borderDash: weight === 'dashed' ? [7, 5] : [],
        pointRadius: weight === 'thin' ? 2 : 0,
        pointBackgroundColor: colours['line-strong'],
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 14, right: 96, bottom: 6, left: 0 } },
      scales: {
        x: {
          type: 'linear',
          min: Math.min(...xs),
          max: Math.max(...xs),
          grid: { display: false },
          border: { color: colours['line-strong'] },
          afterBuildTicks: (axis) => void (axis.ticks = ticks.map(({ x }) => ({ value: x }))),
          ticks: {
            color: colours['ink-soft'],
            font: { family: colours.font, size: 13 },
            autoSkip: true,
            maxRotation: 0,
            callback: (value) => ticks.find(({ x }) => x === value)?.label ?? '',
          },
        },
        y: {
          type: 'linear',
          min: 0,
          suggestedMax: highest ?? Math.max(1, ...ys) * 1.1,
          border: { display: false },
          grid: { color: colours.line },
          ticks: {
            color: colours['ink-soft'],
            font: { family: colours.font, size: 13 },
            maxTicksLimit: 6,
            callback: (value) => `${value}${unit}`,
          },
        },
      },
    },
    plugins: [endLabels(series, colours)],
  };
}

function endLabels(series: readonly LineSeries[], colours: Colours): Plugin<'line'> {
  return {
    id: 'end-labels',
    afterDatasetsDraw({ ctx, scales, chartArea }) {
      const [x, y] = [scales['x'], scales['y']];
      if (!x || !y) return;
      ctx.save();
      ctx.textBaseline = 'middle';
      ctx.fillStyle = colours.ink;
      ctx.font = `14px ${colours.font}`;
      const taken: number[] = [];
      for (const { name, points } of series) {
        const last = points.at(-1);
        if (!last) continue;
        let at = y.getPixelForValue(last.y);
        // Two lines that end together get their names one below the other.
        while (taken.some((other) => Math.abs(other - at) < 17)) at += 17;
        taken.push(at);
        ctx.fillText(name, Math.min(x.getPixelForValue(last.x), chartArea.right) + 8, at);
      }
      ctx.restore();
    },
  };
}
