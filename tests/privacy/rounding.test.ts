import { describe, expect, it } from 'vitest';
import { bandOf } from '../../server/privacy/bands.ts';
import { codeDeviation, codeMean, roundingUnit } from '../../server/privacy/rounding.ts';

describe('bands of people', () => {
  it.each([
    [5, 5, 9],
    [9, 5, 9],
    [10, 10, 14],
    [14, 10, 14],
    [15, 15, 19],
    [20, 20, 29],
    [30, 30, 49],
    [50, 50, 99],
    [100, 100, 199],
    [200, 200, 499],
    [499, 200, 499],
    [500, 500, null],
    [80_000, 500, null],
  ])('%i people are shown as %i to %s', (n, from, to) => {
    expect(bandOf(n)).toEqual({ from, to });
  });

  it('there is none for four people', () => {
    expect(() => bandOf(4)).toThrow('below every band');
  });
});

describe('the rounding of a mean', () => {
  it.each([
    [5, 0.5],
    [7, 0.5],
    [8, 0.25],
    [9, 0.25],
    [10, 0.2],
    [19, 0.2],
    [20, 0.1],
    [5000, 0.1],
  ])('is for %i people %f of an answer step', (n, unit) => {
    expect(roundingUnit(n)).toBe(unit);
  });

  it('covers at least two answer steps of the sum from five people on', () => {
    for (let n = 5; n <= 200; n++) expect(n * roundingUnit(n)).toBeGreaterThanOrEqual(2);
  });

  // By hand: 8 people, sum of answers 26 on 1-5, so 18 steps above the end: mean 56.25 points, step 6.25.
  it('gives the nearest step', () => {
    expect(codeMean(18 * 25, 8)).toEqual({ value: 56.25, bound: 'about', step: 6.25 });
    expect(codeMean(600, 10)).toEqual({ value: 60, bound: 'about', step: 5 });
    expect(codeMean(621, 10)).toEqual({ value: 60, bound: 'about', step: 5 });
    expect(codeMean(626, 10)).toEqual({ value: 65, bound: 'about', step: 5 });
    expect(codeMean(20 * 51.2, 20)).toEqual({ value: 50, bound: 'about', step: 2.5 });
  });

  it('becomes a bound within three answer steps of an end, and not at four', () => {
    expect(codeMean(75, 8)).toEqual({ value: 12.5, bound: 'at-most', step: 6.25 });
    expect(codeMean(100, 8)).toEqual({ value: 12.5, bound: 'about', step: 6.25 });
    expect(codeMean(800 - 75, 8)).toEqual({ value: 87.5, bound: 'at-least', step: 6.25 });
    expect(codeMean(800 - 100, 8)).toEqual({ value: 87.5, bound: 'about', step: 6.25 });
  });

  it.each([5, 6, 7, 8, 9, 10, 14, 15, 19, 20, 29, 30, 49, 50, 120, 700])(
    'makes sums of 0 to 3 steps look alike for %i people, and covers the truth',
    (n) => {
      const low = [0, 1, 2, 3].map((steps) => codeMean(steps * 25, n));
      expect(new Set(low.map((figure) => JSON.stringify(figure))).size).toBe(1);
      expect(low[0]?.bound).toBe('at-most');
      expect(low[0]?.value).toBeGreaterThanOrEqual(75 / n);
      const high = [0, 1, 2, 3].map((steps) => codeMean(100 * n - steps * 25, n));
      expect(new Set(high.map((figure) => JSON.stringify(figure))).size).toBe(1);
      expect(high[0]).toEqual({ value: 100 - (low[0]?.value ?? 0), bound: 'at-least', step: low[0]?.step });
    },
  );

  it('never shows an end as "about", and is never off by more than half a step', () => {
    for (const n of [5, 7, 8, 12, 25, 90, 400]) {
      for (let steps = 0; steps <= 4 * n; steps++) {
        const { value, bound, step } = codeMean(steps * 25, n);
        const mean = (steps * 25) / n;
        if (bound === 'about') expect(Math.abs(value - mean)).toBeLessThanOrEqual(step / 2 + 1e-9);
        if (bound === 'about') expect(value > 0 && value < 100).toBe(true);
        if (bound === 'at-most') expect(mean).toBeLessThanOrEqual(value);
        if (bound === 'at-least') expect(mean).toBeGreaterThanOrEqual(value);
      }
    }
  });

  it('refuses fewer than five people and sums that cannot be', () => {
    expect(() => codeMean(200, 4)).toThrow('No mean is shown for 4 people');
    expect(() => codeMean(501, 5)).toThrow('no sum of 5 scores');
    expect(() => codeMean(Number.NaN, 5)).toThrow('no sum');
  });
});

describe('a standard deviation', () => {
  // Ten people at 25 and ten at 75: s = sqrt(20 * 625 / 19) = 25.65, to the nearest 2.5: 25.
  it('is shown from twenty people on', () => {
    expect(codeDeviation(1000, 10 * 625 + 10 * 5625, 20)).toEqual({ value: 25, bound: 'about', step: 2.5 });
    expect(codeDeviation(950, 9 * 625 + 10 * 5625, 19)).toBeNull();
  });

  it('does not tell full agreement from near agreement', () => {
    expect(codeDeviation(20 * 50, 20 * 2500, 20)).toEqual({ value: 10, bound: 'at-most', step: 2.5 });
    expect(codeDeviation(20 * 50, 18 * 2500 + 45 ** 2 + 55 ** 2, 20)).toMatchObject({ bound: 'at-most' });
  });

  it('is left out beside a mean that is a bound', () => {
    expect(codeDeviation(75, 3 * 625, 20)).toBeNull();
  });
});
