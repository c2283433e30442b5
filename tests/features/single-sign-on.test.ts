import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { PROVIDER_CLIENT, startIdentityProvider, type TestProvider } from '../support/identity-provider.ts';
import {
  type Caller,
  PASSWORD,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let administrator: Caller;
let provider: TestProvider;

const MANAGE = 'http://localhost:3000';

beforeAll(async () => {
  house = await startTestHouse({ outbound: { privateNetworks: true } });
  organisation = await house.makeOrganisation();
  administrator = await organisation.signIn('administrator');
  provider = await startIdentityProvider(MANAGE);
  const set = await setProvider();
  expect(set.statusCode).toBe(200);
});
afterAll(async () => {
  provider.close();
  await house.close();
});

const setProvider = (change: object = {}) =>
  administrator('PUT', '/api/identity-provider', {
    issuer: provider.issuer,
    ...PROVIDER_CLIENT,
    domains: ['waterdam.example'],
    onlyWay: false,
    ...change,
  });

const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;

async function addAccount(email: string): Promise<void> {
  const made = await administrator('POST', '/api/accounts', {
    email,
    name: 'An Aal',
    language: 'nl',
    roles: [{ role: 'management', unitId: null, endsOn: null }],
  });
  expect(made.statusCode).toBe(201);
}

/** Walks through the provider's own pages as a browser would, with its cookies, and gives the address it returns to. */
async function walk(start: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 12; step += 1) {
    if (url.startsWith(MANAGE)) return url;
    const form = url.endsWith('#form');
    const reply = await fetch(url.replace('#form', ''), {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { method: 'POST', body: await formBody } : {}),
    });
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = reply.headers.get('location');
    if (location) {
      url = new URL(location, url).href;
      continue;
    }
    const page = await reply.text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login';
    formBody = Promise.resolve(prompt === 'login' ? 'prompt=login&login=an&password=x' : 'prompt=consent');
    url = `${new URL(action, url).href}#form`;
  }
  throw new Error('The provider did not send the browser back');
}
let formBody: Promise<string> = Promise.resolve('');

/** Signs in through the provider; gives where the browser ends and its session cookie. */
async function signOn(change: (returned: string) => string = (returned) => returned) {
  const begun = await house.manage.inject(`/api/single-sign-on/${organisation.id}/begin`);
  const state = String(begun.headers['set-cookie']).split(';')[0] ?? '';
  const returned = change(await walk(String(begun.headers.location)));
  const ended = await house.manage.inject({
    url: returned.slice(MANAGE.length),
    headers: { cookie: state },
  });
  const cookies = ([] as string[]).concat(ended.headers['set-cookie'] ?? []);
  const session = cookies.find((cookie) => cookie.startsWith('werkpeil='))?.split(';')[0];
  return { location: ended.headers.location, session, returned, state };
}

test('somebody with an account signs in through the organisation, without a password', async () => {
  await addAccount('an@waterdam.example');
  const { location, session } = await signOn();
  expect(location).toBe('/');
  const me = await house.manage.inject({ url: '/api/session', headers: { cookie: session ?? '' } });
  expect(me.json()).toMatchObject({ name: 'An Aal', stage: 'complete' });
});

test('somebody without an account does not get one', async () => {
  provider.person = { email: 'vreemd@waterdam.example', email_verified: true };
  const { location, session } = await signOn();
  expect([location, session]).toEqual(['/login?problem=sign-on-account', undefined]);
  provider.person = { email: 'an@waterdam.example', email_verified: true };
});

test('the provider opens accounts of its own domains only, and of this organisation only', async () => {
  await addAccount('directeur@elders.example');
  provider.person = { email: 'directeur@elders.example', email_verified: true };
  expect((await signOn()).location).toBe('/login?problem=sign-on-account');
  const other = await house.makeOrganisation('Elders');
  await inOrganisation(house.doors.work, other.id, (trx) =>
    trx
      .insertInto('account')
      .values({
        organisation_id: other.id,
        id: '00000000-0000-4000-8000-0000000000aa',
        email: 'cato@waterdam.example',
        name: 'Cato',
        password_hash: null,
      })
      .execute(),
  );
  provider.person = { email: 'cato@waterdam.example', email_verified: true };
  expect((await signOn()).location).toBe('/login?problem=sign-on-account');
  provider.person = { email: 'an@waterdam.example', email_verified: true };
});

test('an address that the provider did not verify is not taken', async () => {
  provider.person = { email: 'an@waterdam.example', email_verified: false };
  expect((await signOn()).session).toBeUndefined();
  provider.person = { email: 'an@waterdam.example', email_verified: true };
});

test('a reply is used once, by the browser that began, with its own state', async () => {
  const { returned, state } = await signOn();
  const again = await house.manage.inject({
    url: returned.slice(MANAGE.length),
    headers: { cookie: state },
  });
  expect(again.headers.location).toBe('/login?problem=sign-on-account');
  const elsewhere = await signOn((address) =>
    address.replace(/state=[^&]+/, 'state=00000000-0000-4000-8000-000000000000'),
  );
  expect(elsewhere.session).toBeUndefined();
});

test('a reply in the name of another issuer is refused', async () => {
  const { session } = await signOn((address) =>
    address.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`),
  );
  expect(session).toBeUndefined();
});

test('where it is the only way, a password no longer opens accounts of the domain', async () => {
  const email = 'bo@waterdam.example';
  await inOrganisation(house.doors.work, organisation.id, async (trx) => {
    const { hashPassword } = await import('../../server/features/access/password.ts');
    await trx
      .insertInto('account')
      .values({
        organisation_id: organisation.id,
        id: '00000000-0000-4000-8000-0000000000bb',
        email,
        name: 'Bo',
        password_hash: await hashPassword(PASSWORD),
      })
      .execute();
  });
  const tryIn = () =>
    house.manage.inject({ method: 'POST', url: '/api/session', payload: { email, password: PASSWORD } });
  expect((await tryIn()).statusCode).toBe(200);
  expect((await setProvider({ onlyWay: true, clientSecret: '' })).statusCode).toBe(200);
  expect((await tryIn()).statusCode).toBe(401);
  const found = await house.manage.inject({
    method: 'POST',
    url: '/api/single-sign-on',
    payload: { email },
  });
  expect(found.json()).toEqual({ start: `/api/single-sign-on/${organisation.id}/begin` });
});

test('an address that gives no configuration, or is not on the public internet, is refused', async () => {
  const silent = await setProvider({ issuer: `${provider.issuer}/nowhere` });
  expect([silent.statusCode, code(silent)]).toEqual([422, 'PROVIDER_SILENT']);
  const strict = await startTestHouse();
  try {
    const own = await strict.makeOrganisation();
    const admin = await own.signIn('administrator');
    const reply = await admin('PUT', '/api/identity-provider', {
      issuer: provider.issuer,
      clientId: 'x',
      clientSecret: 'y',
      domains: ['a.example'],
      onlyWay: false,
    });
    expect([reply.statusCode, code(reply)]).toEqual([422, 'PROVIDER_SILENT']);
  } finally {
    await strict.close();
  }
});
