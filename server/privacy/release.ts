import type { Cell, ItemCell, PrevalenceCell, ScaleCell, ScaleSums, WithheldCell } from './cells.ts';
import { bandOf, codeMean, codeShare } from './number-coding.ts';
import type { BlockId, Plan, TreeNode } from './types.ts';

declare const released: unique symbol;
/** Something that has passed the one door. Only this file can make it. */
export type Released<T> = T & { readonly [released]: true };

/** The floor: no campaign, role or setting goes below it. */
export const FLOOR = 5;
const SD_FROM = 20;
const THIRDS_FROM = 10;
const PREVALENCE_FROM = 15;

/** One scale of a campaign with the plan for its blocks and the sums of each block. */
export interface Measure {
  readonly scale: string;
  readonly report: 'scale' | 'prevalence' | 'profile' | 'items';
  /** Items in order; `scored` items have codes 1-5. */
  readonly items: readonly { readonly id: string; readonly scored: boolean }[];
  readonly plan: Plan;
  readonly sums: ReadonlyMap<BlockId, ScaleSums>;
}

/**
 * The figures of a campaign that may be seen, and a withheld cell for every other unit and scale.
 *
 * Every figure is made from the sums of whole blocks of at least k people, so whatever is combined, added or subtracted
 * afterwards depends on at least k people. Decisions look at numbers of people only; values are rounded, never hidden.
 * Throws when a plan breaks that rule: then nothing is published.
 */
export function release(tree: readonly TreeNode[], measures: readonly Measure[]): Released<readonly Cell[]> {
  const inner = new Set(tree.map((node) => node.parentId));
  return measures.flatMap((measure) => {
    check(measure);
    return tree.flatMap(({ id }) => cellsOf(measure, id, inner.has(id)));
  }) as unknown as Released<readonly Cell[]>;
}

function check({ scale, plan, sums }: Measure): void {
  if (plan.k < FLOOR) throw new Error(`Scale ${scale}: a group of ${plan.k} is below the floor of ${FLOOR}`);
  const blocks = new Map(plan.blocks.map((block) => [block.id, block]));
  for (const block of plan.blocks) {
    const n = block.parts.reduce((people, part) => people + part.n, 0);
    if (n !== block.n || n < plan.k)
      throw new Error(`Scale ${scale}: block ${block.id} holds fewer than ${plan.k} people`);
    if (!sums.has(block.id)) throw new Error(`Scale ${scale}: block ${block.id} has no sums`);
  }
  const units = plan.blocks.flatMap((block) =>
    block.parts.map((part) => `${part.unit} ${part.profile.join('|')}`),
  );
  if (new Set(units).size !== units.length) throw new Error(`Scale ${scale}: an answer stands in two blocks`);
  for (const { unit, blocks: ids } of plan.published) {
    if (ids.length === 0 || ids.some((id) => !blocks.has(id))) {
      throw new Error(`Scale ${scale}: unit ${unit} publishes something that is no union of blocks`);
    }
  }
  if (plan.cutTables.length > 0) throw new Error(`Scale ${scale}: cut tables have no verified certificate`);
}

function cellsOf(measure: Measure, unit: string, isInner: boolean): Cell[] {
  const published = measure.plan.published.find((entry) => entry.unit === unit);
  const sums = published ? add(published.blocks.map((id) => measure.sums.get(id) as ScaleSums)) : null;
  const n = published?.counted ?? 0;
  if (measure.report === 'prevalence') return prevalenceCells(measure, unit, isInner ? sums : null, n);
  const { scale } = measure;
  const items = measure.items.flatMap((item, index): Cell[] => {
    if (!item.scored) return [];
    if (!sums) return [withheld('item', unit, scale, item.id)];
    const histogram = sums.itemHistograms[index] ?? [];
    const asked = total(histogram.slice(1));
    // Some were not asked: their answers are in no figure, since "asked" minus "all" could single people out.
    if (asked !== n) return [withheld('item', unit, scale, item.id)];
    const sum = histogram.reduce((points, people, code) => points + people * 25 * Math.max(0, code - 1), 0);
    return [
      {
        kind: 'item',
        withheld: false,
        unit,
        scale,
        item: item.id,
        n: bandOf(n),
        mean: codeMean(sum, n),
      } satisfies ItemCell,
    ];
  });
  if (measure.report !== 'scale') return items;
  return [
    sums
      ? scaleCell(unit, scale, sums.scoreHistogram, measure.items.length, n)
      : withheld('scale', unit, scale),
    ...items,
  ];
}

function scaleCell(
  unit: string,
  scale: string,
  histogram: readonly number[],
  items: number,
  n: number,
): ScaleCell {
  const scoreOf = (position: number) => (100 * position) / (4 * items);
  const sum = histogram.reduce((points, people, position) => points + people * scoreOf(position), 0);
  const squares = histogram.reduce((points, people, position) => points + people * scoreOf(position) ** 2, 0);
  const sd = Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1)));
  const third = (from: number, to: number) =>
    codeShare(
      total(histogram.filter((_, position) => scoreOf(position) >= from && scoreOf(position) < to)),
      n,
    );
  return {
    kind: 'scale',
    withheld: false,
    unit,
    scale,
    n: bandOf(n),
    mean: codeMean(sum, n),
    sd: n >= SD_FROM ? Math.round(sd) : null,
    thirds: n >= THIRDS_FROM ? [third(0, 100 / 3), third(100 / 3, 200 / 3), third(200 / 3, 101)] : null,
  };
}

/** Undesired behaviour: never for a team, from fifteen people on, and nobody, one and two look alike. */
function prevalenceCells({ scale, items }: Measure, unit: string, sums: ScaleSums | null, n: number): Cell[] {
  return items.flatMap((item, index): Cell[] => {
    if (!item.scored) return [];
    const histogram = sums?.itemHistograms[index] ?? [];
    if (!sums || n < PREVALENCE_FROM || total(histogram.slice(1)) !== n)
      return [withheld('prevalence', unit, scale, item.id)];
    const share = codeShare(total(histogram.slice(2)), n);
    return [
      {
        kind: 'prevalence',
        withheld: false,
        unit,
        scale,
        item: item.id,
        n: bandOf(n),
        share,
      } satisfies PrevalenceCell,
    ];
  });
}

function withheld(kind: WithheldCell['kind'], unit: string, scale: string, item?: string): WithheldCell {
  return { kind, unit, scale, ...(item === undefined ? {} : { item }), withheld: true };
}

function add(parts: readonly ScaleSums[]): ScaleSums {
  const [first] = parts;
  const sum = (lists: readonly (readonly number[])[]) =>
    (lists[0] ?? []).map((_, position) => total(lists.map((list) => list[position] ?? 0)));
  return {
    scoreHistogram: sum(parts.map((part) => part.scoreHistogram)),
    itemHistograms: (first?.itemHistograms ?? []).map((_, item) =>
      sum(parts.map((part) => part.itemHistograms[item] ?? [])),
    ),
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}
