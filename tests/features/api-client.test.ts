import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWebhook, WerkpeilClient, WerkpeilError } from '../../docs/examples/api-client.ts';
import { settingsBox } from '../../server/crypto/settings-box.ts';
import { deliverWebhooks } from '../../server/jobs/deliver-webhooks.ts';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import { type Caller, employeeCsv, startTestHouse, type TestHouse } from '../support/test-house.ts';

let house: TestHouse;
let hr: Caller;
let administrator: Caller;
let client: WerkpeilClient;
let address: string;
let receiver: Server;
let campaignId: string;
const hooks: { body: string; signature: string }[] = [];
let secret = '';

beforeAll(async () => {
  house = await startTestHouse();
  const organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 8, B: 9 }));
  hr = await organisation.signIn('hr');
  administrator = await organisation.signIn('administrator');
  await house.manage.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(house.manage.server.address() as AddressInfo).port}`;
  const scopes = ['campaigns:read', 'results:read', 'organisation:write', 'accounts:write'];
  const made = await administrator('POST', '/api/machine-keys', {
    name: 'Voorbeeld',
    scopes,
    expiresOn: '2027-01-01',
  });
  client = new WerkpeilClient(`${address}/`, made.json<{ key: string }>().key);

  receiver = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      hooks.push({ body, signature: String(request.headers['werkpeil-signature']) });
      reply.writeHead(204).end();
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  const events = ['campaign.opened', 'campaign.closed', 'campaign.published'];
  const hook = await administrator('POST', '/api/webhooks', { url: 'https://hr.example/hook', events });
  ({ secret } = hook.json<{ secret: string }>());
  // The product calls https only; the test points the stored address at a server of its own.
  const owner = new pg.Client({ connectionString: house.databaseUrl });
  await owner.connect();
  await owner.query('alter table webhook drop constraint if exists webhook_url_check');
  await owner.query('alter table webhook disable row level security');
  await owner.query('update webhook set url = $1', [
    `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
  ]);
  await owner.query('alter table webhook enable row level security');
  await owner.end();

  campaignId = await launchCampaign(house, hr);
  for (const [, links] of await tokensByUnit(house, organisation, campaignId))
    await answerAll(house, campaignId, links, () => 4);
});
afterAll(async () => {
  receiver.close();
  await house.close();
});

test('the client lists campaigns and says what is refused by a code', async () => {
  expect((await client.campaigns()).map(({ title, status }) => `${title} ${status}`)).toEqual([
    'Werkbeleving open',
  ]);
  await expect(client.results(campaignId)).rejects.toMatchObject({ status: 409, code: 'NOT_PUBLISHED' });
  await expect(new WerkpeilClient(address, 'wrong').campaigns()).rejects.toBeInstanceOf(WerkpeilError);
});

test('it reads results, in which a figure is a number or withheld', async () => {
  await closeCampaign(house, hr, campaignId);
  const { unit, scales, figures } = await client.results(campaignId);
  expect(unit.name).toBe('Organisatie ORG');
  const shown = scales.filter(({ id }) => figures[id]?.withheld === false);
  expect(shown.length).toBeGreaterThan(3);
});

test('it reads the year, without drafts, and replaces the list of employees', async () => {
  const kinds = (await client.year(2026)).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['opens', 'closes', 'release', 'holiday']));
  expect(kinds).not.toContain('reminder');
  await client.importEmployees(employeeCsv({ A: 8, C: 6 }));
  const { units } = (await hr('GET', '/api/units')).json<{ units: { code: string }[] }>();
  expect(units.map(({ code }) => code)).toContain('C');
  await expect(client.importEmployees('niets')).rejects.toMatchObject({ code: expect.any(String) });
});

test('it keeps accounts in step: a dry run first, the whole list or a part of it, the same again changes nothing', async () => {
  const list = (...lines: string[]) => ['email;name;role;unit;ends_on;active', ...lines].join('\n');
  const an = 'an@example.org;An Aal;manager;A;;yes';
  const bo = 'bo@example.org;Bo Beer;management;;;yes';
  const stateOf = async (address: string) => {
    const { accounts } = (await administrator('GET', '/api/accounts')).json<{
      accounts: { email: string; state: string }[];
    }>();
    return accounts.find(({ email }) => email === address)?.state;
  };
  const kinds = async (...asked: Parameters<WerkpeilClient['syncAccounts']>) =>
    (await client.syncAccounts(...asked)).map(({ kind, email }) => `${kind} ${email}`);
  expect(await kinds(list(an, bo), { list: 'part', dryRun: true })).toHaveLength(2);
  expect(await stateOf('an@example.org')).toBeUndefined();
  expect(await kinds(list(an, bo), { list: 'part' })).toEqual(['new an@example.org', 'new bo@example.org']);
  expect(await kinds(list(an, bo), { list: 'part' })).toEqual([]);
  // A part that says nothing of Bo leaves Bo alone; a line that says no closes An, and a later yes opens again.
  expect(await kinds(list(an.replace(/yes$/, 'no')), { list: 'part' })).toEqual(['disabled an@example.org']);
  expect([await stateOf('an@example.org'), await stateOf('bo@example.org')]).toEqual(['disabled', 'invited']);
  expect(await kinds(list(an), { list: 'part' })).toEqual(['changed an@example.org']);
  expect(await kinds(list(an))).toEqual(['disabled bo@example.org']);
  await expect(client.syncAccounts(list())).rejects.toMatchObject({ code: 'IMPORT_REFUSED' });
  const wrong = client.syncAccounts(list('cas@example.org;Cas;adviser;;;misschien'));
  await expect(wrong).rejects.toThrow('"line":2,"code":"wrong-active","value":"misschien"');
  expect(await stateOf('an@example.org')).toBe('active');
});

test('the description of the API shows what such a list looks like', async () => {
  const { paths } = (await (await fetch(`${address}/api/openapi.json`)).json()) as {
    paths: Record<string, { post: { requestBody: { content: Record<string, object> } } }>;
  };
  for (const path of ['/api/accounts/sync', '/api/organisation/import'])
    expect(JSON.stringify(paths[path]?.post.requestBody.content['text/csv'])).toContain(
      'j.jansen@example.nl',
    );
});

test('opened, closed and published each arrive once, signed; a changed or old message is refused', async () => {
  const now = new Date(Date.now() + 1000);
  const box = settingsBox(house.options.keys.secrets.jwtSecret);
  const rim = { box, now, rules: { privateNetworks: true } };
  await deliverWebhooks(house.doors.work, rim);
  await deliverWebhooks(house.doors.work, rim);
  const read = hooks.map((hook) => readWebhook({ ...hook, secret }, now));
  expect(read.map((event) => event?.event).sort()).toEqual([
    'campaign.closed',
    'campaign.opened',
    'campaign.published',
  ]);
  expect(read.every((event) => event?.event !== 'test' && 'campaignId' in (event?.content ?? {}))).toBe(true);
  const [first] = hooks;
  if (!first) throw new Error('nothing arrived');
  expect(readWebhook({ ...first, body: `${first.body} `, secret }, now)).toBeNull();
  expect(readWebhook({ ...first, secret: 'another' }, now)).toBeNull();
  expect(readWebhook({ ...first, secret }, new Date(now.getTime() + 600_000))).toBeNull();
});
