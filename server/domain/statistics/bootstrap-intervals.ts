import { quantileSorted, sampleWithReplacement } from 'simple-statistics';
import type { Interval, Rng } from './types.ts';

export interface BootstrapInput<T> {
  /** One entry per person (or other independent unit). */
  readonly sample: readonly T[];
  /** One or more figures of a sample; null when the sample does not allow them. */
  readonly statistic: (sample: readonly T[]) => readonly number[] | null;
  readonly replicates: number;
  readonly rng: Rng;
  readonly level?: number;
}

/** At least this share of the resamples must allow the statistic. */
const LEAST_USABLE = 0.9;

/**
 * Bootstrap percentile intervals.
 *
 * Answers: between which values would these figures lie if other people of the same kind had answered?
 * Formula: draw as many people with replacement, compute the figures, repeat; the (1 - level) / 2 and (1 + level) / 2
 *   quantiles of what comes out
 * Source: B. Efron & R. Tibshirani (1993), An Introduction to the Bootstrap, ch. 13. sampleWithReplacement and
 *   quantileSorted (R type 7) of simple-statistics are used.
 * Defined for: a sample on which the statistic exists, and at least 90 % of the resamples as well; otherwise null.
 * Oracle: tests/domain/statistics/bootstrap.test.ts (t interval of a mean; same seed, same answer).
 */
export function bootstrapIntervals<T>(input: BootstrapInput<T>): readonly Interval[] | null {
  const { sample, statistic, replicates, rng, level = 0.95 } = input;
  const width = statistic(sample)?.length;
  if (width === undefined || sample.length === 0 || !(level > 0 && level < 1)) return null;
  const draws: (readonly number[])[] = [];
  const people = [...sample];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const figures = statistic(sampleWithReplacement(people, people.length, rng));
    if (figures !== null) draws.push(figures);
  }
  if (draws.length === 0 || draws.length < LEAST_USABLE * replicates) return null;
  return Array.from({ length: width }, (_, figure) => {
    const sorted = draws.map((draw) => draw[figure]!).sort((a, b) => a - b);
    return {
      lower: quantileSorted(sorted, (1 - level) / 2),
      upper: quantileSorted(sorted, (1 + level) / 2),
    };
  });
}
