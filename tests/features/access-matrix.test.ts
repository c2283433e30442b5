import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Contract, ROLES, type Role } from '../../server/http/contract.ts';
import { readContracts } from '../support/contracts.ts';
import { type Caller, employeeCsv, startTestHouse, type TestHouse } from '../support/test-house.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let house: TestHouse;
let callers: ReadonlyMap<Role, Caller>;
let contracts: readonly (readonly [string, Contract])[];

beforeAll(async () => {
  house = await startTestHouse();
  const organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 6 }));
  callers = new Map(
    await Promise.all(
      ROLES.map(
        async (role) =>
          [role, await organisation.signIn(role, role === 'manager' ? 'A' : undefined)] as const,
      ),
    ),
  );
  contracts = await readContracts();
});
afterAll(() => house.close());

const ID = '00000000-0000-4000-8000-000000000000';
const address = (key: string): [Method, string] => {
  const [method = '', url = ''] = key.split(' ');
  return [method as Method, url.replace(/:\w+/g, ID)];
};

test('every route of every contract exists, on one of the two sites', () => {
  expect(contracts.length).toBeGreaterThan(20);
  const printed =
    house.manage.printRoutes({ commonPrefix: false }) + house.answer.printRoutes({ commonPrefix: false });
  expect(printed).toContain('/api/ballots');
  for (const [key] of contracts) {
    const [method, url] = [key.split(' ')[0] as Method, key.split(' ')[1] ?? ''];
    const found = house.manage.hasRoute({ method, url }) || house.answer.hasRoute({ method, url });
    expect([key, found]).toEqual([key, true]);
  }
});

test('without a session every route that is not for anyone is closed, whatever is sent', async () => {
  for (const [key, { access }] of contracts) {
    if (access === 'anyone') continue;
    const [method, url] = address(key);
    const reply = await house.manage.inject({ method, url });
    expect([key, reply.statusCode]).toEqual([key, 401]);
  }
});

test('every role gets exactly the routes of its contract', async () => {
  for (const [key, { access }] of contracts) {
    if (access === 'anyone') continue;
    const [method, url] = address(key);
    for (const role of ROLES) {
      const reply = await (callers.get(role) as Caller)(method, url);
      const may = access === 'signed-in' || access === 'half-signed-in' || access.includes(role);
      expect([key, role, reply.statusCode === 403]).toEqual([key, role, !may]);
    }
  }
});

test('no route answers bad input with a fault of its own', async () => {
  for (const [key, contract] of contracts) {
    const [method, url] = address(key);
    if (method === 'GET' || method === 'DELETE') continue;
    const site = house.manage.hasRoute({ method, url: key.split(' ')[1] ?? '' })
      ? house.manage
      : house.answer;
    for (const payload of [{}, { a: 1 }, [], 'x'.repeat(1000)]) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify(payload);
      const reply =
        contract.access === 'anyone'
          ? await site.inject({ method, url, payload: body, headers })
          : await (callers.get('hr') as Caller)(method, url, body, headers);
      expect([key, reply.statusCode < 500]).toEqual([key, true]);
    }
  }
});
