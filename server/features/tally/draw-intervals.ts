import {
  type DominanceWithIntervals,
  dominanceWithIntervals,
} from '../../domain/statistics/dominance-with-intervals.ts';
import type { Table } from '../../domain/statistics/product-sums.ts';
import { rngFromSeed } from '../../domain/statistics/rng.ts';

/** What a thread needs for the intervals of one outcome: no function can travel to it. */
export interface Drawn {
  readonly table: Table;
  readonly replicates: number;
  readonly seed: number;
}

export function drawIntervals({ table, replicates, seed }: Drawn): DominanceWithIntervals | null {
  return dominanceWithIntervals({ table, replicates, rng: rngFromSeed(seed), level: 0.95 });
}
