// `npm run audit:verify`: checks the log of acts of every organisation. A JSON line each; fails when a chain is broken.
import { readConfig } from '../server/config.ts';
import { inOrganisation, openDoors } from '../server/db/connection.ts';
import { startEmbedded } from '../server/db/embedded.ts';
import { checkChain } from '../server/features/audit/check-chain.ts';
import { StartError } from '../server/start-error.ts';

try {
  const config = readConfig();
  const server = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir });
  const doors = openDoors(config.databaseUrl ?? server?.url ?? '');
  const organisations = await doors.gate.selectFrom('organisation').select(['id', 'name']).execute();
  let whole = true;
  for (const { id, name } of organisations) {
    const chain = await inOrganisation(doors.work, id, checkChain);
    whole &&= chain.brokenAt === null;
    console.log(JSON.stringify({ organisation: name, ...chain }));
  }
  await doors.close();
  await server?.stop();
  process.exit(whole ? 0 : 1);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
