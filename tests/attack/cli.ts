/**
 * Attacks the publisher on many made-up organisations and prints one line of JSON; exits with 1 when any combination of
 * published figures rests on fewer than k people, when two releases of the same answers do so together, or when the
 * attack misses a publisher that is known to leak. With --write the line is kept for the page that explains the method.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plan } from '../../server/privacy/plan.ts';
import { breachShare, measureDisclosure } from './disclosure.ts';
import { planPublisher } from './from-plan.ts';
import type { Untold } from './from-plan.ts';
import { organisationsFrom } from './organisations.ts';
import { measureSecondReleases } from './second-release.ts';
import { measureTwoCampaigns } from './two-campaigns.ts';
import { thresholdOnly } from './vendor-rules.ts';

const MUTANT_ORGANISATIONS = 500;
/** Read by the server; see server/features/methods. */
const KEPT = join(import.meta.dirname, '..', '..', 'server', 'features', 'methods', 'last-attack.json');
const LEAST_MUTANT_SHARE = 0.9;

const round = (value: number): number => Math.round(value * 1000) / 1000;

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1.`);
  return value;
}

function readUntold(text: string): Untold {
  if (text === 'in no group' || text === 'as grouped') return text;
  throw new Error("--untold must be 'in no group' or 'as grouped'.");
}

const { values } = parseArgs({
  options: {
    organisations: { type: 'string', default: '1000' },
    k: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    untold: { type: 'string', default: 'as grouped' },
    write: { type: 'boolean', default: false },
  },
});
const count = readNumber('organisations', values.organisations);
const k = readNumber('k', values.k);
const seed = readNumber('seed', values.seed);

const untold = readUntold(values.untold);

const report = measureDisclosure(planPublisher(plan, { k, untold }), organisationsFrom(seed, count), k);
const mutants = organisationsFrom(seed, MUTANT_ORGANISATIONS, { invited: [30, 160], cuts: [1, 4] });
const mutantBreachShare = breachShare(thresholdOnly(k), mutants, k);
const again = measureSecondReleases(plan, organisationsFrom(seed, count), k, seed);
const years = measureTwoCampaigns(plan, organisationsFrom(seed, count), k, seed);
const figures = {
  k,
  seed,
  ...report,
  breaches: report.breaches.length,
  ownTeamCoverage: round(report.ownTeamCoverage),
  cutCells: round(report.cutCells),
  mutantBreachShare: round(mutantBreachShare),
  secondRelease: { ...again, breachShareWithoutLedger: round(again.breachShareWithoutLedger) },
  twoCampaigns: {
    ...years,
    ifAnswersRepeat: { ...years.ifAnswersRepeat, belowK: round(years.ifAnswersRepeat.belowK) },
  },
};
console.log(JSON.stringify(figures));
for (const { organisation, group } of report.breaches) {
  console.error(`${organisation}: ${group.size} people, ${group.people.join(', ')}`);
}
// Above k = 5 the attack is not exhaustive, and small organisations show too little under a threshold to leak.
const isBlind = k <= 5 && mutantBreachShare <= LEAST_MUTANT_SHARE;
if (isBlind) console.error('The attack misses too many leaks of a publisher that only has a threshold.');
const breaches = report.breaches.length + again.breaches + years.breaches;
if (breaches > 0 || isBlind) process.exitCode = 1;
if (values.write) {
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(KEPT, `${JSON.stringify({ ranOn: day, ...figures }, null, 2)}\n`);
}
