import { expect, test } from 'vitest';
import { agreementOf } from '../../../server/domain/analyses/agreement.ts';
import { reliabilityOf } from '../../../server/domain/analyses/reliability.ts';
import { teamDifferences } from '../../../server/domain/analyses/team-differences.ts';

test('agreement is one when all give the same answer, and refused below eight people', () => {
  const same = [0, 0, 0, 8, 0, 0];
  expect(agreementOf([same, same], 8)).toBe(1);
  expect(agreementOf([same, same], 7)).toBeNull();
});

test('agreement of two items by hand', () => {
  // Four people 3 and four people 4: variance 2 / 7 (n - 1); expected 2; ratio 1/7; r = 2 * 6/7 / (2 * 6/7 + 1/7) = 12/13.
  const half = [0, 0, 0, 4, 4, 0];
  expect(agreementOf([half, half], 8)).toBeCloseTo(12 / 13, 12);
});

test('an item that not everybody answered leaves no agreement', () => {
  expect(
    agreementOf(
      [
        [0, 0, 0, 4, 4, 0],
        [0, 0, 0, 4, 3, 0],
      ],
      8,
    ),
  ).toBeNull();
});

test('team differences by hand: five teams of two', () => {
  // Means 10, 20, 30, 40, 50, every variance 8: MSB = 2 * 1000 / 4 = 500, MSW = 8.
  const groups = [10, 20, 30, 40, 50].map((mean) => ({ n: 2, mean, sd: Math.sqrt(8) }));
  const found = teamDifferences(groups);
  expect(found?.icc1).toBeCloseTo(492 / 508, 12);
  expect(found?.icc2).toBeCloseTo(492 / 500, 12);
  expect(found?.ranking.show).toBe(true);
  expect(teamDifferences(groups.slice(1))).toBeNull();
});

test('reliability of two items is that of Spearman and Brown, from a hundred people on', () => {
  // n = 101, variances 1 and covariance 0.5 around a mean of 0: products = 100 * covariance, r = .5, 2r / (1 + r) = 2/3.
  const products = {
    n: 101,
    sums: [0, 0],
    products: [
      [100, 50],
      [50, 100],
    ],
  };
  const found = reliabilityOf(products);
  expect(found.twoItems).toBeCloseTo(2 / 3, 12);
  expect([found.alpha, found.omega]).toEqual([null, null]);
  expect(reliabilityOf({ ...products, n: 99 }).twoItems).toBeNull();
});
