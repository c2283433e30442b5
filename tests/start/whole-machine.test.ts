import { expect, test } from 'vitest';
import { flyCanary } from '../attack/canary/canary.ts';
import { attackLinkage } from '../attack/linkage/linkage.ts';
import { killWhileSubmitting } from '../endurance/kill.ts';

/** Small versions of what `npm run attack:linkage`, `attack:canary` and `endurance:kill` do at length. */
const LONG = 300_000;

test(
  'whoever holds the whole machine after a campaign guesses who answered what',
  { timeout: LONG },
  async () => {
    const { verdict, mutant, left } = await attackLinkage(30, 3);
    expect(left).toEqual({ boxes: 0, serials: 0, keys: 0 });
    expect(verdict.outcomes.filter(({ strategy }) => strategy !== 'guess')).toEqual([]);
    expect(mutant.hitRate).toBe(1);
  },
);

test(
  'a marked browser, address, token and mail address are nowhere but in roster and outbox',
  { timeout: LONG },
  async () => {
    const report = await flyCanary(12);
    expect(report).toMatchObject({ agent: 0, address: 0, tokenElsewhere: [], emailElsewhere: [] });
    expect(report.tokensInOutbox).toBeGreaterThan(0);
  },
);

test('a power cut loses no ballot that got a receipt and stores none twice', { timeout: LONG }, async () => {
  const report = await killWhileSubmitting({ submissions: 300, kills: 1 });
  expect(report).toMatchObject({
    acknowledged: 300,
    stored: 300,
    lost: 0,
    duplicates: 0,
    counted: 300,
    invalid: 0,
  });
});
