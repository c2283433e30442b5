import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { centreByTeam } from '../../../server/domain/statistics/centre-by-team.ts';
import { correlationFromCovariance } from '../../../server/domain/statistics/correlation-from-covariance.ts';
import { covarianceMatrix } from '../../../server/domain/statistics/covariance-matrix.ts';
import { dominanceWithIntervals } from '../../../server/domain/statistics/dominance-with-intervals.ts';
import { generalDominance } from '../../../server/domain/statistics/general-dominance.ts';
import { tableOf } from '../../../server/domain/statistics/product-sums.ts';
import { rngFromSeed } from '../../../server/domain/statistics/rng.ts';
import { expectAllClose, expectClose, readOracle } from './oracle.ts';

interface SetOracle {
  readonly rows: number[][];
  readonly teams: string[];
  readonly centred: number[][];
  readonly correlation: number[][];
  readonly contributions: number[];
  readonly rSquared: number;
}
const { sets } = readOracle<{ sets: SetOracle[] }>('dominance');

const correlate = (rows: number[][]) => correlationFromCovariance(covarianceMatrix(rows)!)!;

describe.each(sets.map((set, i) => ({ i, set })))('scores $i in R', ({ set }) => {
  it('are the same once centred by team, and so are their correlations', () => {
    const centred = centreByTeam(set.rows, set.teams)!;
    expectAllClose(centred.flat(), set.centred.flat(), 1e-8);
    expectAllClose(correlate(set.centred).flat(), set.correlation.flat());
  });

  it('have the same dominance and explained variance', () => {
    const dominance = generalDominance(set.correlation)!;
    expectAllClose(dominance.contributions, set.contributions);
    expectClose(dominance.rSquared, set.rSquared);
  });
});

describe('dominance by hand', () => {
  it('of two predictors is the mean of alone and beside the other', () => {
    // r12 = .5, r1y = .6, r2y = .4: R2 = (.36 + .16 - 2 * .6 * .4 * .5) / .75 = .28 / .75
    const both = 0.28 / 0.75;
    const { contributions, rSquared } = generalDominance([[1, 0.5, 0.6], [0.5, 1, 0.4], [0.6, 0.4, 1]])!; // prettier-ignore
    expectClose(rSquared, both);
    expectAllClose(contributions, [(0.36 + both - 0.16) / 2, (0.16 + both - 0.36) / 2]);
  });

  it('of predictors that do not go together is the square of each correlation', () => {
    const { contributions } = generalDominance([[1, 0, 0.5], [0, 1, 0.3], [0.5, 0.3, 1]])!; // prettier-ignore
    expectAllClose(contributions, [0.25, 0.09]);
  });

  it('does not exist without predictors, with eleven, or when one is a mixture of others', () => {
    const unit = (size: number) =>
      Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
    expect(generalDominance(unit(1))).toBeNull();
    expect(generalDominance(unit(11))?.rSquared).toBe(0);
    expect(generalDominance(unit(12))).toBeNull();
    expect(generalDominance([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]])).toBeNull(); // prettier-ignore
    expect(centreByTeam([[1]], [])).toBeNull();
  });
});

describe('dominance in general', () => {
  const rows = fc.integer({ min: 2, max: 6 }).chain((width) =>
    fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: width, maxLength: width }), {
      minLength: 12,
      maxLength: 25,
    }),
  );

  it('adds up to the explained variance, with no contribution below zero', () => {
    fc.assert(
      fc.property(rows, (sample) => {
        const correlation = correlationFromCovariance(covarianceMatrix(sample)!);
        const dominance = correlation === null ? null : generalDominance(correlation);
        fc.pre(dominance !== null);
        const total = dominance!.contributions.reduce((sum, one) => sum + one, 0);
        expect(total).toBeCloseTo(dominance!.rSquared, 10);
        for (const one of dominance!.contributions) expect(one).toBeGreaterThanOrEqual(-1e-9);
        expect(dominance!.rSquared).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('follows the predictors when they change places', () => {
    const { correlation, contributions } = sets[9]!;
    const order = [3, 0, 6, 1, 5, 2, 4, 7];
    const turned = order.map((i) => order.map((j) => correlation[i]![j]!));
    expectAllClose(
      generalDominance(turned)!.contributions,
      order.slice(0, -1).map((i) => contributions[i]!),
    );
  });
});

describe('dominance with intervals', () => {
  const rows = sets[5]!.centred;
  const table = tableOf(rows)!;

  it('is the same for the same seed and surrounds the figures of the sample', () => {
    const draw = () => dominanceWithIntervals({ table, replicates: 500, rng: rngFromSeed(7) })!;
    const first = draw();
    expect(draw()).toEqual(first);
    expectAllClose(first.contributions, sets[5]!.contributions, 1e-8);
    first.intervals.forEach(({ lower, upper }, i) => {
      expect(lower).toBeLessThan(first.contributions[i]!);
      expect(upper).toBeGreaterThan(first.contributions[i]!);
    });
  });

  it('does not exist when a scale has no spread', () => {
    const flat = rows.map((row) => [...row.slice(0, -1), 0]);
    expect(dominanceWithIntervals({ table: tableOf(flat)!, replicates: 10, rng: rngFromSeed(1) })).toBeNull();
    expect([tableOf([]), tableOf([[1, 2], [3]])]).toEqual([null, null]);
  });
});
