/**
 * Makes this year's version of a norm over the organisations that take part, and prints one line of JSON. Refused when
 * there are too few organisations, when one of them outweighs the others, or when the pool is too close to an earlier one.
 *
 *   npm run norm-pool -- --questionnaire werkbeleving --variant standard
 */
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { openDoors } from '../server/db/connection.ts';
import { startEmbedded } from '../server/db/embedded.ts';
import { migrate } from '../server/db/migrate.ts';
import { makeVersion } from '../server/features/norm-pool/make-version.ts';
import { readInstruments } from '../server/instruments.ts';

const { values } = parseArgs({
  options: {
    questionnaire: { type: 'string', default: 'werkbeleving' },
    variant: { type: 'string', default: 'standard' },
  },
});
const config = readConfig();
const questionnaire = readInstruments().questionnaires.find(({ id }) => id === values.questionnaire);
const variant = (['short', 'standard', 'long'] as const).find((each) => each === values.variant);
if (!questionnaire || !variant) throw new Error('There is no such questionnaire or variant.');

const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir });
const url = config.databaseUrl ?? embedded?.url ?? '';
await migrate(url);
const doors = openDoors(url);
try {
  const asked = { questionnaireId: questionnaire.id, questionnaireVersion: questionnaire.version, variant };
  const made = await makeVersion(doors.work, asked, new Date());
  console.log(JSON.stringify({ ...asked, ...made }));
  if (!made.ok) process.exitCode = 1;
} finally {
  await doors.close();
  await embedded?.stop();
}
