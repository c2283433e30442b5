import { describe, expect, it } from 'vitest';
import { bootstrapIntervals } from '../../../server/domain/statistics/bootstrap-intervals.ts';
import { rngFromSeed } from '../../../server/domain/statistics/rng.ts';
import { readOrganisations } from './oracle.ts';

const mean = (values: readonly number[]): readonly number[] => [
  values.reduce((sum, value) => sum + value, 0) / values.length,
];

describe('bootstrap intervals', () => {
  it('of a mean come close to the t interval of the same people in R', () => {
    const { scores, intervals } = readOrganisations()[5]!;
    const [drawn] = bootstrapIntervals({
      sample: scores[0]!,
      statistic: mean,
      replicates: 4000,
      rng: rngFromSeed(3),
    })!;
    const width = intervals.situation.upper - intervals.situation.lower;
    expect(Math.abs(drawn!.lower - intervals.situation.lower)).toBeLessThan(0.1 * width);
    expect(Math.abs(drawn!.upper - intervals.situation.upper)).toBeLessThan(0.1 * width);
  });

  it('have no width when everyone is alike', () => {
    const drawn = bootstrapIntervals({
      sample: [4, 4, 4],
      statistic: mean,
      replicates: 20,
      rng: rngFromSeed(1),
    });
    expect(drawn).toEqual([{ lower: 4, upper: 4 }]);
  });

  it('do not exist when the figure does not, or exists in too few resamples', () => {
    const options = { replicates: 200, rng: rngFromSeed(1) };
    expect(bootstrapIntervals({ sample: [1, 2], statistic: () => null, ...options })).toBeNull();
    expect(bootstrapIntervals({ sample: [], statistic: () => [1], ...options })).toBeNull();
    const onlyMixed = (sample: readonly number[]) => (new Set(sample).size > 1 ? [1] : null);
    expect(bootstrapIntervals({ sample: [1, 2], statistic: onlyMixed, ...options })).toBeNull();
  });
});
