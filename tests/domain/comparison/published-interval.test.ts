import { expect, test } from 'vitest';
import { publishedInterval } from '../../../server/domain/comparison/published-interval.ts';
import type { ScaleFigure } from '../../../server/domain/comparison/scale-figure.ts';

const figure = (change: Partial<ScaleFigure> = {}): ScaleFigure => ({
  mean: 50,
  bound: 'about',
  step: 2.5,
  nFrom: 25,
  nTo: 29,
  sd: 20,
  ...change,
});

test('the interval counts both chance and rounding', () => {
  // t(0.975, 24) = 2.0639 (table); SE^2 = 400 / 25 + 6.25 / 12 = 16.5208; half = 2.0639 * 4.0646 = 8.389.
  const interval = publishedInterval(figure(), null);
  expect(interval?.lower).toBeCloseTo(50 - 8.389, 2);
  expect(interval?.upper).toBeCloseTo(50 + 8.389, 2);
});

test('it stays on the scale', () => {
  expect(publishedInterval(figure({ mean: 97.5 }), null)?.upper).toBe(100);
});

test('a small unit borrows the deviation of the organisation, and has no interval without one', () => {
  const small = figure({ nFrom: 5, nTo: 9, sd: null });
  expect(publishedInterval(small, 18)).not.toBeNull();
  expect(publishedInterval(small, null)).toBeNull();
});

test('a mean that is only a bound has no interval', () => {
  expect(publishedInterval(figure({ bound: 'at-least' }), null)).toBeNull();
});
