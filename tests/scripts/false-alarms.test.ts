import { expect, test } from 'vitest';
import { simulate } from '../../scripts/false-alarms/simulate.ts';

/** The full run is `npm run simulate:false-alarms`; this one is small enough for every day. */
test('organisations without differences hardly ever show a colour, and a team that differs is found', () => {
  const outcome = simulate(25, 7);
  expect(outcome.cells).toBeGreaterThan(25 * 100);
  expect(outcome.reportsWithColour).toBeLessThanOrEqual(3);
  expect(outcome.foundOnAnyOfFive).toBeGreaterThan(0.4);
});
