import type { Plan, UnitId } from './types.ts';

/**
 * The smallest number of people that the difference of two figures can depend on, when one figure is a sum over whole
 * blocks and the other a sum over some of the people in those blocks.
 *
 * **Question**: people who answered both of two scales are fewer than those who answered one. Does "one" minus "both"
 * show somebody?
 * **Formula**: sum over blocks b of min(s_b, n_b - s_b); n_b = people in block b, s_b = those of them in the second figure
 * **Why**: a combination gives everybody in block b the weight a_b, and those in the second figure c more. With c not 0
 * the a_b that leaves fewest people is 0 or -c, and then it depends on s_b or n_b - s_b people of the block.
 * **Defined for** counts of people at units, all inside the blocks of the plan; somebody outside throws. Looks at numbers of people only.
 */
export function smallestDifference(plan: Plan, peopleAt: ReadonlyMap<UnitId, number>): number {
  const blockOf = new Map(
    plan.blocks.flatMap((block) => block.parts.map((part) => [part.unit, block.id] as const)),
  );
  const some = new Map<string, number>();
  for (const [unit, n] of peopleAt) {
    const block = blockOf.get(unit);
    if (block === undefined && n > 0) throw new Error(`People of unit ${unit} stand in no block`);
    if (block !== undefined) some.set(block, (some.get(block) ?? 0) + n);
  }
  return plan.blocks.reduce((sum, { id, n }) => {
    const own = some.get(id) ?? 0;
    if (own > n) throw new Error(`Block ${id} holds ${n} people, not ${own}`);
    return sum + Math.min(own, n - own);
  }, 0);
}
