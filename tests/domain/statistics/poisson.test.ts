import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { poissonInterval } from '../../../server/domain/statistics/poisson-interval.ts';
import { quasiPoissonRegression } from '../../../server/domain/statistics/quasi-poisson-regression.ts';
import { weightedLeastSquares } from '../../../server/domain/statistics/weighted-least-squares.ts';
import { expectAllClose, expectClose, readOracle } from './oracle.ts';

interface TableOracle {
  readonly counts: number[];
  readonly exposures: number[];
  readonly predictors: number[][];
  readonly estimates: number[];
  readonly errors: number[];
  readonly statistics: number[];
  readonly p: number[];
  readonly lower: number[];
  readonly dispersion: number;
  readonly deviance: number;
  readonly df: number;
}
interface RateOracle {
  readonly events: number;
  readonly exposure: number;
  readonly lower: number;
  readonly upper: number;
}
const oracle = readOracle<{ tables: TableOracle[]; intervals: RateOracle[] }>('poisson');

describe.each(oracle.tables.map((table, i) => ({ i, table })))('absence table $i in R', ({ table }) => {
  it('has the same quasi-Poisson regression', () => {
    const fit = quasiPoissonRegression(table)!;
    expect(fit.df).toBe(table.df);
    expectClose(fit.dispersion, table.dispersion);
    expectClose(fit.deviance, table.deviance);
    const column = (key: 'estimate' | 'standardError' | 'statistic' | 'p') =>
      fit.coefficients.map((one) => one[key]);
    expectAllClose(column('estimate'), table.estimates);
    expectAllClose(column('standardError'), table.errors);
    expectAllClose(column('statistic'), table.statistics);
    expectAllClose(column('p'), table.p);
    expectAllClose(fit.coefficients.map(({ interval }) => interval.lower), table.lower); // prettier-ignore
  });
});

describe('quasi-Poisson regression', () => {
  const table = oracle.tables[0]!;

  it('without predictors gives the log of the overall rate', () => {
    const { counts, exposures } = table;
    const fit = quasiPoissonRegression({ counts, exposures, predictors: counts.map(() => []) })!;
    const rate = counts.reduce((sum, y) => sum + y, 0) / exposures.reduce((sum, e) => sum + e, 0);
    expectClose(fit.coefficients[0]!.estimate, Math.log(rate));
  });

  it('is undone by a longer exposure in the intercept only', () => {
    const longer = quasiPoissonRegression({
      ...table,
      exposures: table.exposures.map((years) => years * 12),
    })!;
    expectClose(longer.coefficients[0]!.estimate, table.estimates[0]! - Math.log(12));
    expectClose(longer.coefficients[1]!.estimate, table.estimates[1]!);
  });

  it('does not exist without events, with too few units, or with predictors that are mixtures', () => {
    const { counts, exposures, predictors } = table;
    expect(quasiPoissonRegression({ ...table, counts: counts.map(() => 0) })).toBeNull();
    expect(quasiPoissonRegression({ ...table, counts: counts.map((y) => y - 100) })).toBeNull();
    expect(quasiPoissonRegression({ ...table, exposures: exposures.map(() => 0) })).toBeNull();
    expect(quasiPoissonRegression({ ...table, exposures: [1] })).toBeNull();
    for (const level of [-0.5, 0, 1]) expect(quasiPoissonRegression({ ...table, level })).toBeNull();
    expect(
      quasiPoissonRegression({ ...table, predictors: predictors.map(([x]) => [x!, 2 * x!]) }),
    ).toBeNull();
    expect(quasiPoissonRegression({ ...table, predictors: predictors.map(() => [50]) })).toBeNull();
    expect(quasiPoissonRegression({ counts: [1, 2], exposures: [1, 1], predictors: [[1], [2]] })).toBeNull();
    expect(weightedLeastSquares([], [], [])).toBeNull();
  });

  it('does not exist when a predictor splits units with and without events', () => {
    const counts = [0, 0, 0, 5, 6, 7];
    const predictors = [[0], [0], [0], [1], [1], [1]];
    const fit = quasiPoissonRegression({ counts, exposures: counts.map(() => 1), predictors });
    expect(fit).toBeNull();
  });
});

describe('exact Poisson interval', () => {
  it.each(oracle.intervals)('of $events events in $exposure person-years is that of poisson.test', (row) => {
    const interval = poissonInterval(row.events, row.exposure);
    expectClose(interval?.lower, row.lower);
    expectClose(interval?.upper, row.upper);
  });

  it('has the limits of the tables: 0 events to 3.689, 10 events from 4.795 to 18.390', () => {
    expect(poissonInterval(0, 1)!.upper).toBeCloseTo(3.689, 3);
    expect(poissonInterval(10, 1)!.lower).toBeCloseTo(4.795, 3);
    expect(poissonInterval(10, 1)!.upper).toBeCloseTo(18.39, 3);
  });

  it('does not exist for half an event, without exposure or with full confidence', () => {
    expect(poissonInterval(1.5, 1)).toBeNull();
    expect(poissonInterval(-1, 1)).toBeNull();
    expect(poissonInterval(1, 0)).toBeNull();
    expect(poissonInterval(1, 1, 1)).toBeNull();
  });

  it('contains the observed rate and narrows with the exposure', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 400 }), (events, years) => {
        const { lower, upper } = poissonInterval(events, years)!;
        expect(lower).toBeLessThanOrEqual(events / years);
        expect(upper).toBeGreaterThan(events / years);
        const twice = poissonInterval(2 * events, 2 * years)!;
        expect(twice.upper - twice.lower).toBeLessThan(upper - lower);
      }),
    );
  });
});
