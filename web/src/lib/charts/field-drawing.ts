import type { Chart } from 'chart.js';
import type { Colours } from './colours.svelte';
import { arrow, directLabels, type Drawing, STILL, type Writer } from './drawing';
import { markColour, type Mark } from './profile-drawing';

export interface FieldPoint {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  /** Radius in pixels. */
  readonly size: number;
  readonly mark: Mark;
}

export interface FieldInput {
  readonly points: readonly FieldPoint[];
  readonly x: { readonly min: number; readonly max: number; readonly cut: number | null };
  readonly y: { readonly min: number; readonly max: number; readonly cut: number | null };
  readonly words: {
    readonly x: string;
    readonly y: string;
    /** Names of the four quarters: left top, right top, left bottom, right bottom. */
    readonly corners: readonly [string, string, string, string] | null;
  };
}

const PAD = { top: 34, right: 16, bottom: 40, left: 16 };

/** A plane with two axes, each point with its name: quadrants and the priority matrix. */
function fieldDrawing({ points, x, y, words }: FieldInput): Drawing {
  return {
    height: (width) => Math.max(320, Math.min(520, width * 0.62)),
    config: (colours) => ({
      type: 'bubble',
      data: {
        datasets: (['plain', 'strong', 'attention'] as const).map((mark) => ({
          data: points
            .filter((point) => point.mark === mark)
            .map((point) => ({ x: point.x, y: point.y, r: point.size })),
          pointStyle: mark === 'attention' ? ('rectRot' as const) : ('circle' as const),
          borderColor: markColour(mark, colours),
          borderWidth: 2,
          backgroundColor: mark === 'plain' ? colours['paper-raised'] : markColour(mark, colours),
          clip: false as const,
        })),
      },
      options: {
        ...STILL,
        layout: { padding: PAD },
        scales: {
          x: { type: 'linear', min: x.min, max: x.max, display: false },
          y: { type: 'linear', min: y.min, max: y.max, display: false },
        },
      },
      plugins: [
        directLabels(
          colours,
          (write, chart) => paintGround(write, chart, { x, y, words, colours }),
          'before',
        ),
        { ...directLabels(colours, (write, chart) => nameThem(write, chart, points, colours)), id: 'names' },
      ],
    }),
  };
}

/** One wrapper per kind of picture: they share the plane, not the meaning. */
export const quadrantDrawing = fieldDrawing;
export const priorityDrawing = fieldDrawing;

function paintGround(
  write: Writer,
  chart: Chart,
  { x, y, words, colours }: Omit<FieldInput, 'points'> & { readonly colours: Colours },
): void {
  const { ctx, chartArea: area } = chart;
  ctx.strokeStyle = colours['line-strong'];
  ctx.lineWidth = 1;
  ctx.strokeRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  const line = (from: readonly [number, number], to: readonly [number, number]) => {
    ctx.beginPath();
    ctx.moveTo(...from);
    ctx.lineTo(...to);
    ctx.stroke();
  };
  if (x.cut !== null) {
    const at = chart.scales.x?.getPixelForValue(x.cut) ?? 0;
    line([at, area.top], [at, area.bottom]);
  }
  if (y.cut !== null) {
    const at = chart.scales.y?.getPixelForValue(y.cut) ?? 0;
    line([area.left, at], [area.right, at]);
  }
  const soft = colours['ink-soft'];
  arrow(chart, { x: area.left + 6, y: area.top - 26, to: 'up', colour: soft });
  write(words.y, { x: area.left + 20, y: area.top - 18, colour: soft, align: 'left' });
  arrow(chart, { x: area.right, y: area.bottom + 20, to: 'right', colour: soft });
  write(words.x, { x: area.right - 20, y: area.bottom + 20, colour: soft, align: 'right' });
  if (!words.corners) return;
  const [leftTop, rightTop, leftBottom, rightBottom] = words.corners;
  const [inside, half] = [10, (area.right - area.left) / 2 - 16];
  write(leftTop, {
    x: area.left + inside,
    y: area.top + 16,
    colour: soft,
    align: 'left',
    bold: true,
    width: half,
  });
  write(rightTop, {
    x: area.right - inside,
    y: area.top + 16,
    colour: soft,
    align: 'right',
    bold: true,
    width: half,
  });
  write(leftBottom, {
    x: area.left + inside,
    y: area.bottom - 16,
    colour: soft,
    align: 'left',
    bold: true,
    width: half,
  });
  write(rightBottom, {
    x: area.right - inside,
    y: area.bottom - 16,
    colour: soft,
    align: 'right',
    bold: true,
    width: half,
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names beside their points, the marked ones first; a name that would lie over another is left to the table. */
function nameThem(write: Writer, chart: Chart, points: readonly FieldPoint[], colours: Colours): void {
  const { ctx, chartArea: area } = chart;
  ctx.font = `14px ${colours.font}`;
  const taken: Box[] = points.map((point) => {
    const [x, y] = [
      chart.scales.x?.getPixelForValue(point.x) ?? 0,
      chart.scales.y?.getPixelForValue(point.y) ?? 0,
    ];
    return { left: x - point.size, right: x + point.size, top: y - point.size, bottom: y + point.size };
  });
  const free = (box: Box) =>
    box.left >= area.left &&
    box.right <= area.right &&
    box.top >= area.top + 26 &&
    box.bottom <= area.bottom - 26 &&
    taken.every(
      (other) =>
        box.left >= other.right ||
        box.right <= other.left ||
        box.top >= other.bottom ||
        box.bottom <= other.top,
    );
  const order = points
    .map((point, at) => ({ point, own: taken[at] as Box }))
    .toSorted((a, b) => Number(b.point.mark !== 'plain') - Number(a.point.mark !== 'plain'));
  for (const { point, own } of order) {
    const width = ctx.measureText(point.title).width + 6;
    const middle = (own.top + own.bottom) / 2;
    const centre = (own.left + own.right) / 2;
    const places: readonly Box[] = [
      { left: own.right + 2, right: own.right + 2 + width, top: middle - 9, bottom: middle + 9 },
      { left: own.left - 2 - width, right: own.left - 2, top: middle - 9, bottom: middle + 9 },
      { left: centre - width / 2, right: centre + width / 2, top: own.top - 20, bottom: own.top - 2 },
      { left: centre - width / 2, right: centre + width / 2, top: own.bottom + 2, bottom: own.bottom + 20 },
    ];
    const place = places.find(free);
    if (!place) continue;
    taken.push(place);
    // So that no line runs through the letters.
    ctx.fillStyle = colours.paper;
    ctx.fillRect(place.left + 2, place.top + 1, place.right - place.left - 4, place.bottom - place.top - 2);
    write(point.title, {
      x: (place.left + place.right) / 2,
      y: (place.top + place.bottom) / 2,
      colour: point.mark === 'plain' ? colours['ink-soft'] : colours.ink,
      bold: point.mark !== 'plain',
    });
  }
}
