import { directLabels, type Drawing, paintEnds, STILL } from './drawing';
import { markColour, markLook, type Mark } from './profile-drawing';
import { paintRows, rowLayout, rowPadding, rowScales, rowsHeight, segments } from './rows';

export interface ChangeRow {
  readonly title: string;
  /** Places from 0 (least favourable) to 100. */
  readonly before: number;
  readonly now: number;
  readonly beforeText: string;
  readonly nowText: string;
  /** strong: clearly better; attention: clearly less good. */
  readonly mark: Mark;
  readonly verdict: string;
}

const WORDS = { left: 262, right: 200 };

/** From a ring (then) to a mark (now): what is clearly better or worse has colour and shape, the rest is quiet. */
export function changeDrawing(
  rows: readonly ChangeRow[],
  words: { readonly left: string; readonly right: string },
): Drawing {
  return {
    height: (width) => rowsHeight(rows.length, rowLayout(width, WORDS)),
    config: (colours, width) => {
      const layout = rowLayout(width, WORDS);
      const stroke = (mark: Mark) => ({
        data: segments(
          rows.flatMap((row, at) =>
            row.mark === mark ? [{ from: [row.before, at] as const, to: [row.now, at] as const }] : [],
          ),
        ),
        showLine: true,
        pointRadius: 0,
        borderColor: markColour(mark, colours),
        borderWidth: mark === 'plain' ? 2 : 4,
      });
      const marks = ['attention', 'strong', 'plain'] as const;
      return {
        type: 'scatter',
        data: {
          datasets: [
            ...marks.map((mark) => ({
              ...markLook(mark, colours),
              clip: false as const,
              data: rows.flatMap((row, at) => (row.mark === mark ? [{ x: row.now, y: at }] : [])),
            })),
            {
              data: rows.map(({ before }, at) => ({ x: before, y: at })),
              pointRadius: 3.5,
              pointBorderColor: colours['ink-soft'],
              pointBackgroundColor: colours.paper,
              pointBorderWidth: 2,
              clip: false as const,
            },
            ...marks.map(stroke),
            {
              data: segments(rows.map((_, at) => ({ from: [0, at] as const, to: [100, at] as const }))),
              showLine: true,
              pointRadius: 0,
              borderColor: colours.line,
              borderWidth: 1,
            },
          ],
        },
        options: {
          ...STILL,
          layout: { autoPadding: false, padding: rowPadding(layout) },
          scales: rowScales(rows.length, layout),
        },
        plugins: [
          directLabels(
            colours,
            (write, chart) => {
              paintRows(write, chart, {
                rows: rows.map(({ title, verdict }) => ({ title, aside: verdict })),
                layout,
                colours,
              });
              paintEnds(write, chart, { ...words, y: 13, colour: colours['ink-soft'] });
            },
            'before',
          ),
          {
            ...directLabels(colours, (write, chart) => {
              const { x, y } = chart.scales;
              rows.forEach(({ before, now, beforeText, nowText }, at) => {
                const middle = y?.getPixelForValue(at) ?? 0;
                const [a, b] = [x?.getPixelForValue(before) ?? 0, x?.getPixelForValue(now) ?? 0];
                const onRight = b >= a;
                write(nowText, {
                  x: onRight ? b + 14 : b - 14,
                  y: middle,
                  colour: colours.ink,
                  align: onRight ? 'left' : 'right',
                  bold: true,
                  size: 15,
                });
                if (before === now) return;
                write(beforeText, {
                  x: onRight ? a - 10 : a + 10,
                  y: middle,
                  colour: colours['ink-soft'],
                  align: onRight ? 'right' : 'left',
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
