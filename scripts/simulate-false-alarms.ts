// Organisations in which nothing differs: how many reports show a colour all the same? One JSON line; fails above 5 %.
//   npm run simulate:false-alarms -- --organisations 500 --seed 1
import { parseArgs } from 'node:util';
import { simulate } from './false-alarms/simulate.ts';

const { values } = parseArgs({
  options: { organisations: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const started = performance.now();
const outcome = simulate(Number(values.organisations), Number(values.seed));
const seconds = Math.round((performance.now() - started) / 100) / 10;
console.log(JSON.stringify({ ...outcome, seconds }));
if (outcome.share > 0.05) process.exitCode = 1;
