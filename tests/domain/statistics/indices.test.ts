import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { effortRewardRatio } from '../../../server/domain/statistics/effort-reward-ratio.ts';
import { loadCapacityIndex } from '../../../server/domain/statistics/load-capacity-index.ts';
import { quadrantShares } from '../../../server/domain/statistics/quadrant-shares.ts';

describe('demand-control quadrants', () => {
  it('put high and low demands beside high and low control', () => {
    const scores = [
      { demand: 80, control: 80 },
      { demand: 80, control: 20 },
      { demand: 75, control: 10 },
      { demand: 20, control: 20 },
      { demand: 20, control: 80 },
    ];
    expect(quadrantShares(scores)).toEqual({
      n: 5,
      counts: { active: 1, strain: 2, passive: 1, 'low-strain': 1 },
      shares: { active: 0.2, strain: 0.4, passive: 0.2, 'low-strain': 0.2 },
    });
  });

  it('count a score on the cut as high, and follow the cuts of the norm', () => {
    expect(quadrantShares([{ demand: 50, control: 50 }])!.counts.active).toBe(1);
    const cuts = { demand: 51, control: 50 };
    expect(quadrantShares([{ demand: 50, control: 50 }], cuts)!.counts['low-strain']).toBe(1);
    expect(quadrantShares([])).toBeNull();
  });

  it('hold everyone exactly once', () => {
    const score = fc.record({
      demand: fc.integer({ min: 0, max: 100 }),
      control: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(score, { minLength: 1 }), (scores) => {
        const { counts, shares } = quadrantShares(scores)!;
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(scores.length);
        expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('load-capacity index', () => {
  const at = (score: number) => ({ score, normMean: 50, normSd: 20 });

  it('sets demands of one deviation above the norm against resources of half a deviation below it', () => {
    expect(loadCapacityIndex([at(80), at(60)], [at(40)])).toBeCloseTo(1.5, 12);
    expect(loadCapacityIndex([at(50)], [at(50)])).toBe(0);
  });

  it('does not exist without demands, without resources or without spread in the norm', () => {
    expect(loadCapacityIndex([], [at(40)])).toBeNull();
    expect(loadCapacityIndex([at(40)], [])).toBeNull();
    expect(loadCapacityIndex([at(40)], [{ ...at(40), normSd: 0 }])).toBeNull();
  });
});

describe('effort-reward ratio', () => {
  it('corrects for the number of items: three items of 4 against two of 3', () => {
    const result = effortRewardRatio([4, 4, 4], [3, 3])!;
    expect(result.ratio).toBeCloseTo(4 / 3, 12);
    expect(result.logRatio).toBeCloseTo(Math.log(4 / 3), 12);
    expect(result.moreEffortThanReward).toBe(true);
  });

  it('is 1, and not too much, when both sides are answered alike', () => {
    expect(effortRewardRatio([3, 3, 3], [3])).toEqual({ ratio: 1, logRatio: 0, moreEffortThanReward: false });
  });

  it('does not exist without items or for scores that may be zero', () => {
    expect(effortRewardRatio([], [3])).toBeNull();
    expect(effortRewardRatio([3], [])).toBeNull();
    expect(effortRewardRatio([3], [0])).toBeNull();
  });
});
