import { expect, test } from 'vitest';
import type { PublishedMean } from '../../../server/domain/comparison/compare-with-organisation.ts';
import { shrinkPublished, shrunkenMean } from '../../../server/domain/comparison/shrink-published.ts';

const team = (mean: number, { nFrom = 20, step = 0, sd = 20 as number | null } = {}): PublishedMean => ({
  mean,
  step,
  nFrom,
  nTo: nFrom + 9,
  sd,
});

test('five equally large teams shrink as by hand', () => {
  // v = 400 / 20 = 20; mean 50; squares 100 + 25 + 225 = 350, so Q = 350 / 20 = 17.5;
  // C = 5/20 - (5/400)/(5/20) = 0.2; tau^2 = (17.5 - 4) / 0.2 = 67.5; B = 67.5 / 87.5; 65 becomes 50 + 15 B = 61.571.
  const teams = [40, 45, 50, 50, 65].map((mean) => team(mean));
  const shrinkage = shrinkPublished(teams, null);
  expect(shrinkage?.between).toBeCloseTo(67.5, 9);
  expect(shrinkage?.centre).toBeCloseTo(50, 9);
  expect(shrunkenMean(team(65), null, shrinkage!)).toBeCloseTo(61.5714, 4);
});

test('a small, coarsely rounded team is drawn in further than a large one with the same mean', () => {
  const shrinkage = shrinkPublished(
    [30, 40, 50, 60, 70].map((mean) => team(mean)),
    20,
  );
  const small = shrunkenMean(team(70, { nFrom: 5, step: 12.5, sd: null }), 20, shrinkage!) as number;
  const large = shrunkenMean(team(70, { nFrom: 50, step: 2.5 }), 20, shrinkage!) as number;
  expect(small).toBeLessThan(large);
  expect(small).toBeGreaterThan(50);
});

test('four teams have no order', () => {
  expect(
    shrinkPublished(
      [30, 40, 60, 70].map((mean) => team(mean)),
      null,
    ),
  ).toBeNull();
});

test('teams that differ no more than chance have no order', () => {
  expect(
    shrinkPublished(
      [49, 50, 50, 51, 50].map((mean) => team(mean)),
      null,
    ),
  ).toBeNull();
});

test('a team whose deviation nobody knows is not shrunken', () => {
  const shrinkage = { centre: 50, between: 100 };
  expect(shrunkenMean(team(70, { nFrom: 8, sd: null }), null, shrinkage)).toBeNull();
});
