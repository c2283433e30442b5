import { directLabels, type Drawing, STILL } from './drawing';
import { paintRows, rowLayout, rowPadding, rowsHeight } from './rows';

export interface SharesRow {
  readonly title: string;
  /** Per cent of people from the least to the most favourable part; null when withheld. */
  readonly parts: readonly { readonly percent: number; readonly text: string }[] | null;
  readonly aside: string;
}

export interface SharesWords {
  readonly parts: readonly string[];
  readonly withheld: string;
}

const WORDS = { left: 262, right: 160 };

/** Bars of a hundred per cent in three parts, the unfavourable one on the left; the number stands in its part. */
export function sharesDrawing(rows: readonly SharesRow[], words: SharesWords): Drawing {
  return {
    height: (width) => rowsHeight(rows.length, rowLayout(width, WORDS)),
    config: (colours, width) => {
      const layout = rowLayout(width, WORDS);
      const looks = [
        { fill: colours['scale-2'], ink: '#000000' },
        { fill: colours.line, ink: colours.ink },
        { fill: colours['scale-5'], ink: '#000000' },
      ];
      return {
        type: 'bar',
        data: {
          labels: rows.map(({ title }) => title),
          datasets: looks.map(({ fill }, part) => ({
            data: rows.map(({ parts }) => parts?.[part]?.percent ?? 0),
            backgroundColor: fill,
            barThickness: 24,
            borderColor: colours.paper,
            borderWidth: { left: part === 0 ? 0 : 2 },
            borderSkipped: false as const,
          })),
        },
        options: {
          ...STILL,
          indexAxis: 'y',
          layout: { autoPadding: false, padding: { ...rowPadding(layout), top: 28 } },
          scales: {
            x: { stacked: true, min: 0, max: 100, display: false },
            y: { stacked: true, display: false },
          },
        },
        plugins: [
          directLabels(
            colours,
            (write, chart) => paintRows(write, chart, { rows, layout, colours }),
            'before',
          ),
          {
            ...directLabels(colours, (write, chart) => {
              const { left, right } = chart.chartArea;
              const soft = colours['ink-soft'];
              write(words.parts[0] ?? '', { x: left, y: 13, colour: soft, align: 'left' });
              write(words.parts[2] ?? '', { x: right, y: 13, colour: soft, align: 'right' });
              if (!layout.narrow) write(words.parts[1] ?? '', { x: (left + right) / 2, y: 13, colour: soft });
              rows.forEach(({ parts }, at) => {
                if (parts === null) {
                  const y = chart.getDatasetMeta(0).data[at]?.y ?? 0;
                  write(words.withheld, { x: (left + right) / 2, y, colour: soft });
                  return;
                }
                parts.forEach(({ percent, text }, part) => {
                  const bar = chart.getDatasetMeta(part).data[at] as unknown as
                    | { x: number; base: number; y: number }
                    | undefined;
                  if (!bar || Math.abs(bar.x - bar.base) < 16 + 6 * text.length) return;
                  write(text, {
                    x: (bar.x + bar.base) / 2,
                    y: bar.y,
                    colour: looks[part]?.ink ?? colours.ink,
                    bold: percent > 0,
                  });
                });
              });
            }),
            id: 'values',
          },
        ],
      };
    },
  };
}
