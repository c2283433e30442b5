import { expect, test } from 'vitest';
import type { PlacedItem } from '../../../server/domain/questionnaire/asked-items.ts';
import { isStraightLine } from '../../../server/domain/scoring/straight-line.ts';

const items = (count: number, report = 'scale') =>
  Array.from({ length: count }, () => ({ scale: { report } }) as unknown as PlacedItem);
const times = (code: number, count: number) => Array.from({ length: count }, () => code);

test('more than nine in ten the same is a straight line; nine in ten is not', () => {
  expect(isStraightLine(items(20), [...times(3, 19), 4])).toBe(true);
  expect(isStraightLine(items(20), [...times(3, 18), 4, 5])).toBe(false);
});

test('below ten answers nothing is said; what was left open is no answer', () => {
  expect(isStraightLine(items(9), times(3, 9))).toBeNull();
  expect(isStraightLine(items(12), [...times(3, 9), 0, 0, 0])).toBeNull();
  expect(isStraightLine(items(12), [...times(3, 10), 0, 0])).toBe(true);
});

test('questions that give no score do not count', () => {
  const asked = [...items(10), ...items(5, 'prevalence')];
  expect(isStraightLine(asked, [...times(2, 10), ...times(1, 5)])).toBe(true);
});
