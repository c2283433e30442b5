import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Colours } from './colours.svelte';

export type Mark = 'attention' | 'strong' | 'plain';

export interface ScaleLineInput {
  readonly value: number;
  readonly valueLabel: string;
  readonly norm: number | null;
  readonly normLabel: string;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** Higher is unfavourable: the axis runs from 100 to 0, so that right stays favourable. */
  readonly reversed: boolean;
  readonly mark: Mark;
}

type Config = ChartConfiguration<'scatter'>;

const MIDDLE = 0.5;

/** One line from 0 to 100 with the norm across it, the interval as a thin bar and a mark where the unit stands. */
export function scaleLineConfig(input: ScaleLineInput, colours: Colours): Config {
  const line = (points: readonly (readonly [number, number])[], colour: string, width: number) => ({
    data: points.map(([x, y]) => ({ x, y })),
    showLine: true,
    pointRadius: 0,
    borderColor: colour,
    borderWidth: width,
    clip: false as const,
  });
  const { interval, norm } = input;
  return {
    type: 'scatter',
    data: {
      datasets: [
        { ...markStyle(input.mark, colours), data: [{ x: input.value, y: MIDDLE }], clip: false },
        ...(interval
          ? [
              line(
                [
                  [interval.lower, MIDDLE],
                  [interval.upper, MIDDLE],
                ],
                markColour(input.mark, colours),
                4,
              ),
            ]
          : []),
        ...(norm === null
          ? []
          : [
              line(
                [
                  [norm, 0.02],
                  [norm, 0.98],
                ],
                colours.ink,
                2,
              ),
            ]),
        line(
          [
            [0, MIDDLE],
            [100, MIDDLE],
          ],
          colours['line-strong'],
          1,
        ),
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 20, bottom: 18, left: 30, right: 34 } },
      scales: {
        x: { type: 'linear', min: 0, max: 100, reverse: input.reversed, display: false },
        y: { type: 'linear', min: 0, max: 1, display: false },
      },
    },
    plugins: [directLabels(input, colours)],
  };
}

function markColour(mark: Mark, colours: Colours): string {
  return { attention: colours.ochre, strong: colours.water, plain: colours['ink-soft'] }[mark];
}

/** Shape as well as colour: a diamond asks attention, a full dot is strong, an open dot is neither. */
function markStyle(mark: Mark, colours: Colours) {
  const colour = markColour(mark, colours);
  return {
    pointStyle: mark === 'attention' ? ('rectRot' as const) : ('circle' as const),
    pointRadius: mark === 'attention' ? 8 : 6.5,
    pointBorderColor: colour,
    pointBorderWidth: 2.5,
    pointBackgroundColor: mark === 'plain' ? colours['paper-raised'] : colour,
  };
}

/** Words at the marks themselves: the value above the line, the norm below it, the ends of the axis beside it. */
function directLabels(input: ScaleLineInput, colours: Colours): Plugin<'scatter'> {
  return {
    id: 'direct-labels',
    afterDraw({ ctx, chartArea, scales, width }) {
      const x = scales['x'];
      if (!x) return;
      const write = (text: string, at: number, y: number, colour: string, font: string) => {
        ctx.font = `${font} ${colours.font}`;
        ctx.fillStyle = colour;
        const half = ctx.measureText(text).width / 2;
        ctx.fillText(text, Math.min(Math.max(at, half + 1), width - half - 1), y);
      };
      ctx.save();
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      const middle = (chartArea.top + chartArea.bottom) / 2;
      const [left, right] = input.reversed ? ['100', '0'] : ['0', '100'];
      write(left, chartArea.left - 17, middle, colours['ink-soft'], '14px');
      write(right, chartArea.right + 19, middle, colours['ink-soft'], '14px');
      write(input.valueLabel, x.getPixelForValue(input.value), 9, colours.ink, '650 16px');
      if (input.norm !== null)
        write(
          input.normLabel,
          x.getPixelForValue(input.norm),
          chartArea.bottom + 10,
          colours['ink-soft'],
          '14px',
        );
      ctx.restore();
    },
  };
}
