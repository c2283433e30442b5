// `npm run db:migrate` and `npm run db:reset`: for the database of DATABASE_URL, or the built-in one in DATA_DIR.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import { startEmbedded } from '../server/db/embedded.ts';
import { migrate } from '../server/db/migrate.ts';
import { UNFINISHED } from '../server/demonstration/make-demonstration.ts';
import { StartError } from '../server/start-error.ts';

const config = readConfig();
try {
  if (process.argv[2] === 'reset') reset();
  const server = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir });
  const names = await migrate(config.databaseUrl ?? server?.url ?? '');
  console.log(names.length > 0 ? `Carried out: ${names.join(', ')}` : 'The database is up to date.');
  await server?.stop();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}

/** Only what this program made itself is ever removed; a server of someone else is not ours to empty. */
function reset(): void {
  if (config.databaseUrl) {
    throw new StartError(
      'DATABASE_URL is set. Empty that database yourself; this command only removes the built-in one.',
    );
  }
  for (const made of ['postgres', 'keys', UNFINISHED])
    rmSync(join(config.dataDir, made), { recursive: true, force: true });
}
