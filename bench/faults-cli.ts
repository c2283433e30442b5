/**
 * `npm run faults` does everything to the product that happens to products, `npm run faults -- mail close` what is named.
 * One line of JSON per fault; exits with 1 when something acknowledged was lost, stored twice, or not refused as it should.
 * `--full` takes minutes instead of seconds: a minute without database, 50,000 ballots, more kills.
 */
import { parseArgs } from 'node:util';
import { backup } from './faults/backup.ts';
import { clock } from './faults/clock.ts';
import { closeRace } from './faults/close-race.ts';
import { databaseDown } from './faults/database-down.ts';
import { diskFull } from './faults/disk-full.ts';
import type { Fault } from './faults/fault-house.ts';
import { kill } from './faults/kill.ts';
import { killIssue } from './faults/kill-issue.ts';
import { killRelease } from './faults/kill-release.ts';
import { killTally } from './faults/kill-tally.ts';
import { mailDown } from './faults/mail-down.ts';
import { migration } from './faults/migration.ts';

const FAULTS: Readonly<Record<string, Fault>> = {
  kill,
  'kill-issue': killIssue,
  'kill-tally': killTally,
  'kill-release': killRelease,
  'database-down': databaseDown,
  'disk-full': diskFull,
  mail: mailDown,
  close: closeRace,
  clock,
  migration,
  backup,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false } },
});
const names = positionals.length === 0 ? Object.keys(FAULTS) : positionals;
const unknown = names.filter((name) => !(name in FAULTS));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${Object.keys(FAULTS).join(', ')}.`);
  process.exit(2);
}
for (const name of names) {
  const begun = performance.now();
  const report = await FAULTS[name]!({ full: values.full });
  console.log(
    JSON.stringify({ fault: name, ...report, seconds: Math.round((performance.now() - begun) / 1000) }),
  );
  if (!('skipped' in report) && !report.ok) process.exitCode = 1;
}
