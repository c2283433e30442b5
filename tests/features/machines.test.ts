import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsBox } from '../../server/crypto/settings-box.ts';
import { inOrganisation } from '../../server/db/connection.ts';
import { deliverWebhooks } from '../../server/jobs/deliver-webhooks.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let administrator: Caller;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 6, B: 7 }));
  administrator = await organisation.signIn('administrator');
});
afterAll(() => house.close());

const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;

describe('a key for machines', () => {
  async function makeKey(scopes: readonly string[], expiresOn = '2027-01-01') {
    const made = await administrator('POST', '/api/machine-keys', { name: 'HR-systeem', scopes, expiresOn });
    expect(made.statusCode).toBe(201);
    return made.json<{ id: string; key: string }>();
  }
  const withKey = (key: string, method: 'GET' | 'POST', url: string, payload?: string) =>
    house.manage.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
    });

  test('reaches the routes of its scopes and no other', async () => {
    const { key } = await makeKey(['campaigns:read']);
    expect((await withKey(key, 'GET', '/api/campaigns')).statusCode).toBe(200);
    for (const url of ['/api/plan', '/api/accounts', '/api/audit', '/api/session']) {
      const reply = await withKey(key, 'GET', url);
      expect([url, reply.statusCode]).toEqual([url, 403]);
    }
  });

  test('sees its own organisation only', async () => {
    const { key } = await makeKey(['organisation:read']);
    const other = await house.makeOrganisation('Elders');
    await other.importCsv(employeeCsv({ ELDERS: 9 }));
    const reply = await withKey(key, 'GET', '/api/units');
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toContain('Team A');
    expect(reply.body).not.toContain('ELDERS');
  });

  test('stops at once when it is withdrawn, and at its last day', async () => {
    const { id, key } = await makeKey(['campaigns:read'], '2026-10-03');
    const before = house.clock.now;
    house.clock.now = new Date('2026-10-04T08:00:00Z');
    expect(code(await withKey(key, 'GET', '/api/campaigns'))).toBe('KEY_REFUSED');
    house.clock.now = before;
    expect((await withKey(key, 'GET', '/api/campaigns')).statusCode).toBe(200);
    await administrator('DELETE', `/api/machine-keys/${id}`);
    expect(code(await withKey(key, 'GET', '/api/campaigns'))).toBe('KEY_REFUSED');
  });

  test('is refused with a wrong secret, a wrong shape, or when it never ends', async () => {
    const { id, key } = await makeKey(['campaigns:read']);
    for (const wrong of [`wp_${id}_${'x'.repeat(43)}`, `wp_${randomUUID()}_${key.slice(-43)}`, 'x', '']) {
      expect(code(await withKey(wrong, 'GET', '/api/campaigns'))).toBe('KEY_REFUSED');
    }
    const late = await administrator('POST', '/api/machine-keys', {
      name: 'x',
      scopes: ['plan:read'],
      expiresOn: '2029-01-01',
    });
    expect([late.statusCode, code(late)]).toEqual([422, 'WRONG_END']);
  });

  test('keeps a list of accounts in step with another system', async () => {
    const { key } = await makeKey(['accounts:write']);
    const list = (lines: readonly string[]) => ['email;name;role;unit;ends_on', ...lines].join('\n');
    const first = list(['an@example.org;An Aal;manager;A;', 'an@example.org;An Aal;manager;B;2026-12-31']);
    const send = async (csv: string) => {
      const preview = await withKey(key, 'POST', '/api/accounts/sync/preview', csv);
      expect(preview.json<{ problems: unknown[] }>().problems).toEqual([]);
      const { digest } = preview.json<{ digest: string }>();
      return withKey(key, 'POST', `/api/accounts/sync?digest=${digest}`, csv);
    };
    expect((await send(first)).json()).toEqual({ made: 1, changed: 0, disabled: 0 });
    expect((await send(first)).json()).toEqual({ made: 0, changed: 0, disabled: 0 });
    const gone = await send(list(['bo@example.org;Bo Beer;management;;']));
    const reply = gone.json<{ made: number; disabled: number }>();
    expect(reply.made).toBe(1);
    expect(reply.disabled).toBeGreaterThanOrEqual(1);
    const all = (await administrator('GET', '/api/accounts')).json<{
      accounts: { email: string; state: string; roles: { role: string }[] }[];
    }>();
    expect(all.accounts.find(({ email }) => email === 'an@example.org')?.state).toBe('disabled');
    expect(
      all.accounts.filter(({ roles }) => roles.some(({ role }) => role === 'administrator')),
    ).not.toEqual([]);
    expect(
      all.accounts
        .filter(({ roles }) => roles.some(({ role }) => role === 'administrator'))
        .every(({ state }) => state === 'active'),
    ).toBe(true);
  });

  test('a list with faults changes nothing and names each line', async () => {
    const { key } = await makeKey(['accounts:write']);
    const csv = [
      'email;name;role;unit;ends_on',
      'geen adres;X;management;;',
      'a@example.org;;management;;',
      'b@example.org;B;baas;;',
      'c@example.org;C;manager;NERGENS;',
      'd@example.org;D;manager;;',
      'e@example.org;E;management;;31-12-2026',
      'f@example.org;F;administrator;;',
      'g@example.org;G;adviser;;',
      'g@example.org;G;adviser;;',
    ].join('\n');
    const preview = await withKey(key, 'POST', '/api/accounts/sync/preview', csv);
    const { problems, digest } = preview.json<{
      problems: { line: number; code: string }[];
      digest: string;
    }>();
    expect(problems.map(({ line, code: what }) => `${line} ${what}`)).toEqual([
      '2 no-email',
      '3 no-name',
      '4 unknown-role',
      '5 unknown-unit',
      '6 no-unit',
      '7 wrong-date',
      '8 role-by-hand',
      '10 role-twice',
    ]);
    const refused = await withKey(key, 'POST', `/api/accounts/sync?digest=${digest}`, csv);
    expect([refused.statusCode, code(refused)]).toEqual([422, 'IMPORT_REFUSED']);
  });
});

describe('a webhook', () => {
  let receiver: Server;
  let address: string;
  const received: { headers: IncomingMessage['headers']; body: string }[] = [];
  let answer = 200;

  beforeAll(async () => {
    receiver = createServer((request, reply) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        reply.writeHead(answer).end();
      });
    });
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => receiver.close());

  const deliver = () =>
    deliverWebhooks(house.doors.work, {
      box: settingsBox(house.options.keys.secrets.jwtSecret),
      now: new Date(Date.now() + 1000),
      rules: { privateNetworks: true },
    });

  /** The product takes https only; the test points the stored address at a server of its own. */
  async function makeWebhook(events: readonly string[]) {
    const made = await administrator('POST', '/api/webhooks', { url: 'https://hr.example/hook', events });
    expect(made.statusCode).toBe(201);
    const { id, secret } = made.json<{ id: string; secret: string }>();
    await redirect(id);
    return { id, secret };
  }
  async function redirect(id: string) {
    const owner = new pg.Client({ connectionString: house.databaseUrl });
    await owner.connect();
    await owner.query('alter table webhook drop constraint if exists webhook_url_check');
    await owner.query('alter table webhook disable row level security');
    await owner.query('update webhook set url = $1 where id = $2', [address, id]);
    await owner.query('alter table webhook enable row level security');
    await owner.end();
  }

  test('is told, with a signature, when a campaign opens', async () => {
    const { secret } = await makeWebhook(['campaign.opened']);
    const hr = await organisation.signIn('hr');
    const draft = {
      questionnaireId: 'werkbeleving',
      variant: 'short',
      title: 'Ronde',
      opensOn: '2026-10-01',
      closesOn: '2026-10-20',
      unitIds: [],
    };
    const { id } = (await hr('POST', '/api/campaigns', draft)).json<{ id: string }>();
    await hr('POST', `/api/campaigns/${id}/launch`);
    expect(await house.runJobs()).toEqual([]);
    await deliver();
    const [message] = received.splice(0);
    const content = JSON.parse(message?.body ?? '{}') as { event: string; content: object };
    expect(content).toMatchObject({ event: 'campaign.opened', content: { campaignId: id, title: 'Ronde' } });
    const [, seconds = '', sum = ''] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(message?.headers['werkpeil-signature'])) ?? [];
    expect(createHmac('sha256', secret).update(`${seconds}.${message?.body}`).digest('hex')).toBe(sum);
  });

  test('is tried again with the same id when it does not answer well, and not twice when it does', async () => {
    const { id } = await makeWebhook(['plan.due']);
    answer = 500;
    await administrator('POST', `/api/webhooks/${id}/test`);
    await deliver();
    answer = 200;
    await inOrganisation(house.doors.work, organisation.id, (trx) =>
      sql`update webhook_delivery set next_attempt_at = now() where webhook_id = ${id}`.execute(trx),
    );
    await deliver();
    await deliver();
    const ids = received.splice(0).map(({ body }) => (JSON.parse(body) as { id: string }).id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    const shown = (await administrator('GET', '/api/webhooks')).json<{
      webhooks: { id: string; deliveries: { state: string; attempts: number }[] }[];
    }>();
    expect(shown.webhooks.find((entry) => entry.id === id)?.deliveries[0]).toMatchObject({
      state: 'sent',
      attempts: 2,
    });
  });

  test('takes only https addresses without a password in them', async () => {
    for (const url of ['http://hr.example/hook', 'https://name:secret@hr.example/', 'javascript:alert(1)']) {
      const reply = await administrator('POST', '/api/webhooks', { url, events: ['plan.due'] });
      expect([url, reply.statusCode, code(reply)]).toEqual([url, 422, 'WRONG_ADDRESS']);
    }
  });
});

describe('the log of acts', () => {
  test('holds what accounts did, in a chain, and nothing that was typed', async () => {
    const log = await administrator('GET', '/api/audit');
    const { entries } = log.json<{ entries: { action: { nl: string; en: string } }[] }>();
    expect(entries.map(({ action }) => action.en)).toContain('made a key');
    expect(entries.map(({ action }) => action.nl)).toContain('logde in');
    for (const typed of ['@example.org', 'hr.example', 'An Aal']) expect(log.body).not.toContain(typed);
    const chain = (await administrator('GET', '/api/audit/chain')).json<{
      brokenAt: number | null;
      entries: number;
    }>();
    expect(chain.brokenAt).toBeNull();
    expect(chain.entries).toBeGreaterThan(10);
  });

  test('a changed entry is found by its number', async () => {
    const owner = new pg.Client({ connectionString: house.databaseUrl });
    await owner.connect();
    await owner.query('alter table audit_entry disable trigger audit_is_append_only');
    await owner.query('alter table audit_entry disable row level security');
    await owner.query(
      "update audit_entry set actor = 'iemand anders' where organisation_id = $1 and number = 7",
      [organisation.id],
    );
    await owner.query('alter table audit_entry enable row level security');
    await owner.query('alter table audit_entry enable trigger audit_is_append_only');
    await owner.end();
    const chain = await administrator('GET', '/api/audit/chain');
    expect(chain.json<{ brokenAt: number }>().brokenAt).toBe(7);
  });

  test('cannot be changed or emptied by any door', async () => {
    for (const door of [house.doors.web, house.doors.work, house.doors.gate, house.doors.answer]) {
      for (const statement of ["update audit_entry set actor = 'x'", 'delete from audit_entry']) {
        await expect(
          inOrganisation(door, organisation.id, (trx) => sql.raw(statement).execute(trx)),
        ).rejects.toThrow(/permission denied|cannot be changed/);
      }
    }
  });
});

describe('the description of the API', () => {
  interface Described {
    readonly openapi: string;
    readonly paths: Record<string, Record<string, { security?: object[]; description?: string }>>;
  }

  test('is OpenAPI 3.1 with every route of a key and an example for every body', async () => {
    const reply = await house.manage.inject('/api/openapi.json');
    const described = reply.json<Described>();
    expect(described.openapi).toBe('3.1.0');
    const results = described.paths['/api/campaigns/{campaignId}/results']?.get;
    expect(results?.security).toEqual([{ session: [] }, { key: [] }]);
    const keys = described.paths['/api/machine-keys']?.post as unknown as {
      security: object[];
      requestBody: { content: Record<string, { schema: object; example?: unknown; examples?: unknown }> };
    };
    expect(keys.security).toEqual([{ session: [] }]);
    expect(JSON.stringify(keys.requestBody)).toContain('"expiresOn":"2026-11-25"');
    expect(Object.keys(described.paths).length).toBeGreaterThan(40);
  });
});
