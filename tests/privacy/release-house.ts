import type { ScaleSums } from '../../server/privacy/cells.ts';
import type { GroupSums, Measure } from '../../server/privacy/measure.ts';
import { plan } from '../../server/privacy/plan.ts';
import type { Cut, LeafCount, Plan, TreeNode } from '../../server/privacy/types.ts';

/** One person as the tally sees them for a moment: where they work, what they told, their codes 1-5 per item. */
export interface Person {
  readonly unit: string;
  readonly profile: readonly string[];
  readonly codes: readonly number[];
}

export interface House {
  readonly tree: readonly TreeNode[];
  readonly people: readonly Person[];
  readonly cuts?: readonly Cut[];
  readonly k?: number;
  readonly report?: Measure['report'];
  readonly scale?: string;
}

/** What the tally would hand to `release` for one scale: counts, plan and sums, straight from the people. */
export function measureOf({
  tree,
  people,
  cuts = [],
  k = 5,
  report = 'scale',
  scale = 'workload',
}: House): Measure {
  const counts = people.map(({ unit, profile }): LeafCount => ({ unit, profile, n: 1 }));
  const made = plan(tree, counts, { k, cutMin: 4 * k, cuts });
  const items = people[0]?.codes.length ?? 1;
  return {
    scale,
    report,
    items: Array.from({ length: items }, (_, item) => ({ id: `${scale}-${item + 1}`, scored: true })),
    plan: made,
    sums: new Map(made.blocks.map(({ id }) => [id, sumsOf(peopleIn(made, id, people), items, report)])),
    cuts: groupSums(made, people, items),
  };
}

function groupSums(made: Plan, people: readonly Person[], items: number): GroupSums[] {
  return made.merged.flatMap(({ cut, groups }, position) =>
    groups.map((categories, group) => ({
      cut,
      group,
      scoreHistograms: new Map(
        made.blocks.map(({ id }) => {
          const own = peopleIn(made, id, people).filter(({ profile }) =>
            categories.includes(profile[position] ?? ''),
          );
          return [id, sumsOf(own, items, 'scale').scoreHistogram];
        }),
      ),
    })),
  );
}

function peopleIn(made: Plan, block: string, people: readonly Person[]): Person[] {
  const units = new Set(made.blocks.find(({ id }) => id === block)?.parts.map(({ unit }) => unit));
  return people.filter(({ unit }) => units.has(unit));
}

function sumsOf(people: readonly Person[], items: number, report: Measure['report']): ScaleSums {
  const scoreHistogram: number[] = report === 'scale' ? new Array<number>(4 * items + 1).fill(0) : [];
  const itemHistograms = Array.from({ length: items }, () => new Array<number>(6).fill(0));
  for (const { codes } of people) {
    const at = codes.reduce((sum, code) => sum + code, 0) - items;
    if (report === 'scale' && codes.every((code) => code > 0))
      scoreHistogram[at] = (scoreHistogram[at] ?? 0) + 1;
    codes.forEach((code, item) => {
      const histogram = itemHistograms[item] ?? [];
      histogram[code] = (histogram[code] ?? 0) + 1;
    });
  }
  return { scoreHistogram, itemHistograms };
}

/** `n` people of one unit, with the codes in turn. */
export function team(
  unit: string,
  n: number,
  codes: readonly (readonly number[])[],
  profile: string[] = [],
): Person[] {
  return Array.from({ length: n }, (_, at) => ({ unit, profile, codes: codes[at % codes.length] ?? [] }));
}
