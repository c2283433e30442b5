import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { writeCsv } from '../../documents/write-csv.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { say } from '../../words.ts';
import { type Kept, routes } from './contract.ts';
import {
  deleteMessages,
  deletePerson,
  searchPeople,
  selectAccount,
  selectMessages,
  selectPerson,
} from './queries.ts';

const FOUND_AT_MOST = 20;

/** An employee who asks what is kept of them, or wants it gone. */
export async function people(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, {
    'GET /api/people': async ({ trx, query }) => ({
      people: await searchPeople(trx, query.search.trim(), FOUND_AT_MOST).execute(),
    }),
    'GET /api/people/:employeeId': ({ trx, params }) => readKept(trx, params.employeeId),
    'GET /api/people/:employeeId/file.json': async ({ trx, params }) => {
      const kept = await readKept(trx, params.employeeId);
      return {
        name: `${kept.person.number}.json`,
        bytes: new TextEncoder().encode(JSON.stringify(kept, null, 2)),
      };
    },
    'GET /api/people/:employeeId/file.csv': async ({ trx, params, query }) => {
      const kept = await readKept(trx, params.employeeId);
      return { name: `${kept.person.number}.csv`, bytes: asTable(kept, query.language ?? 'nl') };
    },
    'DELETE /api/people/:employeeId': async ({ trx, params }) => {
      const { person } = await readKept(trx, params.employeeId);
      await deleteMessages(trx, person).execute();
      await deletePerson(trx, params.employeeId).execute();
      return { ok: true };
    },
  });
}

async function readKept(trx: Query, id: string): Promise<Kept> {
  const person = await selectPerson(trx, id).executeTakeFirst();
  if (!person) throw new NotFound();
  const messages = await selectMessages(trx, person).execute();
  const account = person.email === null ? undefined : (await selectAccount(trx, person.email)).rows[0];
  return { person, messages, account: account ?? null };
}

function asTable({ person, messages, account }: Kept, language: 'nl' | 'en'): Uint8Array {
  const words = (key: string) => say(language, `privacy_${key}`);
  const shown = (value: string | number | boolean | null) =>
    typeof value === 'boolean' ? words(value ? 'yes' : 'no') : value;
  return writeCsv(
    {
      name: words('people_title'),
      head: [words('column_part'), words('column_says')],
      rows: [
        ...Object.entries(person).map(([field, value]) => [words(`field_${field}`), shown(value)]),
        ...messages.map(({ kind, subject, state }) => [
          words('people_messages'),
          `${kind}: ${subject} (${state})`,
        ]),
        [
          words('people_account'),
          account ? `${account.name}: ${account.roles.join(', ')}` : words('people_no_account'),
        ],
      ],
    },
    language,
  );
}
