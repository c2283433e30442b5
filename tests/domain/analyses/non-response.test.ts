import { expect, test } from 'vitest';
import {
  biasInPoints,
  responseCautions,
  weightedByInvited,
} from '../../../server/domain/analyses/non-response.ts';
import { stratifiedMean } from '../../../server/domain/statistics/stratified-mean.ts';

test('every part counts for the people invited in it', () => {
  // By hand: (30 * 50 + 10 * 70) / 40 = 55; 40 of the 50 people are in a part with a figure.
  const strata = [
    { invited: 30, mean: 50 },
    { invited: 10, mean: 70 },
    { invited: 10, mean: null },
  ];
  expect(weightedByInvited(strata)).toEqual({ mean: 55, coveredShare: 0.8 });
});

test('is the stratified mean of the same parts', () => {
  const parts = [
    { n: 12, mean: 41.5, sd: 10, population: 31 },
    { n: 7, mean: 63.25, sd: 10, population: 9 },
  ];
  const weighted = weightedByInvited(parts.map(({ population, mean }) => ({ invited: population, mean })));
  expect(weighted?.mean).toBeCloseTo(stratifiedMean(parts)?.mean ?? NaN, 12);
});

test('without any part that has a figure there is no mean', () => {
  expect(weightedByInvited([{ invited: 12, mean: null }])).toBeNull();
  expect(weightedByInvited([])).toBeNull();
});

test('the bias is the share that is missing times 0.3 deviations', () => {
  // By hand: (1 - 0.6) * 0.3 * 20 = 2.4 points.
  expect(biasInPoints(60, 20)).toBeCloseTo(2.4, 12);
  expect(biasInPoints(100, 20)).toBe(0);
  expect(biasInPoints(101, 20)).toBeNull();
});

test('below half of the people there is one caution, below forty per cent two', () => {
  expect(responseCautions(50)).toEqual([]);
  expect(responseCautions(49)).toEqual(['show.low-response']);
  expect(responseCautions(39)).toEqual(['show.low-response', 'show.indicative-only']);
});
