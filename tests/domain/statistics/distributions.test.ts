import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { chiSquareCdf } from '../../../server/domain/statistics/chi-square-cdf.ts';
import { chiSquareQuantile } from '../../../server/domain/statistics/chi-square-quantile.ts';
import { chiSquareUpperTail } from '../../../server/domain/statistics/chi-square-upper-tail.ts';
import { fCdf } from '../../../server/domain/statistics/f-cdf.ts';
import { fQuantile } from '../../../server/domain/statistics/f-quantile.ts';
import { fUpperTail } from '../../../server/domain/statistics/f-upper-tail.ts';
import { findRoot } from '../../../server/domain/statistics/find-root.ts';
import { normalCdf } from '../../../server/domain/statistics/normal-cdf.ts';
import { normalQuantile } from '../../../server/domain/statistics/normal-quantile.ts';
import { tCdf } from '../../../server/domain/statistics/t-cdf.ts';
import { tQuantile } from '../../../server/domain/statistics/t-quantile.ts';
import { tTwoSidedP } from '../../../server/domain/statistics/t-two-sided-p.ts';
import { readOracle } from './oracle.ts';

interface Row {
  readonly x: number;
  readonly p: number;
  readonly df: number;
  readonly df1: number;
  readonly df2: number;
  readonly lower: number;
  readonly upper: number;
  readonly twoSided: number;
}
type Table = Readonly<Record<'cdf' | 'quantile', readonly Row[]>>;
const oracle = readOracle<Record<'normal' | 't' | 'chisq' | 'f', Table>>('distributions');

/** Largest error over a table: relative, so that tails of 1e-200 count as much as centres; absolute around zero. */
function worst(
  rows: readonly Row[],
  ours: (row: Row) => number | null,
  theirs: (row: Row) => number,
): number {
  return Math.max(
    ...rows.map((row) => {
      const [actual, expected] = [ours(row) ?? NaN, theirs(row)];
      const scale = Math.abs(expected) < 1e-14 ? 1 : Math.abs(expected);
      const error = Math.abs(actual - expected) / scale;
      return Number.isNaN(error) ? Infinity : error;
    }),
  );
}

describe('distribution functions and quantiles, against R', () => {
  it.each<[string, readonly Row[], (row: Row) => number | null, (row: Row) => number]>([
    ['pnorm', oracle.normal.cdf, ({ x }) => normalCdf(x), ({ lower }) => lower],
    ['qnorm', oracle.normal.quantile, ({ p }) => normalQuantile(p), ({ x }) => x],
    ['pt', oracle.t.cdf, ({ x, df }) => tCdf(x, df), ({ lower }) => lower],
    ['2 * pt', oracle.t.cdf, ({ x, df }) => tTwoSidedP(x, df), ({ twoSided }) => twoSided],
    ['qt', oracle.t.quantile, ({ p, df }) => tQuantile(p, df), ({ x }) => x],
    ['pchisq', oracle.chisq.cdf, ({ x, df }) => chiSquareCdf(x, df), ({ lower }) => lower],
    ['pchisq, upper', oracle.chisq.cdf, ({ x, df }) => chiSquareUpperTail(x, df), ({ upper }) => upper],
    ['qchisq', oracle.chisq.quantile, ({ p, df }) => chiSquareQuantile(p, df), ({ x }) => x],
    ['pf', oracle.f.cdf, ({ x, df1, df2 }) => fCdf(x, df1, df2), ({ lower }) => lower],
    ['pf, upper', oracle.f.cdf, ({ x, df1, df2 }) => fUpperTail(x, df1, df2), ({ upper }) => upper],
    ['qf', oracle.f.quantile, ({ p, df1, df2 }) => fQuantile(p, df1, df2), ({ x }) => x],
  ])('agrees with %s to ten digits', (_name, rows, ours, theirs) => {
    expect(rows.length).toBeGreaterThan(10);
    expect(worst(rows, ours, theirs)).toBeLessThan(1e-10);
  });

  it('gives the factors that every table prints', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
    expect(tQuantile(0.975, 10)).toBeCloseTo(2.228139, 6);
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841459, 6);
    expect(fQuantile(0.95, 4, 20)).toBeCloseTo(2.866081, 6);
  });

  it('has no answer outside its domain', () => {
    expect(normalQuantile(0)).toBeNull();
    expect(normalCdf(NaN)).toBeNull();
    expect(tQuantile(1, 5)).toBeNull();
    expect(tQuantile(0.5, 0)).toBeNull();
    expect(tCdf(NaN, 5)).toBeNull();
    expect(tTwoSidedP(1, -1)).toBeNull();
    expect(chiSquareCdf(1, 0)).toBeNull();
    expect(chiSquareQuantile(2, 3)).toBeNull();
    expect(fCdf(1, 0, 3)).toBeNull();
    expect(fUpperTail(NaN, 2, 3)).toBeNull();
    expect(findRoot((x) => x * x + 1, -1, 1)).toBeNull();
  });

  it('holds everything between its ends', () => {
    expect(normalCdf(Infinity)).toBe(1);
    expect(tTwoSidedP(Infinity, 4)).toBe(0);
    expect(tTwoSidedP(0, 4)).toBe(1);
    expect(chiSquareUpperTail(-1, 2)).toBe(1);
    expect(fCdf(-3, 2, 2)).toBe(0);
    expect(fUpperTail(Infinity, 2, 2)).toBe(0);
  });
});

describe('distribution functions and quantiles, in general', () => {
  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  const df = fc.double({ min: 0.5, max: 5000, noNaN: true });

  it('a quantile is where the distribution function reaches the probability', () => {
    fc.assert(
      fc.property(probability, df, df, (p, df1, df2) => {
        expect(normalCdf(normalQuantile(p)!)! / p).toBeCloseTo(1, 9);
        expect(tCdf(tQuantile(p, df1)!, df1)! / p).toBeCloseTo(1, 9);
        expect(chiSquareCdf(chiSquareQuantile(p, df1)!, df1)! / p).toBeCloseTo(1, 9);
        expect(fCdf(fQuantile(p, df1, df2)!, df1, df2)! / p).toBeCloseTo(1, 9);
      }),
    );
  });

  it('t squared is F with one degree of freedom above', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), df, (t, below) => {
        expect(fUpperTail(t * t, 1, below)).toBeCloseTo(tTwoSidedP(t, below)!, 12);
      }),
    );
  });

  it('a further value leaves a smaller tail', () => {
    const step = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(step, step, df, (near, further, freedom) => {
        expect(tTwoSidedP(near + further, freedom)!).toBeLessThanOrEqual(tTwoSidedP(near, freedom)!);
        expect(chiSquareCdf(near + further, freedom)!).toBeGreaterThanOrEqual(chiSquareCdf(near, freedom)!);
      }),
    );
  });
});
