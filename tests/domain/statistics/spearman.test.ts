import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { doubledRanks } from '../../../server/domain/statistics/doubled-ranks.ts';
import { rngFromSeed } from '../../../server/domain/statistics/rng.ts';
import { spearmanExactP } from '../../../server/domain/statistics/spearman-exact-p.ts';
import { spearmanPermutationP } from '../../../server/domain/statistics/spearman-permutation-p.ts';
import { spearmanRho } from '../../../server/domain/statistics/spearman-rho.ts';
import { expectClose, readOracle } from './oracle.ts';

interface PairOracle {
  readonly x: number[];
  readonly y: number[];
  readonly rho: number;
  readonly p: number;
  readonly ranks: number[];
}
const { pairs } = readOracle<{ pairs: PairOracle[] }>('spearman');

describe.each(pairs.map((pair, i) => ({ i, pair })))('pair of lists $i in R', ({ pair }) => {
  it('has the same ranks and rank correlation', () => {
    expect(doubledRanks(pair.x)).toEqual(pair.ranks.map((rank) => 2 * rank));
    expectClose(spearmanRho(pair.x, pair.y), pair.rho);
  });

  it('has the same exact p value, and one by shuffling close to it', () => {
    expectClose(spearmanExactP(pair.x, pair.y), pair.p);
    const p = spearmanPermutationP(pair.x, pair.y, { replicates: 4000, rng: rngFromSeed(11) });
    // Four standard errors of 4000 shuffles.
    expect(Math.abs(p! - pair.p)).toBeLessThan(4 * Math.sqrt(0.25 / 4000));
  });
});

describe('rank correlation', () => {
  it('is 1 for lists in the same order and -1 for the opposite', () => {
    expect(spearmanRho([1, 2, 30], [4, 5, 6])).toBeCloseTo(1, 12);
    expect(spearmanRho([1, 2, 30], [6, 5, 4])).toBeCloseTo(-1, 12);
  });

  it('of ten pairs in one order has p = 2 / 10!', () => {
    const ranks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(spearmanExactP(ranks, ranks)).toBeCloseTo(2 / 3628800, 16);
  });

  it('does not exist for two pairs, lists of different length or a list without spread', () => {
    expect(spearmanRho([1, 2], [2, 1])).toBeNull();
    expect(spearmanRho([1, 2, 3], [2, 1])).toBeNull();
    expect(spearmanRho([1, 2, 3], [5, 5, 5])).toBeNull();
    expect(spearmanExactP([1, 2, 3], [5, 5, 5])).toBeNull();
    expect(spearmanExactP([...Array(11).keys()], [...Array(11).keys()])).toBeNull();
    expect(spearmanPermutationP([1, 2, 3], [5, 5, 5], { replicates: 9, rng: rngFromSeed(1) })).toBeNull();
    expect(spearmanPermutationP([1, 2, 3], [1, 2, 3], { replicates: 0, rng: rngFromSeed(1) })).toBeNull();
  });

  it('cares about order only, and about both lists alike', () => {
    const list = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 7 });
    fc.assert(
      fc.property(list, fc.infiniteStream(fc.integer({ min: -9, max: 9 })), (x, more) => {
        const y = [...more.take(x.length)];
        const rho = spearmanRho(x, y);
        fc.pre(rho !== null);
        expect(spearmanRho(x.map((value) => value ** 3 + 5), y)).toBeCloseTo(rho!, 12); // prettier-ignore
        expect(spearmanRho(y, x)).toBeCloseTo(rho!, 12);
        expect(spearmanExactP(y, x)).toBe(spearmanExactP(x, y));
        expect(Math.abs(rho!)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
