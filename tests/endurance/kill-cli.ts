/**
 * Kills product and database while ballots come in, and once while they are counted. Prints one line of JSON; exits with 1
 * when a ballot that got a receipt is lost, when one is stored twice, or when the count leaves one out.
 */
import { parseArgs } from 'node:util';
import { killWhileSubmitting } from './kill.ts';

const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '50000' },
    kills: { type: 'string', default: '3' },
  },
});
const report = await killWhileSubmitting({
  submissions: Number(values.submissions),
  kills: Number(values.kills),
});
const ok =
  report.lost === 0 &&
  report.duplicates === 0 &&
  report.acknowledged === report.submissions &&
  report.counted + report.invalid === report.stored &&
  report.invalid === 0;
console.log(JSON.stringify({ ...report, ok }));
if (!ok) process.exitCode = 1;
