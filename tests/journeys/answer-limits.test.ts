import { expect, test } from 'vitest';
import { LIMITS, measureAnswering } from '../endurance/answer-limits.ts';

/** Milliseconds are the business of `npm run limits:answer`, since others use this machine while the tests run. */
test('on a slowed phone the longest questionnaire loses no answer over three reloads, and the page is light', async () => {
  const found = await measureAnswering('stress-risico', 'long', 3);
  expect([found.items, found.reloads]).toEqual([165, 3]);
  expect(found.questions).toBeGreaterThanOrEqual(165);
  expect(found.lostAnswers).toBe(0);
  expect(found.scriptBytesToFirstItem).toBeLessThan(LIMITS.scriptBytes);
  expect(found.allBytes).toBeLessThan(LIMITS.allBytes);
});
