import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { icc1 } from '../../../server/domain/statistics/icc1.ts';
import { icc2 } from '../../../server/domain/statistics/icc2.ts';
import { shrinkMeans } from '../../../server/domain/statistics/shrink-means.ts';
import { summaryFromSums } from '../../../server/domain/statistics/summary-from-sums.ts';
import { sumsOf } from '../../../server/domain/statistics/sums-of.ts';
import { teamReliability } from '../../../server/domain/statistics/team-reliability.ts';
import { teamVariance } from '../../../server/domain/statistics/team-variance.ts';
import { expectAllClose, expectClose, readOrganisations } from './oracle.ts';

const summarise = (teams: readonly (readonly number[])[]) =>
  teams.map((team) => summaryFromSums(sumsOf(team))!);

describe.each(readOrganisations().map((organisation, i) => ({ i, organisation })))(
  'teams of organisation $i in R',
  ({ organisation }) => {
    const summaries = summarise(organisation.scores);
    const variance = teamVariance(summaries)!;
    const { anova } = organisation;

    it('have the same variance between and within', () => {
      expectClose(variance.betweenMeanSquare, anova.msb);
      expectClose(variance.withinMeanSquare, anova.msw);
      expectClose(variance.averageSize, anova.size);
      expectClose(variance.mean, organisation.total.mean);
      expectClose(variance.f?.value, anova.f);
      expectClose(variance.f?.p, anova.p);
    });

    it('have the same intraclass correlations', () => {
      expectClose(icc1(variance), anova.icc1);
      expectClose(icc2(variance), anova.icc2);
    });

    it('have the same shrunken means, or none', () => {
      const shrunken = shrinkMeans(summaries);
      if (organisation.shrunken === null) expect(shrunken).toBeNull();
      else
        expectAllClose(
          shrunken?.map((team) => team.shrunken),
          organisation.shrunken,
        );
    });
  },
);

describe('Shrout & Fleiss 1979, table 2', () => {
  it('gives ICC(1) = .17 and ICC(2) = .44', () => {
    const targets = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]; // prettier-ignore
    const variance = teamVariance(summarise(targets))!;
    expect(variance.betweenMeanSquare).toBeCloseTo(11.24, 2);
    expect(variance.withinMeanSquare).toBeCloseTo(6.26, 2);
    expect(icc1(variance)).toBeCloseTo(0.17, 2);
    expect(icc2(variance)).toBeCloseTo(0.44, 2);
    expectClose(teamReliability(4, icc1(variance)!), icc2(variance)!);
  });
});

describe('teams that cannot be compared', () => {
  const team = { n: 10, mean: 50, sd: 10 };

  it('have no variance components with one team, or one person per team', () => {
    expect(teamVariance([team])).toBeNull();
    expect(teamVariance([{ n: 1, mean: 50, sd: 0 }, { n: 1, mean: 60, sd: 0 }])).toBeNull(); // prettier-ignore
  });

  it('have no intraclass correlation when everyone answers the same', () => {
    const variance = teamVariance([{ ...team, sd: 0 }, { ...team, sd: 0 }])!; // prettier-ignore
    expect(icc1(variance)).toBeNull();
    expect(icc2(variance)).toBeNull();
    expect(variance.f).toBeNull();
  });

  it('are not shrunken when there are four of them, or when they do not differ', () => {
    const four = [40, 50, 60, 70].map((mean) => ({ ...team, mean }));
    expect(shrinkMeans(four)).toBeNull();
    expect(shrinkMeans([...four, { ...team, mean: 55 }])).not.toBeNull();
    expect(shrinkMeans([1, 2, 3, 4, 5].map(() => team))).toBeNull();
  });

  it('leave a team without answers at the overall mean', () => {
    const teams = [40, 45, 50, 60, 70].map((mean) => ({ ...team, mean }));
    expect(shrinkMeans([...teams, { n: 0, mean: 0, sd: 0 }])![5]).toMatchObject({ shrunken: 53, weight: 0 });
  });

  it('have a reliability of 0 when the teams do not differ', () => {
    expect(teamReliability(10, -0.05)).toBe(0);
    expect(teamReliability(0, 0.2)).toBeNull();
    expect(teamReliability(8, 1.2)).toBeNull();
    expect(teamReliability(10, 0.1)).toBeCloseTo(1 / 1.9, 12);
  });
});

describe('shrinkage in general', () => {
  const teams = fc.array(
    fc.record({
      n: fc.integer({ min: 2, max: 60 }),
      mean: fc.double({ min: 0, max: 100, noNaN: true }),
      sd: fc.double({ min: 1, max: 25, noNaN: true }),
    }),
    { minLength: 5, maxLength: 15 },
  );

  it('ends between the own mean and the overall mean, closer to its own for a larger team', () => {
    fc.assert(
      fc.property(teams, (groups) => {
        const shrunken = shrinkMeans(groups);
        fc.pre(shrunken !== null);
        const overall = teamVariance(groups)!.mean;
        for (const { raw, shrunken: value } of shrunken!) {
          expect(value).toBeGreaterThanOrEqual(Math.min(raw, overall) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(raw, overall) + 1e-9);
        }
        const bySize = [...shrunken!].sort((a, b) => a.n - b.n).map(({ weight }) => weight);
        expect(bySize).toEqual([...bySize].sort((a, b) => a - b));
      }),
    );
  });

  it('moves with the scores', () => {
    fc.assert(
      fc.property(teams, fc.integer({ min: -20, max: 20 }), (groups, shift) => {
        const before = shrinkMeans(groups);
        fc.pre(before !== null);
        const after = shrinkMeans(groups.map((group) => ({ ...group, mean: group.mean + shift })));
        after!.forEach(({ shrunken }, i) => expect(shrunken).toBeCloseTo(before![i]!.shrunken + shift, 7));
      }),
    );
  });
});
