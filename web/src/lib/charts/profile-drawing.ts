import type { Colours } from './colours.svelte';
import { directLabels, type Drawing, paintEnds, STILL } from './drawing';
import { paintRows, rowLayout, rowPadding, rowScales, rowsHeight, segments } from './rows';

export type Mark = 'attention' | 'strong' | 'plain';

export interface ProfileRow {
  readonly title: string;
  /** Place from 0 (least favourable) to 100; null when the figure is withheld. */
  readonly place: number | null;
  readonly value: string;
  readonly norm: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly mark: Mark;
  /** What right means on this row: "minder werkdruk". */
  readonly end: string;
}

export interface ProfileWords {
  readonly left: string;
  readonly right: string;
  readonly norm: string;
  readonly withheld: string;
}

const WORDS = { left: 262, right: 216 };

/** Rows from less to more favourable: the norm as a stroke, the unit as a mark, its uncertainty as a thin bar. */
export function profileDrawing(rows: readonly ProfileRow[], words: ProfileWords): Drawing {
  return {
    height: (width) => rowsHeight(rows.length, rowLayout(width, WORDS)),
    config: (colours, width) => {
      const layout = rowLayout(width, WORDS);
      const stroke = (points: ReturnType<typeof segments>, colour: string, thickness: number) => ({
        data: points,
        showLine: true,
        pointRadius: 0,
        borderColor: colour,
        borderWidth: thickness,
        clip: false as const,
      });
      const placed = rows.map((row, at) => ({ ...row, at }));
      const lines = (
        of: (row: (typeof placed)[number]) => readonly [number, number, number, number] | null,
      ) =>
        segments(
          placed.flatMap((row) => {
            const line = of(row);
            return line ? [{ from: [line[0], line[1]] as const, to: [line[2], line[3]] as const }] : [];
          }),
        );
      return {
        type: 'scatter',
        data: {
          datasets: [
            ...(['attention', 'strong', 'plain'] as const).map((mark) => ({
              ...markLook(mark, colours),
              clip: false as const,
              data: placed.flatMap((row) =>
                row.mark === mark && row.place !== null ? [{ x: row.place, y: row.at }] : [],
              ),
            })),
            ...(['attention', 'strong', 'plain'] as const).map((mark) =>
              stroke(
                lines((row) =>
                  row.mark === mark && row.interval
                    ? [row.interval.lower, row.at, row.interval.upper, row.at]
                    : null,
                ),
                markColour(mark, colours),
                4,
              ),
            ),
            stroke(
              lines((row) =>
                row.norm === null || row.place === null
                  ? null
                  : [row.norm, row.at - 0.24, row.norm, row.at + 0.24],
              ),
              colours.ink,
              2,
            ),
            stroke(
              lines((row) => (row.place === null ? null : [0, row.at, 100, row.at])),
              colours.line,
              1,
            ),
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
                rows: rows.map(({ title, end, place }) => ({ title, aside: end, quiet: place === null })),
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
              for (const { place, value, at, interval, norm } of placed) {
                const middle = y?.getPixelForValue(at) ?? 0;
                if (place === null) {
                  write(words.withheld, {
                    x: (chart.chartArea.left + chart.chartArea.right) / 2,
                    y: middle,
                    colour: colours['ink-soft'],
                  });
                  continue;
                }
                // To the side where nothing stands.
                const ends = [place, interval?.upper ?? place, interval?.lower ?? place];
                const onRight = norm === null || norm <= place;
                const edge = onRight ? Math.max(...ends) : Math.min(...ends);
                const pixel = x?.getPixelForValue(edge) ?? 0;
                write(value, {
                  x: onRight ? pixel + 14 : pixel - 14,
                  y: middle,
                  colour: colours.ink,
                  align: onRight ? 'left' : 'right',
                  bold: true,
                  size: 15,
                });
              }
              const first = placed.find((row) => row.norm !== null && row.place !== null);
              if (first?.norm === null || first === undefined) return;
              write(words.norm, {
                x: x?.getPixelForValue(first.norm) ?? 0,
                y: 13,
                colour: colours.ink,
              });
            }),
            id: 'values',
          },
        ],
      };
    },
  };
}

export function markColour(mark: Mark, colours: Colours): string {
  return { attention: colours.ochre, strong: colours.water, plain: colours['ink-soft'] }[mark];
}

/** Shape as well as colour: a diamond asks attention, a full dot is strong, an open dot is neither. */
export function markLook(mark: Mark, colours: Colours) {
  const colour = markColour(mark, colours);
  return {
    pointStyle: mark === 'attention' ? ('rectRot' as const) : ('circle' as const),
    pointRadius: mark === 'attention' ? 8 : 6.5,
    pointBorderColor: colour,
    pointBorderWidth: 2.5,
    pointBackgroundColor: mark === 'plain' ? colours['paper-raised'] : colour,
  };
}
