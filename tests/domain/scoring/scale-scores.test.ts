import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item, Scale } from '../../../server/domain/questionnaire/definition.ts';
import { contributionTo } from '../../../server/domain/scoring/counted-scale.ts';
import {
  completeSum,
  directedCode,
  ownScore,
  scoreOfSum,
} from '../../../server/domain/scoring/scale-scores.ts';

const words = { nl: 'x', en: 'x' };
const item = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  text: words,
  reversed: false,
  answers: 'frequency',
  ...more,
});
const scale = (items: Item[], report: Scale['report'] = 'scale'): Scale => ({
  id: 's',
  code: 'S01',
  core: false,
  title: words,
  measures: words,
  higherIs: 'favourable',
  report,
  basis: [],
  field4A: 'content',
  psa: 'none',
  minimumGroup: 5,
  items,
});

test('scores by hand: lowest 0, middle 50, highest 100, and a mixed one', () => {
  expect(scoreOfSum(4, 4)).toBe(0);
  expect(scoreOfSum(12, 4)).toBe(50);
  expect(scoreOfSum(20, 4)).toBe(100);
  // 4, 5, 3, 2 -> 75, 100, 50, 25 -> mean 62.5
  expect(scoreOfSum(14, 4)).toBe(62.5);
});

test('a reversed item and a reward item are turned around, no answer stays no answer', () => {
  expect([1, 2, 3, 4, 5, 0].map((code) => directedCode(code, { reversed: true }))).toEqual([
    5, 4, 3, 2, 1, 0,
  ]);
  expect(directedCode(5, { reversed: false, part: 'reward' })).toBe(1);
  expect(directedCode(5, { reversed: false, part: 'effort' })).toBe(5);
});

test('turning around twice changes nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), (code) => {
      expect(directedCode(directedCode(code, { reversed: true }), { reversed: true })).toBe(code);
    }),
  );
});

test('a published score needs every item; the own mirror needs half of them', () => {
  expect(completeSum([4, 0, 3])).toBeNull();
  expect(completeSum([4, 4, 3])).toBe(11);
  const four = scale([item('s.1'), item('s.2'), item('s.3'), item('s.4', { reversed: true })]);
  expect(ownScore(four, [5, 0, 0, 1])).toBe(100);
  expect(ownScore(four, [5, 0, 0, 0])).toBeNull();
});

test('scores ignore the order of items and stay between 0 and 100', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }), (codes) => {
      const score = scoreOfSum(completeSum(codes) as number, codes.length);
      expect(score).toBe(scoreOfSum(completeSum(codes.toReversed()) as number, codes.length));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
    }),
  );
});

test('an item that was not asked is not missing; an item that was asked and skipped is', () => {
  const events = scale([item('s.1'), item('s.2', { condition: { item: 's.1', atLeast: 2 } })], 'items');
  expect(contributionTo(events, [1, 0], [true, false], 0)).toEqual({ codes: [1, 0], sum: null });
  expect(contributionTo(events, [3, 0], [true, true], 0)).toBeNull();
  expect(contributionTo(events, [0, 0], [false, false], 0)).toBeNull();
});

test('scales for own feedback are never counted', () => {
  expect(contributionTo(scale([item('s.1')], 'individual'), [5], [true], 0)).toBeNull();
});
