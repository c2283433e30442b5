import type { ChartConfiguration } from 'chart.js';
import type { Colours } from '$lib/charts/colours.svelte';

export interface ScatterInput {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly xTitle: string;
  readonly yTitle: string;
}

/** One dot per unit. No line through them: a line would say more than the figures do. */
export function scatterConfig(
  { points, xTitle, yTitle }: ScatterInput,
  colours: Colours,
): ChartConfiguration<'scatter'> {
  const axis = (title: string) => ({
    grid: { color: colours.line },
    border: { color: colours['line-strong'] },
    ticks: { color: colours['ink-soft'], font: { family: colours.font, size: 13 }, maxTicksLimit: 7 },
    title: { display: true, text: title, color: colours.ink, font: { family: colours.font, size: 14 } },
  });
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: points.map(({ x, y }) => ({ x, y })),
          pointRadius: 6,
          pointBorderWidth: 2,
          pointBorderColor: colours.water,
          pointBackgroundColor: colours['paper-raised'],
        },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      scales: {
        x: { type: 'linear', ...axis(xTitle) },
        y: { type: 'linear', beginAtZero: true, ...axis(yTitle) },
      },
    },
  };
}
