import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addSums } from '../../../server/domain/statistics/add-sums.ts';
import { pooledSd } from '../../../server/domain/statistics/pooled-sd.ts';
import { meanFromSums } from '../../../server/domain/statistics/mean-from-sums.ts';
import { sdFromSums } from '../../../server/domain/statistics/sd-from-sums.ts';
import { subtractSums } from '../../../server/domain/statistics/subtract-sums.ts';
import { summaryFromSums } from '../../../server/domain/statistics/summary-from-sums.ts';
import { sumsFromHistogram } from '../../../server/domain/statistics/sums-from-histogram.ts';
import { sumsOf } from '../../../server/domain/statistics/sums-of.ts';
import { weightSums } from '../../../server/domain/statistics/weight-sums.ts';
import { weightedMean } from '../../../server/domain/statistics/weighted-mean.ts';
import { weightedSd } from '../../../server/domain/statistics/weighted-sd.ts';

const scores = fc.array(
  fc.integer({ min: 0, max: 400 }).map((quarter) => quarter / 4),
  {
    minLength: 2,
    maxLength: 60,
  },
);

describe('means and deviations', () => {
  it('shift with the answers and scale with them', () => {
    fc.assert(
      fc.property(
        scores,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (x, shift, factor) => {
          const before = sumsOf(x);
          const after = sumsOf(x.map((value) => value * factor + shift));
          expect(meanFromSums(after)).toBeCloseTo(meanFromSums(before)! * factor + shift, 8);
          expect(sdFromSums(after)).toBeCloseTo(sdFromSums(before)! * factor, 5);
        },
      ),
    );
  });

  it('do not care about the order of the answers, and leave them alone', () => {
    fc.assert(
      fc.property(scores, (x) => {
        const frozen = Object.freeze([...x]);
        expect(sumsOf([...frozen].reverse())).toEqual(sumsOf(frozen));
      }),
    );
  });

  it('are the same from sums and from counts', () => {
    fc.assert(
      fc.property(scores, (x) => {
        expect(sumsFromHistogram(x.map((value) => ({ value, count: 1 })))).toEqual(sumsOf(x));
      }),
    );
  });

  it('of a union come from the sums of its parts, and taking a part out undoes it', () => {
    fc.assert(
      fc.property(scores, scores, (x, y) => {
        const total = addSums([sumsOf(x), sumsOf(y)]);
        expect(total).toEqual(sumsOf([...x, ...y]));
        expect(subtractSums(total, sumsOf(x))).toEqual(sumsOf(y));
      }),
    );
  });

  it('are plain ones when all weights are equal', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 20 }), (x, weight) => {
        const weighted = weightSums([{ weight, sums: sumsOf(x) }]);
        expect(weightedMean(weighted)).toBeCloseTo(meanFromSums(sumsOf(x))!, 9);
        expect(weightedSd(weighted)).toBeCloseTo(sdFromSums(sumsOf(x))!, 5);
      }),
    );
  });

  it('pooled lie between the smallest and the largest deviation', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 6 }), (teams) => {
        const summaries = teams.map((team) => summaryFromSums(sumsOf(team))!);
        const sds = summaries.map(({ sd }) => sd);
        const pooled = pooledSd(summaries)!.sd;
        expect(pooled).toBeGreaterThanOrEqual(Math.min(...sds) - 1e-9);
        expect(pooled).toBeLessThanOrEqual(Math.max(...sds) + 1e-9);
      }),
    );
  });
});
