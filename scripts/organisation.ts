// `npm run organisation -- "Name" hr@example.org "Name of the person"`: makes an organisation with its first account (HR and administrator).
// Prints the password once. The server may be running; with the built-in database it has to be.
import { randomBytes, randomUUID } from 'node:crypto';
import { readConfig } from '../server/config.ts';
import { inOrganisation, openDoors } from '../server/db/connection.ts';
import { startEmbedded } from '../server/db/embedded.ts';
import { migrate } from '../server/db/migrate.ts';
import { hashPassword } from '../server/features/access/password.ts';
import { StartError } from '../server/start-error.ts';

const [name, email, person] = process.argv.slice(2);
try {
  if (!name || !email?.includes('@') || !person) {
    throw new StartError(
      'Write: npm run organisation -- "Name of the organisation" hr@example.org "Name of the HR person"',
    );
  }
  const config = readConfig();
  const server = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir });
  const url = config.databaseUrl ?? server?.url ?? '';
  await migrate(url);
  const doors = openDoors(url);
  const password = randomBytes(15).toString('base64url');
  const [organisationId, accountId] = [randomUUID(), randomUUID()];
  const password_hash = await hashPassword(password);
  await inOrganisation(doors.work, organisationId, async (trx) => {
    await trx
      .insertInto('organisation')
      .values({ id: organisationId, name, created_at: new Date() })
      .execute();
    await trx
      .insertInto('account')
      .values({
        organisation_id: organisationId,
        id: accountId,
        email: email.toLowerCase(),
        name: person,
        password_hash,
      })
      .execute();
    await trx
      .insertInto('account_role')
      .values(
        // The first person can make every other account, administrators included.
        ['hr', 'administrator'].map((role) => ({
          organisation_id: organisationId,
          account_id: accountId,
          role,
          unit_id: null,
          ends_on: null,
        })),
      )
      .execute();
  });
  await doors.close();
  await server?.stop();
  console.log(`${name} has been made. Sign in with ${email.toLowerCase()} and the password ${password}`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
