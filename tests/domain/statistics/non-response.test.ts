import { describe, expect, it } from 'vitest';
import { nonResponseBias } from '../../../server/domain/statistics/non-response-bias.ts';
import { nonResponseWeights } from '../../../server/domain/statistics/non-response-weights.ts';
import { stratifiedMean } from '../../../server/domain/statistics/stratified-mean.ts';
import { expectAllClose, expectClose, readOrganisations } from './oracle.ts';

describe.each(readOrganisations().map((organisation, i) => ({ i, organisation })))(
  'organisation $i in R',
  ({ organisation: { invited, n, mean, sd, weighted, stratified } }) => {
    it('has the same weights and the same mean over people', () => {
      const strata = invited.map((population, j) => ({ population, respondents: n[j]! }));
      const { weights, coveredShare } = nonResponseWeights(strata)!;
      expectAllClose(weights, weighted.weights);
      expect(coveredShare).toBe(1);
      const result = stratifiedMean(
        invited.map((population, j) => ({ population, n: n[j]!, mean: mean[j]!, sd: sd[j]! })),
      );
      expectClose(result?.mean, stratified.mean);
      expectClose(result?.mean, weighted.mean);
      expectClose(result?.standardError, stratified.se);
    });
  },
);

describe('non-response', () => {
  it('gives a unit without answers no weight and says how many people are covered', () => {
    const strata = [
      { population: 30, respondents: 10 },
      { population: 10, respondents: 0 },
    ];
    expect(nonResponseWeights(strata)).toEqual({ weights: [3, null], coveredShare: 0.75 });
  });

  it('has no weights without people or with more answers than people', () => {
    expect(nonResponseWeights([])).toBeNull();
    expect(nonResponseWeights([{ population: 5, respondents: 6 }])).toBeNull();
    expect(nonResponseWeights([{ population: 5, respondents: -1 }])).toBeNull();
  });

  it('has no organisation mean with an empty unit, and no error with a unit of one answer', () => {
    const unit = { population: 20, n: 10, mean: 50, sd: 10 };
    expect(stratifiedMean([unit, { ...unit, n: 0 }])).toBeNull();
    expect(stratifiedMean([])).toBeNull();
    expect(stratifiedMean([unit, { ...unit, n: 1, mean: 60 }])).toEqual({ mean: 55, standardError: null });
  });

  it('may shift a mean by .12 deviation when 60 % answered and the absent differ by .3', () => {
    expect(nonResponseBias(60, 100)).toBeCloseTo(0.12, 12);
    expect(nonResponseBias(100, 100)).toBe(0);
    expect(nonResponseBias(60, 100, 0.5)).toBeCloseTo(0.2, 12);
    expect(nonResponseBias(5, 0)).toBeNull();
    expect(nonResponseBias(6, 5)).toBeNull();
  });
});
