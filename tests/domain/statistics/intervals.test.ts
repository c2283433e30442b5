import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { intervalSpread } from '../../../server/domain/statistics/interval-spread.ts';
import { inverseEffectiveSize } from '../../../server/domain/statistics/inverse-effective-size.ts';
import { meanIntervalNow } from '../../../server/domain/statistics/mean-interval-now.ts';
import { meanIntervalSituation } from '../../../server/domain/statistics/mean-interval-situation.ts';
import { wilsonInterval } from '../../../server/domain/statistics/wilson-interval.ts';
import { expectClose, readOrganisations } from './oracle.ts';

describe.each(readOrganisations().map((organisation, i) => ({ i, organisation })))(
  'first team of organisation $i in R',
  ({ organisation }) => {
    const [n, mean, sd] = [organisation.n[0]!, organisation.mean[0]!, organisation.sd[0]!];
    const own = { sd, df: n - 1 };

    it('has the same interval for "is the situation different"', () => {
      const interval = meanIntervalSituation({ n, mean, spread: own });
      expect(interval?.question).toBe('is-the-situation-different');
      expectClose(interval?.lower, organisation.intervals.situation.lower);
      expectClose(interval?.upper, organisation.intervals.situation.upper);
    });

    it('has the same interval for "what this team thinks now"', () => {
      const interval = meanIntervalNow({ n, mean, spread: own, populationSize: organisation.invited[0]! });
      expect(interval?.question).toBe('what-this-team-thinks-now');
      expectClose(interval?.lower, organisation.intervals.now.lower);
      expectClose(interval?.upper, organisation.intervals.now.upper);
    });

    it('has the same interval with the pooled deviation', () => {
      const spread = intervalSpread({ n: 8, sd }, organisation.pooled)!;
      expect(spread.source).toBe('pooled');
      const interval = meanIntervalSituation({ n, mean, spread });
      expectClose(interval?.lower, organisation.intervals.pooled.lower);
      expectClose(interval?.upper, organisation.intervals.pooled.upper);
    });

    it('has the same Wilson interval, with and without the size of the team', () => {
      const share = organisation.risk.count / n;
      const open = wilsonInterval({ share, n });
      expectClose(open?.lower, organisation.risk.wilson[0]);
      expectClose(open?.upper, organisation.risk.wilson[1]);
      const now = wilsonInterval({ share, n, populationSize: organisation.invited[0]! });
      expectClose(now?.lower, organisation.risk.now[0]);
      expectClose(now?.upper, organisation.risk.now[1]);
    });
  },
);

describe('interval of a mean', () => {
  const spread = { sd: 20, df: 30 };

  it('has no width for what the team thinks now when everyone answered, but has one for the situation', () => {
    const now = meanIntervalNow({ n: 12, mean: 60, spread, populationSize: 12 });
    expect(now).toMatchObject({ lower: 60, upper: 60 });
    const situation = meanIntervalSituation({ n: 12, mean: 60, spread })!;
    expect(situation.upper - situation.lower).toBeGreaterThan(20);
  });

  it('stays on the scale', () => {
    const bounds = { lower: 0, upper: 100 };
    expect(meanIntervalSituation({ n: 5, mean: 97, spread, bounds })?.upper).toBe(100);
    expect(meanIntervalSituation({ n: 5, mean: 2, spread, bounds })?.lower).toBe(0);
  });

  it('is missing without people, without degrees of freedom or with more answers than people', () => {
    expect(meanIntervalSituation({ n: 0, mean: 50, spread })).toBeNull();
    expect(meanIntervalSituation({ n: 5, mean: 50, spread: { sd: 20, df: 0 } })).toBeNull();
    expect(meanIntervalSituation({ n: 5, mean: 50, spread, level: 1 })).toBeNull();
    expect(meanIntervalNow({ n: 9, mean: 50, spread, populationSize: 8 })).toBeNull();
  });

  it('borrows the pooled deviation up to nineteen people and uses its own from twenty', () => {
    const pooled = { sd: 17, df: 80 };
    expect(intervalSpread({ n: 19, sd: 30 }, pooled)).toEqual({ sd: 17, df: 80, source: 'pooled' });
    expect(intervalSpread({ n: 20, sd: 30 }, pooled)).toEqual({ sd: 30, df: 19, source: 'own' });
    expect(intervalSpread({ n: 15, sd: 30 }, pooled, 15)?.source).toBe('own');
    expect(intervalSpread({ n: 19, sd: 30 }, null)).toBeNull();
    expect(intervalSpread({ n: 25, sd: null }, pooled)).toBeNull();
  });

  it('is wider with more confidence, narrower with more people, and never wider for "now"', () => {
    const people = fc.integer({ min: 2, max: 200 });
    fc.assert(
      fc.property(people, people, fc.integer({ min: 0, max: 50 }), (n, more, absent) => {
        const width = (size: number, level: number): number => {
          const { lower, upper } = meanIntervalSituation({ n: size, mean: 50, spread, level })!;
          return upper - lower;
        };
        expect(width(n, 0.99)).toBeGreaterThan(width(n, 0.95));
        expect(width(n + more, 0.95)).toBeLessThan(width(n, 0.95));
        const now = meanIntervalNow({ n, mean: 50, spread, populationSize: n + absent })!;
        expect(now.upper - now.lower).toBeLessThanOrEqual(width(n, 0.95));
      }),
    );
  });
});

describe('Wilson interval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is that of Newcombe 1998, table I, method 3', (count, n, lower, upper) => {
    const interval = wilsonInterval({ share: count / n, n })!;
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  it('has no width when everyone answered', () => {
    expect(wilsonInterval({ share: 0.25, n: 12, populationSize: 12 })).toEqual({ lower: 0.25, upper: 0.25 });
    expect(inverseEffectiveSize(1, 1)).toBe(0);
  });

  it('is missing for impossible shares and sizes', () => {
    expect(wilsonInterval({ share: 1.2, n: 10 })).toBeNull();
    expect(wilsonInterval({ share: 0.5, n: 0 })).toBeNull();
    expect(wilsonInterval({ share: 0.5, n: 11, populationSize: 10 })).toBeNull();
    expect(wilsonInterval({ share: 0.5, n: 11, level: 0 })).toBeNull();
  });

  it('contains the share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const share = Math.round(part * n) / n;
        const { lower, upper } = wilsonInterval({ share, n })!;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(share);
        expect(upper).toBeGreaterThanOrEqual(share);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });
});
