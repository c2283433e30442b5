import type { Bench } from '../kit/bench.ts';
import { measureGrowth } from '../kit/growth.ts';

/** How cost grows, by counting instead of by the clock: the same figures on every machine. The test suite runs it too. */
export const growth: Bench = async ({ say, full }) => {
  const found = await measureGrowth(full ? { small: 2_000, large: 40_000 } : { small: 500, large: 5_000 });
  for (const { figure, unit, small, large, atMost } of found)
    say({
      figure,
      unit,
      values: [large],
      reference: { name: 'the same at the smaller size', values: [small] },
      better: 'less',
      limits: { floor: atMost, goal: atMost },
    });
};
