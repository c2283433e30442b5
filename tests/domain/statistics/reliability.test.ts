import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { correlationFromCovariance } from '../../../server/domain/statistics/correlation-from-covariance.ts';
import { covarianceFromProducts } from '../../../server/domain/statistics/covariance-from-products.ts';
import { covarianceMatrix } from '../../../server/domain/statistics/covariance-matrix.ts';
import { cronbachAlpha } from '../../../server/domain/statistics/cronbach-alpha.ts';
import { cronbachAlphaFromAnswers } from '../../../server/domain/statistics/cronbach-alpha-from-answers.ts';
import { mcdonaldOmega } from '../../../server/domain/statistics/mcdonald-omega.ts';
import { productSums } from '../../../server/domain/statistics/product-sums.ts';
import { singleFactor } from '../../../server/domain/statistics/single-factor.ts';
import { spearmanBrown } from '../../../server/domain/statistics/spearman-brown.ts';
import {
  evenVariance,
  SLIGHT_SKEW_VARIANCE,
  withinTeamAgreement,
} from '../../../server/domain/statistics/within-team-agreement.ts';
import { expectAllClose, expectClose, readOracle } from './oracle.ts';

interface ScaleOracle {
  readonly answers: number[][];
  readonly covariance: number[][];
  readonly sums: number[];
  readonly products: number[][];
  readonly alpha: number;
  readonly loadings: number[];
  readonly uniquenesses: number[];
  readonly omega: number;
  readonly twoItemR: number;
  readonly spearmanBrown: number;
  readonly teamVariances: number[];
  readonly rwgEven: number;
  readonly rwgSkew: number;
}
const { scales } = readOracle<{ scales: ScaleOracle[] }>('reliability');

describe.each(scales.map((scale, i) => ({ i, scale })))('scale $i in R', ({ scale }) => {
  it('has the same covariances, from answers and from sums of products', () => {
    expectAllClose(covarianceMatrix(scale.answers)!.flat(), scale.covariance.flat());
    expect(productSums(scale.answers)).toEqual({
      n: scale.answers.length,
      sums: scale.sums,
      products: scale.products,
    });
    expectAllClose(covarianceFromProducts(productSums(scale.answers)!)!.flat(), scale.covariance.flat());
  });

  it('has the same alpha', () => {
    expectClose(cronbachAlpha(scale.covariance), scale.alpha);
    expectClose(cronbachAlphaFromAnswers(scale.answers), scale.alpha);
  });

  it('has the same single factor and omega', () => {
    const factor = singleFactor(scale.covariance)!;
    expectAllClose(factor.loadings, scale.loadings);
    expectAllClose(factor.uniquenesses, scale.uniquenesses, 1e-9);
    expectClose(mcdonaldOmega(scale.covariance), scale.omega);
  });

  it('has the same reliability of its first two items', () => {
    expectClose(spearmanBrown(scale.twoItemR), scale.spearmanBrown);
    const pair = covarianceMatrix(scale.answers.map((row) => row.slice(0, 2)))!;
    expectClose(correlationFromCovariance(pair)![0]![1], scale.twoItemR);
  });

  it('has the same agreement within its first twelve people', () => {
    expectClose(withinTeamAgreement(scale.teamVariances, evenVariance(5)), scale.rwgEven);
    expectClose(withinTeamAgreement(scale.teamVariances, SLIGHT_SKEW_VARIANCE), scale.rwgSkew);
  });
});

describe('reliability by hand', () => {
  it('of three items with variances 1 and covariances .5 is alpha .75', () => {
    // total variance 3 + 6 * .5 = 6; 3/2 * (1 - 3/6) = .75
    expect(cronbachAlpha([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]])).toBeCloseTo(0.75, 12); // prettier-ignore
  });

  it('finds loadings .9, .8, .7 in the correlations they make, and omega 5.76 / 6.82', () => {
    const correlations = [[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]]; // prettier-ignore
    expectAllClose(singleFactor(correlations)!.loadings, [0.9, 0.8, 0.7]);
    expectClose(mcdonaldOmega(correlations), 5.76 / 6.82);
  });

  it('of two items that correlate .5 is 2/3', () => {
    expect(spearmanBrown(0.5)).toBeCloseTo(2 / 3, 12);
    expect(spearmanBrown(-1)).toBeNull();
  });

  it('of answers over five steps without agreement expects a variance of 2', () => {
    expect(evenVariance(5)).toBe(2);
    expect(withinTeamAgreement([0, 0], 2)).toBe(1);
    expect(withinTeamAgreement([2.5, 2.1], 2)).toBe(0);
    // James et al. 1984: J = 2, ratio .25 gives 1.5 / 1.75
    expect(withinTeamAgreement([0.5, 0.5], 2)).toBeCloseTo(1.5 / 1.75, 12);
  });
});

describe('reliability that does not exist', () => {
  it('is missing for one item, for one person and without spread', () => {
    expect(cronbachAlpha([[1]])).toBeNull();
    expect(cronbachAlphaFromAnswers([[1, 2]])).toBeNull();
    expect(cronbachAlphaFromAnswers([[3, 3], [3, 3]])).toBeNull(); // prettier-ignore
    expect(cronbachAlpha([[1, -1], [-1, 1]])).toBeNull(); // prettier-ignore
    expect(covarianceMatrix([[1, 2], [1]])).toBeNull(); // prettier-ignore
    expect(covarianceFromProducts({ n: 1, sums: [1], products: [[1]] })).toBeNull();
    expect(productSums([])).toBeNull();
    expect(correlationFromCovariance([[0]])).toBeNull();
    expect(withinTeamAgreement([], 2)).toBeNull();
  });

  it('has no omega for two items, an item without spread, or an improper solution (Heywood)', () => {
    expect(mcdonaldOmega([[1, 0.5], [0.5, 1]])).toBeNull(); // prettier-ignore
    expect(mcdonaldOmega([[1, 0, 0], [0, 0, 0], [0, 0, 1]])).toBeNull(); // prettier-ignore
    // Loadings .999, .8, .7: the first item would keep .2 % of its own variance
    expect(mcdonaldOmega([[1, 0.7992, 0.6993], [0.7992, 1, 0.56], [0.6993, 0.56, 1]])).toBeNull(); // prettier-ignore
    // .9 * .9 / .5 = 1.62: the first item would have to be explained for 162 %
    expect(mcdonaldOmega([[1, 0.9, 0.9], [0.9, 1, 0.5], [0.9, 0.5, 1]])).toBeNull(); // prettier-ignore
  });
});

describe('reliability in general', () => {
  const answers = fc.integer({ min: 3, max: 6 }).chain((items) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items, maxLength: items }), {
      minLength: 8,
      maxLength: 30,
    }),
  );

  it('has an alpha of at most 1 that ignores the order of people and items and the unit of the answers', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const alpha = cronbachAlphaFromAnswers(rows);
        fc.pre(alpha !== null);
        expect(alpha).toBeLessThanOrEqual(1 + 1e-12);
        const turned = rows.map((row) => [...row].reverse().map((code) => code * 25 - 25)).reverse();
        expectClose(cronbachAlphaFromAnswers(turned), alpha!, 1e-8);
      }),
    );
  });

  it('has an omega between 0 and 1 whenever it has one', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const omega = mcdonaldOmega(covarianceMatrix(rows)!);
        fc.pre(omega !== null);
        expect(omega).toBeGreaterThanOrEqual(0);
        expect(omega).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('has omega equal to alpha when all items load equally', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.double({ min: 0.3, max: 0.9, noNaN: true }),
        (k, loading) => {
          const row = Array.from({ length: k }, () => loading * loading);
          const correlation = row.map((_, i) => row.map((value, j) => (i === j ? 1 : value)));
          expectClose(mcdonaldOmega(correlation), cronbachAlpha(correlation)!, 1e-8);
        },
      ),
    );
  });
});
