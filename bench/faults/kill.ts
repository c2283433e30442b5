import { killWhileSubmitting } from '../../tests/endurance/kill.ts';
import type { Fault } from './fault-house.ts';

/** Product and database killed together while ballots come in, three times, and once while they are counted. */
export const kill: Fault = async ({ full }) => {
  const report = await killWhileSubmitting({ submissions: full ? 50_000 : 3_000, kills: 3 });
  const ok =
    report.lost + report.duplicates + report.invalid === 0 &&
    report.acknowledged === report.submissions &&
    report.counted === report.stored;
  return { ...report, ok };
};
