import { expect, test } from 'vitest';
import { effortRewardScore, ratioOfScore } from '../../../server/domain/analyses/effort-reward.ts';

const sides = (effort: number, reward: number) => [
  ...Array.from({ length: effort }, () => ({ part: 'effort' }) as const),
  ...Array.from({ length: reward }, () => ({ part: 'reward' }) as const),
];

// The examples of docs/questionnaires/stress-risico.md, section 4, worked by hand there.
test.each([
  ['effort 4 and 4, reward 2 and 2', sides(2, 2), [4, 4, 2, 2], 71.5, true],
  ['three items against five', sides(3, 5), [4, 4, 4, 3, 3, 3, 3, 3], 58.9, true],
  ['in balance', sides(2, 2), [3, 3, 3, 3], 50, false],
  ['nothing put in, everything back', sides(2, 2), [1, 1, 5, 5], 0, false],
  ['everything put in, nothing back', sides(2, 2), [5, 5, 1, 1], 100, true],
])('%s', (_, items, codes, score, moreEffort) => {
  const found = effortRewardScore(items, codes);
  expect(found?.score).toBeCloseTo(score, 1);
  expect(found?.moreEffort).toBe(moreEffort);
});

test('somebody who left an item open, or a questionnaire with one side only, has no score', () => {
  expect(effortRewardScore(sides(2, 2), [4, 0, 2, 2])).toBeNull();
  expect(effortRewardScore(sides(2, 0), [4, 4])).toBeNull();
});

test('the ratio of a mean score is the geometric mean of the ratios', () => {
  // Ratios 2 and 1/2 lie equally far from balance: ln 2 and -ln 2, mean 0, so 1.
  const [a, b] = [effortRewardScore(sides(2, 2), [4, 4, 2, 2]), effortRewardScore(sides(2, 2), [2, 2, 4, 4])];
  expect(ratioOfScore(((a?.score ?? NaN) + (b?.score ?? NaN)) / 2)).toBeCloseTo(1, 12);
  expect(ratioOfScore(100)).toBeCloseTo(5, 12);
});
