import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compareWithNorm } from '../../../server/domain/statistics/compare-with-norm.ts';
import { oneSampleTTest } from '../../../server/domain/statistics/one-sample-t-test.ts';
import { addSums } from '../../../server/domain/statistics/add-sums.ts';
import { summaryFromSums } from '../../../server/domain/statistics/summary-from-sums.ts';
import { sumsOf } from '../../../server/domain/statistics/sums-of.ts';
import { tResult } from '../../../server/domain/statistics/t-result.ts';
import type { TResult } from '../../../server/domain/statistics/t-result.ts';
import { teamVersusRest } from '../../../server/domain/statistics/team-versus-rest.ts';
import { trendBetweenCampaigns } from '../../../server/domain/statistics/trend-between-campaigns.ts';
import { welchTest } from '../../../server/domain/statistics/welch-test.ts';
import { expectClose, readOrganisations } from './oracle.ts';
import type { TestOracle } from './oracle.ts';

function expectTest(actual: TResult | null, expected: TestOracle): void {
  for (const key of ['difference', 'standardError', 'statistic', 'df', 'p'] as const) {
    expectClose(actual?.[key], expected[key]);
  }
}

describe.each(readOrganisations().map((organisation, i) => ({ i, organisation })))(
  'tests in organisation $i in R',
  ({ organisation }) => {
    const { norm, rest } = organisation;
    const first = summaryFromSums(sumsOf(organisation.scores[0]!))!;
    const others = sumsOf(organisation.scores.slice(1).flat());

    it('has the same one-sample test against a large norm', () => {
      const result = compareWithNorm(first, { n: 1400, mean: norm.mean, sd: norm.sd });
      expect(result?.method).toBe('one-sample');
      expectTest(result, norm.oneSample);
      expectClose(result?.d, norm.d);
      expectTest(oneSampleTTest(first, norm.mean), norm.oneSample);
    });

    it('has the same Welch test against a small norm', () => {
      const result = compareWithNorm(first, { n: 240, mean: norm.mean, sd: norm.sd });
      expect(result?.method).toBe('welch');
      expectTest(result, norm.welch);
    });

    it('has the same test of a team against the rest, from the sums of the whole', () => {
      const total = sumsOf(organisation.scores.flat());
      const result = teamVersusRest(total, sumsOf(organisation.scores[0]!));
      expectTest(result, rest);
      expectClose(result?.interval.lower, rest.lower);
      expectClose(result?.interval.upper, rest.upper);
      expectClose(result?.g, rest.g);
    });

    it('has the same trend as a Welch test of later minus earlier', () => {
      const result = trendBetweenCampaigns(summaryFromSums(others)!, first);
      expectTest(result, rest);
      expectClose(result?.g, rest.g);
      expect(result?.note).toBe('conservative-because-people-overlap');
    });
  },
);

describe("Student's sleep figures (Cushny & Peebles 1905; R data set sleep)", () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

  it('give Welch t = -1.8608 with 17.776 degrees of freedom, p = .07939', () => {
    const result = welchTest(summaryFromSums(sumsOf(first))!, summaryFromSums(sumsOf(second))!)!;
    expect(result.statistic).toBeCloseTo(-1.8608, 4);
    expect(result.df).toBeCloseTo(17.776, 3);
    expect(result.p).toBeCloseTo(0.07939, 5);
    expect(result.interval.lower).toBeCloseTo(-3.3654832, 7);
    expect(result.interval.upper).toBeCloseTo(0.2054832, 7);
  });

  it('give t = 4.0621 with 9 degrees of freedom for the differences, p = .002833', () => {
    const gains = second.map((hours, i) => hours - first[i]!);
    const result = oneSampleTTest(summaryFromSums(sumsOf(gains))!, 0)!;
    expect(result.statistic).toBeCloseTo(4.0621, 4);
    expect(result.df).toBe(9);
    expect(result.p).toBeCloseTo(0.002833, 6);
  });
});

describe('tests that cannot be done', () => {
  const lone = { n: 1, mean: 60, sd: 0 };
  const agreed = { n: 12, mean: 60, sd: 0 };
  const group = { n: 12, mean: 60, sd: 15 };

  it('need two people and some spread', () => {
    expect(oneSampleTTest(lone, 50)).toBeNull();
    expect(oneSampleTTest(agreed, 50)).toBeNull();
    expect(welchTest(lone, group)).toBeNull();
    expect(welchTest(agreed, agreed)).toBeNull();
    expect(trendBetweenCampaigns(agreed, agreed)).toBeNull();
    expect(compareWithNorm(group, { n: 2000, mean: 50, sd: 0 })).toBeNull();
    expect(tResult({ difference: 1, standardError: 1, df: 0 })).toBeNull();
  });

  it('need a rest that is not the team itself', () => {
    const team = sumsOf([50, 75, 25]);
    expect(teamVersusRest(team, team)).toBeNull();
    expect(teamVersusRest(addSums([team, sumsOf([50])]), team)).toBeNull();
    expect(teamVersusRest(team, sumsOf([50, 75, 25, 0]))).toBeNull();
  });
});

describe('tests in general', () => {
  const group = fc.record({
    n: fc.integer({ min: 2, max: 300 }),
    mean: fc.double({ min: 0, max: 100, noNaN: true }),
    sd: fc.double({ min: 1, max: 40, noNaN: true }),
  });

  it('turn sign with the order of the groups and keep their p value', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [there, back] = [welchTest(a, b)!, welchTest(b, a)!];
        expect(there.statistic).toBeCloseTo(-back.statistic, 9);
        expect(there.p).toBeCloseTo(back.p, 12);
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('have p below .05 exactly when the 95 % interval leaves out zero', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const { p, interval } = welchTest(a, b)!;
        fc.pre(Math.abs(p - 0.05) > 1e-9);
        expect(p < 0.05).toBe(interval.lower > 0 || interval.upper < 0);
      }),
    );
  });
});
