import { expect, test } from 'vitest';
import { compareWithEarlier } from '../../../server/domain/comparison/compare-with-earlier.ts';
import {
  compareWithOrganisation,
  type PublishedMean,
} from '../../../server/domain/comparison/compare-with-organisation.ts';
import { rngFromSeed } from '../../../server/domain/statistics/rng.ts';

const organisation: PublishedMean = { mean: 50, step: 2.5, nFrom: 400, nTo: 499, sd: 20 };
const team = (mean: number, nFrom = 20): PublishedMean => ({
  mean,
  step: 2.5,
  nFrom,
  nTo: nFrom + 9,
  sd: 20,
});
const verdicts = (
  teams: readonly PublishedMean[],
  higherIs: 'favourable' | 'unfavourable' | 'neutral' = 'unfavourable',
) =>
  compareWithOrganisation(teams.map((entry) => ({ team: entry, organisation, higherIs }))).map(
    ({ verdict }) => verdict,
  );

const rounded = (value: number, step: number) => Math.round(value / step) * step;

test('a large difference stands out, in the direction that the scale says', () => {
  expect(verdicts([team(80)])).toEqual(['attention']);
  expect(verdicts([team(80)], 'favourable')).toEqual(['strong']);
  expect(verdicts([team(80)], 'neutral')).toEqual(['no-clear-difference']);
});

test('fewer than ten answers are not tested', () => {
  expect(verdicts([{ ...team(90, 8), nFrom: 8, nTo: 9, sd: null }])).toEqual(['too-few']);
});

test('the difference is with the rest, without the team itself', () => {
  // By hand: rest = (400 * 50 - 100 * 60) / 300 = 46.667, so the difference is 13.333.
  const [comparison] = compareWithOrganisation([
    { team: team(60, 100), organisation, higherIs: 'favourable' },
  ]);
  expect(comparison?.difference).toBeCloseTo(13.3333, 3);
  // SE^2 = 400/100 + 2.5^2/12 + 400/300 = 5.8542; t(0.975) is about 1.97 here.
  const width = (comparison?.interval?.upper ?? 0) - (comparison?.interval?.lower ?? 0);
  expect(width).toBeCloseTo(2 * 1.9724 * Math.sqrt(5.8542), 1);
});

test('rounding counts as uncertainty: a coarser figure needs a larger difference', () => {
  const width = (step: number) => {
    const [comparison] = compareWithOrganisation([
      { team: { ...team(60), step }, organisation, higherIs: 'favourable' },
    ]);
    return (comparison?.interval?.upper ?? 0) - (comparison?.interval?.lower ?? 0);
  };
  expect(width(12.5)).toBeGreaterThan(width(2.5));
});

test('organisations without any true difference seldom show a colour', () => {
  const rng = rngFromSeed(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
  let coloured = 0;
  const reports = 400;
  for (let report = 0; report < reports; report += 1) {
    // Sixty teams that differ by chance only; the organisation is all of them together, as it is in the product.
    const raw = Array.from({ length: 60 }, () => {
      const n = 10 + Math.floor(rng() * 20);
      return { n, mean: 50 + (normal() * 20) / Math.sqrt(n) };
    });
    const people = raw.reduce((sum, { n }) => sum + n, 0);
    const mean = raw.reduce((sum, entry) => sum + entry.n * entry.mean, 0) / people;
    const whole: PublishedMean = { mean: rounded(mean, 2.5), step: 2.5, nFrom: people, nTo: null, sd: 20 };
    const questions = raw.map((entry) => {
      const step = entry.n < 20 ? 5 : 2.5;
      const own: PublishedMean = {
        mean: rounded(entry.mean, step),
        step,
        nFrom: entry.n,
        nTo: null,
        sd: null,
      };
      return { team: own, organisation: whole, higherIs: 'favourable' as const };
    });
    const found = compareWithOrganisation(questions).some(
      ({ verdict }) => verdict === 'attention' || verdict === 'strong',
    );
    if (found) coloured += 1;
  }
  expect(coloured / reports).toBeLessThanOrEqual(0.05);
});

test('a change is told in the direction of the scale, and a small one is no clear difference', () => {
  const question = (before: number, now: number, higherIs: 'favourable' | 'unfavourable') =>
    compareWithEarlier([{ now: team(now, 30), before: team(before, 30), spread: 20, higherIs }])[0]?.verdict;
  expect(question(40, 70, 'favourable')).toBe('better');
  expect(question(40, 70, 'unfavourable')).toBe('worse');
  expect(question(50, 52.5, 'favourable')).toBe('no-clear-difference');
  expect(
    compareWithEarlier([{ now: team(70, 8), before: team(40, 30), spread: 20, higherIs: 'favourable' }])[0]
      ?.verdict,
  ).toBe('too-few');
});
