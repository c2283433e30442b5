import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  employeeCsv,
  PASSWORD,
  signInAs,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 6 }));
});
afterAll(() => house.close());

const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;

test('without a session every route with data is closed', async () => {
  for (const url of ['/api/session', '/api/units', '/api/campaigns', '/api/plan']) {
    const reply = await house.manage.inject(url);
    expect([url, reply.statusCode, code(reply)]).toEqual([url, 401, 'NOT_SIGNED_IN']);
  }
});

test('an unknown address and a wrong password get the same answer', async () => {
  const tryIn = (email: string, password: string) =>
    house.manage.inject({ method: 'POST', url: '/api/session', payload: { email, password } });
  const unknown = await tryIn('niemand@example.org', PASSWORD);
  expect([unknown.statusCode, code(unknown)]).toEqual([401, 'WRONG_PASSWORD']);
});

test('a session ends after half an hour without activity', async () => {
  const hr = await organisation.signIn('hr');
  expect((await hr('GET', '/api/session')).statusCode).toBe(200);
  house.clock.now = new Date(house.clock.now.getTime() + 31 * 60_000);
  const late = await hr('GET', '/api/session');
  expect([late.statusCode, code(late)]).toEqual([401, 'SESSION_ENDED']);
});

test('signing out ends the session at once, also for a copied cookie', async () => {
  const hr = await organisation.signIn('hr');
  expect((await hr('DELETE', '/api/session')).statusCode).toBe(200);
  const after = await hr('GET', '/api/units');
  expect([after.statusCode, code(after)]).toEqual([401, 'SESSION_ENDED']);
});

test('a forged cookie is no session', async () => {
  const [, payload] = [0, Buffer.from(JSON.stringify({ sid: 'x' })).toString('base64url')];
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  const reply = await house.manage.inject({
    url: '/api/session',
    headers: { cookie: `werkpeil=${none}.${payload}.` },
  });
  expect([reply.statusCode, code(reply)]).toEqual([401, 'NOT_SIGNED_IN']);
});

test('a changing request from another website is refused', async () => {
  const hr = await organisation.signIn('hr');
  const foreign = await hr('DELETE', '/api/session', undefined, { origin: 'https://elders.example' });
  expect([foreign.statusCode, code(foreign)]).toEqual([403, 'FOREIGN_ORIGIN']);
  const own = await hr('POST', '/api/campaigns', {}, { origin: 'http://localhost:3000' });
  expect(own.statusCode).toBe(400);
});

test('a manager sees the own units and nothing above them', async () => {
  const manager = await organisation.signIn('manager', 'A');
  const { units } = (await manager('GET', '/api/units')).json<{ units: { code: string }[] }>();
  expect(units.map((unit) => unit.code)).toEqual(['A']);
});

test('two organisations with the same address each keep their own account', async () => {
  const other = await house.makeOrganisation('Elders');
  const stranger = await other.signIn('hr');
  const { organisation: seen } = (await stranger('GET', '/api/session')).json<{
    organisation: { name: string };
  }>();
  expect(seen.name).toBe('Elders');
  await expect(signInAs(house.manage, 'nobody@example.org')).rejects.toThrow(/WRONG_PASSWORD/);
});
