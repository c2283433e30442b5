import { describe, expect, it } from 'vitest';
import { rngFromSeed } from '../../../server/domain/statistics/rng.ts';
import { readOracle } from './oracle.ts';

const { seeds } = readOracle<{ seeds: { seed: number; words: number[] }[] }>('xoshiro');

describe('random numbers from a seed', () => {
  it.each(seeds)('of $seed are those of xoshiro128** in R', ({ seed, words }) => {
    const rng = rngFromSeed(seed);
    expect(words.map(() => rng() * 2 ** 32)).toEqual(words);
  });

  it('lie in [0, 1), spread evenly, and differ between neighbouring seeds', () => {
    const rng = rngFromSeed(5);
    const bins = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 20_000; i++) bins[Math.floor(rng() * 10)]! += 1;
    // Chi-square with nine degrees of freedom: 27.9 is passed once in a thousand seeds.
    expect(bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(27.9);
    expect(rngFromSeed(6)()).not.toBe(rngFromSeed(7)());
  });
});
