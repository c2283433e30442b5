// `npm run check`: types, lint, format, architecture. No database, no browser; half a minute.
import { CHECKS, PREPARE } from './check-steps.ts';
import { run, runAll } from './run-parallel.ts';

for (const step of PREPARE) {
  const outcome = await run(step);
  if (!outcome.ok) console.log(`FAIL ${step.name}\n${outcome.output}`);
}
const outcomes = await runAll(CHECKS);
process.exit(outcomes.every((outcome) => outcome.ok) ? 0 : 1);
