import { describe, expect, it } from 'vitest';
import { kishEffectiveSize } from '../../../server/domain/statistics/kish-effective-size.ts';
import { meanFromHistogram } from '../../../server/domain/statistics/mean-from-histogram.ts';
import { meanFromSums } from '../../../server/domain/statistics/mean-from-sums.ts';
import { pooledSd } from '../../../server/domain/statistics/pooled-sd.ts';
import { sdFromHistogram } from '../../../server/domain/statistics/sd-from-histogram.ts';
import { sdFromSums } from '../../../server/domain/statistics/sd-from-sums.ts';
import { subtractSums } from '../../../server/domain/statistics/subtract-sums.ts';
import { summaryFromSums } from '../../../server/domain/statistics/summary-from-sums.ts';
import { sumsOf } from '../../../server/domain/statistics/sums-of.ts';
import type { Histogram } from '../../../server/domain/statistics/types.ts';
import { weightHistograms } from '../../../server/domain/statistics/weight-histograms.ts';
import { weightSums } from '../../../server/domain/statistics/weight-sums.ts';
import { weightedMean } from '../../../server/domain/statistics/weighted-mean.ts';
import { weightedSd } from '../../../server/domain/statistics/weighted-sd.ts';
import { expectAllClose, expectClose, readOrganisations } from './oracle.ts';

const histogramOf = (values: readonly number[]): Histogram =>
  [...new Set(values)].map((value) => ({ value, count: values.filter((other) => other === value).length }));

describe.each(readOrganisations().map((organisation, i) => ({ i, organisation })))(
  'organisation $i in R',
  ({ organisation }) => {
    const { scores } = organisation;
    const summaries = scores.map((team) => summaryFromSums(sumsOf(team))!);

    it('has the same mean and deviation per team, from sums and from a histogram', () => {
      expectAllClose(
        summaries.map(({ mean }) => mean),
        organisation.mean,
      );
      expectAllClose(
        summaries.map(({ sd }) => sd),
        organisation.sd,
      );
      expectAllClose(
        scores.map((team) => meanFromHistogram(histogramOf(team))),
        organisation.mean,
      );
      expectAllClose(
        scores.map((team) => sdFromHistogram(histogramOf(team))),
        organisation.sd,
      );
    });

    it('has the same totals', () => {
      const sums = sumsOf(scores.flat());
      expect(sums.n).toBe(organisation.total.n);
      expectClose(sums.sum, organisation.total.sum);
      expectClose(meanFromSums(sums), organisation.total.mean);
      expectClose(sdFromSums(sums), organisation.total.sd);
    });

    it('has the same deviation within teams', () => {
      const pooled = pooledSd(summaries)!;
      expectClose(pooled.sd, organisation.pooled.sd);
      expect(pooled.df).toBe(organisation.pooled.df);
    });

    it('has the same weighted mean, deviation and effective size', () => {
      const { weights } = organisation.weighted;
      const sums = weightSums(scores.map((team, j) => ({ weight: weights[j]!, sums: sumsOf(team) })));
      expectClose(weightedMean(sums), organisation.weighted.mean);
      expectClose(weightedSd(sums), organisation.weighted.sd);
      expectClose(kishEffectiveSize(sums), organisation.weighted.kish);
      const groups = scores.map((team, j) => ({ weight: weights[j]!, histogram: histogramOf(team) }));
      expectClose(meanFromHistogram(weightHistograms(groups)), organisation.weighted.mean);
    });
  },
);

describe('sums that say too little', () => {
  it('give no mean of nobody and no deviation of one', () => {
    expect(meanFromSums({ n: 0, sum: 0 })).toBeNull();
    expect(meanFromHistogram([])).toBeNull();
    expect(sdFromSums(sumsOf([40]))).toBeNull();
    expect(sdFromHistogram([{ value: 40, count: 1 }])).toBeNull();
    expect(summaryFromSums(sumsOf([40]))).toBeNull();
    expect(pooledSd([{ n: 1, sd: 0 }])).toBeNull();
    expect(weightedMean(weightSums([]))).toBeNull();
    expect(weightedSd(weightSums([{ weight: 3, sums: sumsOf([50]) }]))).toBeNull();
    expect(weightedSd(weightSums([]))).toBeNull();
    expect(kishEffectiveSize(weightSums([]))).toBeNull();
  });

  it('give a deviation of zero when all agree, in spite of rounding', () => {
    expect(sdFromSums(sumsOf([0.1, 0.1, 0.1]))).toBeLessThan(1e-8);
    expect(sdFromSums({ n: 3, sum: 210, sumSquares: 14700 - 1e-8 })).toBe(0);
  });

  it('give no deviation when no answers could have made them', () => {
    expect(sdFromSums({ n: 3, sum: 210, sumSquares: 14000 })).toBeNull();
    const impossible = { sumWeights: 3, sumSquaredWeights: 3, weightedSum: 210, weightedSumSquares: 14000 };
    expect(weightedSd(impossible)).toBeNull();
  });

  it('cannot lose a part that is larger than the whole', () => {
    expect(subtractSums(sumsOf([1, 2]), sumsOf([1, 2, 3]))).toBeNull();
  });
});
