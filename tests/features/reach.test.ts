import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Contract, ROLES } from '../../server/http/contract.ts';
import { readContracts } from '../support/contracts.ts';
import { type Furnished, furnishOrganisation, type Things } from '../support/furnished-organisation.ts';
import { ASKS_FOR_NOBODY, OF_THE_CALLER, REACH_OF_MANAGERS } from '../support/reach-rules.ts';
import { readPdf } from '../support/read-documents.ts';
import { requestOf } from '../support/request-of.ts';
import { ROOT } from '../support/started-product.ts';
import { type Caller, signInAs, startTestHouse, type TestHouse } from '../support/test-house.ts';

/** Every route × every role × own and foreign organisation × own and foreign unit, from the contracts themselves. */

// A thousand calls and more per test.
vi.setConfig({ testTimeout: 240_000 });

let house: TestHouse;
let here: Furnished;
let elsewhere: Furnished;
let contracts: readonly (readonly [string, Contract])[];

beforeAll(async () => {
  contracts = await readContracts();
  house = await startTestHouse();
  const made = await Promise.all(['Alfa', 'Bravo'].map(makeWithCommand));
  here = await furnishOrganisation(house, 'Alfa', made[0]);
  elsewhere = await furnishOrganisation(house, 'Bravo', made[1]);
}, 240_000);
afterAll(() => house.close());

/** As `npm run organisation` does; the exit of a refusal is 1. */
const command = (...words: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/organisation.ts', ...words], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: house.databaseUrl },
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout.trim() }),
    (failure: { code: number; stderr: string }) => ({ code: failure.code, said: failure.stderr.trim() }),
  );
const passwords = new Map<string, string>();

async function makeWithCommand(mark: string) {
  const { said } = await command(`Organisatie ${mark}`, `Eerste@${mark}.example`, `Eerste van ${mark}`);
  const [, password = ''] = /the password (\S{20})$/.exec(said) ?? [];
  passwords.set(mark, password);
  const all = await house.doors.gate.selectFrom('organisation').select(['id', 'name']).execute();
  return house.organisation(all.find(({ name }) => name === `Organisatie ${mark}`)?.id ?? '');
}

const ask = (by: Caller, key: string, contract: Contract, things: Things) => {
  const { method, url, body, headers } = requestOf(key, contract, things);
  return by(method, url, body, headers);
};
const callerOf = (role: (typeof ROLES)[number]) => here.callers.get(role) as Caller;
const closed = () => contracts.filter(([, { access }]) => access !== 'anyone');
const mayCall = ({ access }: Contract, role: (typeof ROLES)[number]) =>
  access === 'signed-in' || access === 'half-signed-in' || (access !== 'anyone' && access.includes(role));

describe('the rules', () => {
  test('name every route that anyone may call, and no other', () => {
    const open = contracts.filter(([, { access }]) => access === 'anyone').map(([key]) => key);
    expect(open.toSorted()).toEqual(ASKS_FOR_NOBODY.toSorted());
  });

  test('say for every route that a manager may call how far it reaches', () => {
    const reached = contracts
      .filter(([, contract]) => mayCall(contract, 'manager'))
      .map(([key]) => key)
      .filter((key) => !OF_THE_CALLER.includes(key));
    expect(reached.toSorted()).toEqual(Object.keys(REACH_OF_MANAGERS).toSorted());
  });

  test('know an example of everything that a route can name', () => {
    for (const [key, contract] of closed()) {
      if (OF_THE_CALLER.includes(key)) continue;
      expect(() => requestOf(key, contract, here.own), key).not.toThrow();
    }
  });
});

describe('an organisation made with the command', () => {
  test('opens with the password that was printed, for the first person only, who makes everybody else', async () => {
    for (const { mark, organisation } of [here, elsewhere]) {
      const first = await signInAs(house.manage, `eerste@${mark.toLowerCase()}.example`, passwords.get(mark));
      expect((await first('GET', '/api/session')).json()).toMatchObject({
        name: `Eerste van ${mark}`,
        organisation: { id: organisation.id },
      });
      const { accounts } = (await first('GET', '/api/accounts')).json<{ accounts: { email: string }[] }>();
      expect(accounts.filter(({ email }) => email.endsWith('.example'))).toHaveLength(1);
    }
    const swapped = signInAs(house.manage, 'eerste@alfa.example', passwords.get('Bravo'));
    await expect(swapped).rejects.toThrow('WRONG_PASSWORD');
  });

  test('is refused in a sentence when something is missing or wrong, and then nothing is made', async () => {
    const count = () => house.doors.gate.selectFrom('organisation').select('id').execute();
    const before = (await count()).length;
    const wrong: readonly (readonly [string[], string])[] = [
      [[], 'Write: npm run organisation -- "Name of the organisation"'],
      [['Charlie', 'hr@charlie.example'], 'Write: npm run organisation'],
      [['Charlie', 'hr@charlie.example', 'Zonder', 'Aanhalingstekens'], 'Write: npm run organisation'],
      [['Charlie', 'hr-charlie', 'Naam'], '"hr-charlie" is not a mail address'],
      [['C'.repeat(121), 'hr@charlie.example', 'Naam'], 'has 120 characters at most'],
      [
        ['Organisatie Alfa', 'hr@charlie.example', 'Naam'],
        'There is an organisation Organisatie Alfa already',
      ],
    ];
    const replies = await Promise.all(wrong.map(([words]) => command(...words)));
    replies.forEach(({ code, said }, at) => {
      expect([code, said.split('\n')]).toEqual([1, [expect.stringContaining(wrong[at]?.[1] ?? '')]]);
    });
    expect((await count()).length).toBe(before);
  });
});

describe('the own organisation', () => {
  test('gives every reading route to exactly the roles of its contract, with the thing that was asked for', async () => {
    const wrong: string[] = [];
    for (const [key, contract] of closed()) {
      if (!key.startsWith('GET ')) continue;
      const allowed = ROLES.filter((role) => mayCall(contract, role));
      // A document is made once; who may have it is refused before it is made.
      const asking = contract.download
        ? ROLES.filter((role) => role === allowed[0] || !allowed.includes(role))
        : ROLES;
      for (const role of asking) {
        const { statusCode } = await ask(callerOf(role), key, contract, here.own);
        const fits = allowed.includes(role)
          ? statusCode < 400 || STATE_IN_THE_WAY.includes(key)
          : statusCode === 403;
        if (!fits) wrong.push(`${key} ${role} ${statusCode}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** What the campaign and the plan of this test have none of: post on paper, sealed ballots, two signed versions. */
const STATE_IN_THE_WAY: readonly string[] = [
  'GET /api/campaigns/:campaignId/paper/letters',
  'GET /api/campaigns/:campaignId/paper/cards',
  'GET /api/campaigns/:campaignId/council/box',
  'GET /api/campaigns/:campaignId/council/ballots',
  'GET /api/plan/versions/compare',
];

describe('another organisation', () => {
  test('cannot be read, changed or pointed at by any role over any route', async () => {
    const before = await rowsOf(elsewhere);
    const strange = idsOf(elsewhere);
    const wrong: string[] = [];
    for (const [key, contract] of closed()) {
      if (OF_THE_CALLER.includes(key)) continue;
      const names = [...key.matchAll(/:(\w+)/g)].some(([, name = '']) => !OF_THE_PRODUCT.has(name));
      for (const role of ROLES) {
        const asked = requestOf(key, contract, elsewhere.own);
        const reply = await callerOf(role)(asked.method, asked.url, asked.body, asked.headers);
        const sent = `${asked.url} ${asked.body instanceof Buffer ? '' : JSON.stringify(asked.body ?? '')}`;
        const said = reply.body.includes(elsewhere.mark) && !sent.includes(elsewhere.mark);
        const told = strange.filter((id) => reply.body.includes(id) && !sent.includes(id));
        const open = names && reply.statusCode < 400;
        if (reply.statusCode >= 500 || said || told.length > 0 || open)
          wrong.push(`${key} ${role} ${reply.statusCode} ${told.join(' ')} ${reply.body.slice(0, 120)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await rowsOf(elsewhere)).toEqual(before);
    for (const [table, rows] of Object.entries(await rowsOf(here)))
      for (const id of strange) expect([table, id, rows.includes(id)]).toEqual([table, id, false]);
  });
});

/** Parameters that name something of the product and not of an organisation. */
const OF_THE_PRODUCT = new Set([
  'questionnaireId',
  'variant',
  'checklistId',
  'guide',
  'id',
  'version',
  'year',
  'document',
]);

describe('the unit beside the own', () => {
  test('does not exist for a manager, and the own unit does', async () => {
    const manager = callerOf('manager');
    const order = (key: string) => (key.startsWith('DELETE') ? 10 - key.split('/').length : 0);
    const keys = Object.keys(REACH_OF_MANAGERS).filter((key) => REACH_OF_MANAGERS[key] === 'unit');
    const before = await rowsOf(here, here.sister.unitId);
    const wrong: string[] = [];
    for (const key of keys.toSorted((a, b) => order(a) - order(b))) {
      const contract = contracts.find(([known]) => known === key)?.[1] as Contract;
      const theirs = await ask(manager, key, contract, here.sister);
      if (![403, 404].includes(theirs.statusCode))
        wrong.push(`sister ${key} ${theirs.statusCode} ${theirs.body.slice(0, 200)}`);
      const mine = await ask(manager, key, contract, here.own);
      if ([400, 403, 404].includes(mine.statusCode) || mine.statusCode >= 500)
        wrong.push(`own ${key} ${mine.statusCode} ${mine.body.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
    expect(await rowsOf(here, here.sister.unitId)).toEqual(before);
  });

  test('is in nothing that a manager reads', async () => {
    const secret = [...idsOf(here, here.sister), `SISTER${here.mark}`, `${here.mark} sister`].filter(
      (id) => !Object.values(here.own).includes(id),
    );
    const wrong: string[] = [];
    for (const [key, contract] of contracts) {
      if (!key.startsWith('GET ') || !['unit', 'narrowed'].includes(REACH_OF_MANAGERS[key] ?? '')) continue;
      const reply = await ask(callerOf('manager'), key, contract, here.own);
      const text =
        contract.download === 'application/pdf' && reply.statusCode === 200
          ? await readPdf(reply.rawPayload)
          : reply.body;
      const told = secret.filter((id) => text.includes(id));
      if (told.length > 0) wrong.push(`${key} ${told.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** The random identifiers of an organisation, or of one of its units. */
function idsOf({ own, sister }: Furnished, things: Things = { ...own, ...sister }): readonly string[] {
  const all = things === sister ? Object.values(sister) : [...Object.values(own), ...Object.values(sister)];
  return [...new Set(all)]
    .filter((id): id is string => id !== undefined)
    .filter((id) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id));
}

/** Every row of an organisation in every table, as text; or those that name one unit. */
async function rowsOf({ organisation }: Furnished, containing?: string): Promise<Record<string, string>> {
  const owner = new pg.Client({ connectionString: house.databaseUrl });
  await owner.connect();
  const tables = await owner.query<{ name: string }>(`select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
    where nspname = 'public' and relkind in ('r', 'p') and not relispartition order by 1`);
  const rows: Record<string, string> = {};
  for (const { name } of tables.rows) {
    if (['session', 'audit_entry'].includes(name)) continue;
    await owner.query(`alter table "${name}" no force row level security`);
    const found = await owner.query<{ all: string }>(
      `select coalesce(string_agg(row, E'\\n' order by row), '') as all from
        (select to_jsonb(t)::text as row from "${name}" t where organisation_id = $1) x where $2::text is null or row like '%' || $2 || '%'`,
      [organisation.id, containing ?? null],
    );
    await owner.query(`alter table "${name}" force row level security`);
    rows[name] = found.rows[0]?.all ?? '';
  }
  await owner.end();
  return rows;
}
