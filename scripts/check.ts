// `npm run check`: types, lint, format, architecture. No database, no browser; half a minute.
import { PREPARE, REST, WEB_TYPES } from './check-steps.ts';
import { runLanes } from './run-parallel.ts';

/** The files of the web are made side by side, then its types are checked; the rest runs beside all that. */
const web = async () => [
  ...(await runLanes(PREPARE.map((step) => [step]))),
  ...(await runLanes([[WEB_TYPES]])),
];
const outcomes = (await Promise.all([web(), runLanes([REST])])).flat();
process.exit(outcomes.every((outcome) => outcome.ok) ? 0 : 1);
