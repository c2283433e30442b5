import { describe, expect, it } from 'vitest';
import { codeDistribution } from '../../server/privacy/distribution.ts';
import { codeShare, shareStep } from '../../server/privacy/share.ts';
import { codeThirds, inSixths, SCORE_SPLIT, splitAnswers } from '../../server/privacy/thirds.ts';

const ITEM = splitAnswers(5);

function about(value: number, step = 10) {
  return { value, bound: 'about', step };
}

describe('a share', () => {
  it.each([
    [0, 10, 20, 'at-most'],
    [2, 10, 20, 'at-most'],
    [3, 10, 30, 'about'],
    [7, 10, 70, 'about'],
    [8, 10, 80, 'at-least'],
    [10, 10, 80, 'at-least'],
    [2, 14, 20, 'at-most'],
    [2, 15, 20, 'at-most'],
    [2, 20, 10, 'at-most'],
    [3, 49, 10, 'about'],
    [2, 50, 5, 'at-most'],
    [3, 50, 5, 'about'],
    [3, 200, 5, 'at-most'],
    [5, 200, 5, 'about'],
    [197, 200, 95, 'at-least'],
    [77, 200, 40, 'about'],
  ])('of %i in %i people is shown as %i, %s', (count, n, value, bound) => {
    expect(codeShare(count, n)).toEqual({ value, bound, step: shareStep(n) });
  });

  it('covers the truth', () => {
    for (let n = 10; n <= 260; n++) {
      for (let count = 0; count <= n; count++) {
        const { value, bound, step } = codeShare(count, n);
        const percent = (100 * count) / n;
        if (bound === 'at-most') expect(percent).toBeLessThanOrEqual(value);
        else if (bound === 'at-least') expect(percent).toBeGreaterThanOrEqual(value);
        else expect(Math.abs(percent - value)).toBeLessThanOrEqual(step / 2 + 1e-9);
      }
    }
  });

  it('is not shown for nine people', () => {
    expect(() => codeShare(3, 9)).toThrow('No share is shown');
    expect(codeThirds([3, 3, 3], [[0], [1], [2]])).toBeNull();
  });
});

describe('three shares', () => {
  it('show the ends and leave the middle as the rest', () => {
    expect(codeThirds([1, 3, 2, 3, 3], ITEM)).toEqual([
      about(30),
      { value: 20, bound: 'rest', step: 10 },
      about(50),
    ]);
  });

  it('never let nobody, one and two people at an end be told apart', () => {
    for (let n = 10; n <= 60; n++) {
      const seen = new Map<string, Set<number>>();
      for (let low = 0; low <= n; low++) {
        for (let high = 0; low + high <= n; high++) {
          const shown = JSON.stringify(codeThirds([low, n - low - high, high], [[0], [1], [2]]));
          seen.set(shown, (seen.get(shown) ?? new Set()).add(low));
        }
      }
      for (const lows of seen.values()) {
        if ([0, 1, 2].some((low) => lows.has(low)))
          expect([0, 1, 2].every((low) => lows.has(low))).toBe(true);
      }
    }
  });

  it('cannot prove that everyone is at one end', () => {
    expect(codeThirds([0, 0, 12], [[0], [1], [2]])).toEqual(codeThirds([1, 1, 10], [[0], [1], [2]]));
  });

  it('split an item at its middle answer', () => {
    expect(splitAnswers(5)).toEqual([[0, 1], [2], [3, 4]]);
    expect(splitAnswers(4)).toEqual([[0, 1], [], [2, 3]]);
  });

  it('split scores at exactly one and two thirds of the way', () => {
    // Three items: sums of 0-12 steps; 4 of 12 is a third, 8 of 12 two thirds.
    const sixths = inSixths([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(sixths).toEqual([2, 2, 2, 2, 2, 3]);
    expect(SCORE_SPLIT.map((bins) => bins.map((bin) => sixths[bin]))).toEqual([
      [2, 2],
      [2, 2],
      [2, 3],
    ]);
  });
});

describe('a distribution', () => {
  it('is not shown for nineteen people', () => {
    expect(codeDistribution([4, 4, 4, 4, 3], ITEM)).toBeNull();
    expect(codeDistribution([4, 4, 4, 4, 4], ITEM)).not.toBeNull();
  });

  it('shows every answer that three people or more gave', () => {
    expect(codeDistribution([4, 4, 4, 4, 4], ITEM)).toEqual([
      { answers: [0], share: about(20) },
      { answers: [1], share: about(20) },
      { answers: [2], share: { value: 20, bound: 'about', step: 10 } },
      { answers: [3], share: about(20) },
      { answers: [4], share: about(20) },
    ]);
  });

  it('keeps two answers together when one of them is rare, without telling which', () => {
    const oneWay = codeDistribution([1, 5, 4, 5, 5], ITEM);
    expect(oneWay?.[0]).toEqual({ answers: [0, 1], share: about(30) });
    expect(codeDistribution([5, 1, 4, 5, 5], ITEM)).toEqual(oneWay);
  });

  it('does not split a share that is itself a bound', () => {
    expect(codeDistribution([1, 1, 4, 7, 7], ITEM)?.[0]).toMatchObject({
      answers: [0, 1],
      share: { bound: 'at-most' },
    });
    expect(codeDistribution([0, 0, 1, 10, 9], ITEM)?.at(-1)).toMatchObject({
      answers: [3, 4],
      share: { bound: 'at-least' },
    });
  });

  it('does not split the middle when an end is a bound, since that would give the end away', () => {
    const sixths = codeDistribution([0, 1, 6, 6, 5, 5], SCORE_SPLIT);
    expect(sixths?.map(({ answers }) => answers)).toEqual([[0, 1], [2, 3], [4], [5]]);
    expect(sixths?.[1]?.share.bound).toBe('rest');
  });
});
