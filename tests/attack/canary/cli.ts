/** Flies the canary and prints one line of JSON; exits with 1 when a mark is found where it should not be. */
import { parseArgs } from 'node:util';
import { flyCanary } from './canary.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '100' } } });
const people = Number(values.people);
if (!Number.isInteger(people) || people < 10) throw new Error('--people is a whole number from 10.');

const report = await flyCanary(people);
const ok =
  report.agent === 0 &&
  report.address === 0 &&
  report.tokenElsewhere.length === 0 &&
  report.emailElsewhere.length === 0 &&
  report.tokensInOutbox > 0 &&
  report.emailsInRoster > 0;
console.log(JSON.stringify({ ...report, ok }));
if (!ok) process.exitCode = 1;
