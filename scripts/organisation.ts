// `npm run organisation -- "Name" hr@example.org "Name of the person"`: makes an organisation with its first account (HR and administrator).
// Prints the password once. The server may be running; with the built-in database it has to be.
import { randomBytes, randomUUID } from 'node:crypto';
import { readConfig } from '../server/config.ts';
import { type Doors, inOrganisation, openDoors } from '../server/db/connection.ts';
import { startEmbedded } from '../server/db/embedded.ts';
import { migrate } from '../server/db/migrate.ts';
import { hashPassword } from '../server/features/access/password.ts';
import { StartError } from '../server/start-error.ts';

interface First {
  readonly name: string;
  readonly email: string;
  readonly person: string;
}

try {
  const first = readArguments(process.argv.slice(2));
  const config = readConfig();
  const server = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir });
  const url = config.databaseUrl ?? server?.url ?? '';
  await migrate(url);
  const doors = openDoors(url);
  try {
    const password = await make(doors, first);
    console.log(`${first.name} has been made. Sign in with ${first.email} and the password ${password}`);
  } finally {
    await doors.close();
    await server?.stop();
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}

function readArguments(words: readonly string[]): First {
  const [name = '', email = '', person = '', ...more] = words.map((word) => word.trim());
  if (!name || !email || !person || more.length > 0)
    throw new StartError(
      'Write: npm run organisation -- "Name of the organisation" hr@example.org "Name of the HR person"',
    );
  if (name.length > 120) throw new StartError('The name of an organisation has 120 characters at most.');
  if (!/^[^@\s<>,;:"]+@[^@\s<>,;:"]+\.[^@\s<>,;:"]+$/.test(email) || email.length > 200)
    throw new StartError(`"${email}" is not a mail address. The first person signs in with it.`);
  if (person.length > 120) throw new StartError('The name of a person has 120 characters at most.');
  return { name, email: email.toLowerCase(), person };
}

/** The first person can make every other account, administrators included. Gives the password. */
async function make(doors: Doors, { name, email, person }: First): Promise<string> {
  const same = await doors.gate.selectFrom('organisation').select('id').where('name', '=', name).execute();
  if (same.length > 0)
    throw new StartError(
      `There is an organisation ${name} already, and nothing was made. Give the new one a name of its own.`,
    );
  const password = randomBytes(15).toString('base64url');
  const [organisation_id, account_id] = [randomUUID(), randomUUID()];
  const password_hash = await hashPassword(password);
  await inOrganisation(doors.work, organisation_id, async (trx) => {
    const now = new Date();
    await trx.insertInto('organisation').values({ id: organisation_id, name, created_at: now }).execute();
    await trx
      .insertInto('account')
      .values({ organisation_id, id: account_id, email, name: person, password_hash, created_at: now })
      .execute();
    await trx
      .insertInto('account_role')
      .values(
        ['hr', 'administrator'].map((role) => ({
          ...{ organisation_id, account_id, role },
          unit_id: null,
          ends_on: null,
        })),
      )
      .execute();
  });
  return password;
}
