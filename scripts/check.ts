// `npm run check`: types, lint, format, architecture. No database, no browser; half a minute.
import { LANES } from './check-steps.ts';
import { runLanes } from './run-parallel.ts';

const outcomes = await runLanes(LANES);
process.exit(outcomes.every((outcome) => outcome.ok) ? 0 : 1);
