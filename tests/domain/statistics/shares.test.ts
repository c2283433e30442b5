import { describe, expect, it } from 'vitest';
import { favourabilitySplit } from '../../../server/domain/statistics/favourability-split.ts';
import { oddsRatio } from '../../../server/domain/statistics/odds-ratio.ts';
import { shareAtRisk } from '../../../server/domain/statistics/share-at-risk.ts';
import type { Histogram } from '../../../server/domain/statistics/types.ts';
import { expectClose, readOrganisations } from './oracle.ts';

const each = (values: readonly number[]): Histogram => values.map((value) => ({ value, count: 1 }));

describe('share heavily burdened', () => {
  it.each(readOrganisations().map((organisation, i) => ({ i, organisation })))(
    'and its odds against the rest are those of organisation $i in R',
    ({ organisation: { scores, risk } }) => {
      const share = shareAtRisk(each(scores[0]!), { cutOff: risk.cut, side: 'at-or-above' })!;
      expect(share.count).toBe(risk.count);
      expectClose(share.interval.lower, risk.wilson[0]);
      expectClose(share.interval.upper, risk.wilson[1]);
      const rest = scores.slice(1).flat();
      const odds = oddsRatio(share, { count: risk.rest, n: rest.length })!;
      expectClose(odds.ratio, risk.odds.ratio, 1e-8);
      expectClose(odds.interval.lower, risk.odds.lower, 1e-8);
      expectClose(odds.interval.upper, risk.odds.upper, 1e-8);
    },
  );

  it('counts a score on the line, on either side of it', () => {
    const scores = each([25, 50, 50, 75]);
    expect(shareAtRisk(scores, { cutOff: 50, side: 'at-or-above' })).toMatchObject({ count: 3, odds: 3 });
    expect(shareAtRisk(scores, { cutOff: 25, side: 'at-or-below' })).toMatchObject({ count: 1, share: 0.25 });
  });

  it('has no odds when everyone is burdened, and no width when everyone has answered', () => {
    const options = { populationSize: 2 };
    const all = shareAtRisk(each([80, 90]), { cutOff: 50, side: 'at-or-above' }, options);
    expect(all).toMatchObject({ share: 1, odds: null, interval: { lower: 1, upper: 1 } });
    expect(shareAtRisk([], { cutOff: 50, side: 'at-or-above' })).toBeNull();
    expect(shareAtRisk(each([1, 2]), { cutOff: 50, side: 'at-or-above' }, { populationSize: 1 })).toBeNull();
  });
});

describe('odds ratio', () => {
  it('adds a half to every cell when one is empty', () => {
    expect(oddsRatio({ count: 0, n: 10 }, { count: 5, n: 10 })!.ratio).toBeCloseTo(0.5 / 10.5, 12);
  });

  it('turns over with the groups, and does not exist for impossible counts', () => {
    const [here, there] = [
      { count: 4, n: 12 },
      { count: 9, n: 30 },
    ];
    expect(oddsRatio(here, there)!.ratio).toBeCloseTo(1 / oddsRatio(there, here)!.ratio, 12);
    expect(oddsRatio({ count: 5, n: 4 }, there)).toBeNull();
    expect(oddsRatio(here, { count: 0, n: 0 })).toBeNull();
    expect(oddsRatio(here, there, 0)).toBeNull();
  });
});

describe('favourable, neutral, unfavourable', () => {
  it('of an item takes two answers up, one in the middle and two down', () => {
    expect(favourabilitySplit(each([0, 25, 50, 75, 100]), 'item')).toEqual({
      n: 5,
      favourable: 0.4,
      neutral: 0.2,
      unfavourable: 0.4,
    });
  });

  it('of a scale takes thirds, the upper line counting as favourable and the lower one as neutral', () => {
    const split = favourabilitySplit(each([0, 33.3, 100 / 3, 50, 200 / 3, 100]), 'scale')!;
    expect(split.favourable).toBeCloseTo(2 / 6, 12);
    expect(split.neutral).toBeCloseTo(2 / 6, 12);
    expect(split.unfavourable).toBeCloseTo(2 / 6, 12);
    expect(favourabilitySplit([], 'scale')).toBeNull();
  });
});
