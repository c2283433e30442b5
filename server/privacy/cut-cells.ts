import { bandOf } from './bands.ts';
import type { CutCell } from './cells.ts';
import type { GroupSums, Measure } from './measure.ts';
import { addHistograms, scoreMoments } from './measure.ts';
import { codeMean } from './rounding.ts';
import { total } from './thirds.ts';
import type { BlockId, CutTable } from './types.ts';

/**
 * The cut tables of one scale: every table whole, or not at all.
 *
 * Which tables there are was decided by the plan, and its certificate is checked before this runs. The sums must be
 * of exactly the people that the plan counted, group by group and block by block; otherwise this throws.
 */
export function cutCells(measure: Measure): CutCell[] {
  const { plan } = measure;
  if (measure.report !== 'scale' || plan.cutTables.length === 0) return [];
  const expected = peoplePerGroup(measure);
  return plan.cutTables.flatMap((table) =>
    table.groups.map((categories, group) => {
      const sums = groupSums(measure, table, group);
      for (const block of table.blocks) {
        const people = expected.get(key(table.cut, group, block)) ?? 0;
        if (total(sums.scoreHistograms.get(block) ?? []) !== people) {
          throw new Error(
            `Scale ${measure.scale}: cut ${table.cut} counts other people than the plan in ${block}`,
          );
        }
      }
      const histogram = addHistograms(table.blocks.map((block) => sums.scoreHistograms.get(block) ?? []));
      const n = total(histogram);
      if (n < plan.k)
        throw new Error(`Scale ${measure.scale}: a group of cut ${table.cut} is smaller than ${plan.k}`);
      return {
        kind: 'cut',
        withheld: false,
        unit: table.unit,
        scale: measure.scale,
        cut: table.cut,
        category: categories.join('+'),
        categories,
        n: bandOf(n),
        mean: codeMean(scoreMoments(histogram).sum, n),
      };
    }),
  );
}

function groupSums({ scale, cuts }: Measure, { cut }: CutTable, group: number): GroupSums {
  const sums = cuts?.find((each) => each.cut === cut && each.group === group);
  if (!sums) throw new Error(`Scale ${scale}: there are no sums for group ${group} of cut ${cut}`);
  return sums;
}

/** How many people the plan counts per group of a cut and block. */
function peoplePerGroup({ plan }: Measure): Map<string, number> {
  const people = new Map<string, number>();
  plan.merged.forEach(({ cut, groups }, position) => {
    for (const { id, parts } of plan.blocks) {
      for (const part of parts) {
        const group = groups.findIndex((categories) => categories.includes(part.profile[position] ?? ''));
        const at = key(cut, group, id);
        people.set(at, (people.get(at) ?? 0) + part.n);
      }
    }
  });
  return people;
}

function key(cut: string, group: number, block: BlockId): string {
  return `${group} ${cut} ${block}`;
}
