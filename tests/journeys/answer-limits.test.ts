import { expect, test } from 'vitest';
import { LIMITS, measureAnswering } from '../endurance/answer-limits.ts';

/** The small version of `npm run limits:answer`; milliseconds are that command's business, since others use this machine. */
test('on a slowed phone the page is light and a reload on the way loses no answer', async () => {
  const found = await measureAnswering('stress-risico', 'short', 1);
  expect(found.lostAnswers).toBe(0);
  expect(found.scriptBytesToFirstItem).toBeLessThan(LIMITS.scriptBytes);
  expect(found.allBytes).toBeLessThan(LIMITS.allBytes);
});
