/**
 * Plays someone who holds everything that is left on the machine after a campaign (dump, log of changes, files, logs) and
 * wants to know who gave which answers. Prints one line of JSON; exits with 1 when the attacker does better than chance
 * and three standard deviations, when anything is left that should be gone, or when the attacker misses a product that
 * keeps token and answers in two tables.
 */
import { parseArgs } from 'node:util';
import { attackLinkage } from './linkage.ts';

const LEAST_MUTANT_RATE = 0.95;
const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const { values } = parseArgs({
  options: { respondents: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const [respondents, seed] = [Number(values.respondents), Number(values.seed)];
if (!Number.isInteger(respondents) || respondents < 20 || !Number.isInteger(seed))
  throw new Error('--respondents is a whole number from 20, --seed a whole number.');

const { verdict, mutant, ballotsBeforeClose, left, looked } = await attackLinkage(respondents, seed);
const ok =
  verdict.hitRate <= verdict.limit &&
  mutant.hitRate >= LEAST_MUTANT_RATE &&
  Object.values(left).every((number) => number === 0);
console.log(
  JSON.stringify({
    respondents: verdict.respondents,
    seed,
    bestStrategy: verdict.best.strategy,
    bestHitRate: round(verdict.hitRate),
    chance: round(verdict.chance),
    limit: round(verdict.limit),
    mutantHitRate: round(mutant.hitRate),
    ballotsMatchedBeforeClose: round(ballotsBeforeClose),
    left,
    ...looked,
    strategiesThatSawAnswers: verdict.outcomes.filter(({ strategy }) => strategy !== 'guess').length,
    ok,
  }),
);
if (!ok) process.exitCode = 1;
