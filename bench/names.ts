import type { Bench } from './kit/bench.ts';
import { absence } from './names/absence.ts';
import { coldStart } from './names/cold-start.ts';
import { dashboard } from './names/dashboard.ts';
import { exports_ } from './names/export.ts';
import { growth } from './names/growth.ts';
import { imports } from './names/import.ts';
import { issue } from './names/issue.ts';
import { journey } from './names/journey.ts';
import { limit } from './names/limit.ts';
import { peak } from './names/peak.ts';
import { release } from './names/release.ts';
import { report } from './names/report.ts';
import { submit } from './names/submit.ts';
import { tally } from './names/tally.ts';
import { web } from './names/web.ts';

/** Every name that `npm run bench` knows, in the order in which all of them run. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  limit,
  submit,
  journey,
  issue,
  peak,
  tally,
  release,
  dashboard,
  import: imports,
  export: exports_,
  report,
  'cold-start': coldStart,
  web,
  growth,
  absence,
};
