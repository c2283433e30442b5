import { randomUUID } from 'node:crypto';
import { generate, generateSecret } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildManageApp } from '../../server/app.ts';
import { inOrganisation } from '../../server/db/connection.ts';
import { waitAfter } from '../../server/features/access/trials.ts';
import { passwordFault } from '../../server/features/access/password-rules.ts';
import {
  PASSWORD,
  signInAs,
  startTestHouse,
  type Caller,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

const NEW_PASSWORD = 'kastanje-fluitketel-93';

let house: TestHouse;
let organisation: TestOrganisation;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
});
afterAll(() => house.close());

const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
const send = (url: string, payload: object) => house.manage.inject({ method: 'POST', url, payload });
const cookieOf = (reply: { headers: Record<string, unknown> }) =>
  String(reply.headers['set-cookie']).split(';')[0] ?? '';

function callerWith(cookie: string): Caller {
  return (method, url, payload, headers = {}) =>
    house.manage.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { cookie, ...headers },
    });
}

async function newAccount(email: string): Promise<{ id: string; link: string }> {
  const hr = await organisation.signIn('hr');
  const made = await hr('POST', '/api/accounts', {
    email,
    name: 'Nieuw Iemand',
    language: 'nl',
    roles: [{ role: 'management', unitId: null, endsOn: null }],
  });
  expect(made.statusCode).toBe(201);
  const { id, link } = made.json<{ id: string; link: string }>();
  return { id, link };
}

describe('an invited account', () => {
  test('chooses a password with the link, once, and signs in with it', async () => {
    const email = `${randomUUID()}@example.org`;
    const { link } = await newAccount(email);
    const token = link.split('#')[1] ?? '';
    const seen = await send('/api/account-link', { token });
    expect(seen.json()).toMatchObject({ email, kind: 'invitation', organisation: 'Testdam' });
    expect((await send('/api/session', { email, password: NEW_PASSWORD })).statusCode).toBe(401);
    const chosen = await send('/api/account-link/password', { token, password: NEW_PASSWORD });
    expect(chosen.statusCode).toBe(200);
    const again = await send('/api/account-link/password', { token, password: NEW_PASSWORD });
    expect([again.statusCode, code(again)]).toEqual([410, 'LINK_ENDED']);
    await signInAs(house.manage, email, NEW_PASSWORD);
  });

  test('cannot choose a password that is short, leaked or its own name', async () => {
    const { link } = await newAccount(`${randomUUID()}@example.org`);
    const token = link.split('#')[1] ?? '';
    for (const password of ['kort', 'password1234', 'Testdam-Testdam']) {
      const reply = await send('/api/account-link/password', { token, password });
      expect([password, reply.statusCode, code(reply)]).toEqual([password, 422, 'WEAK_PASSWORD']);
    }
    expect(passwordFault(NEW_PASSWORD, ['Testdam'])).toBeNull();
  });

  test('finds its link ended after a week', async () => {
    const { link } = await newAccount(`${randomUUID()}@example.org`);
    const before = house.clock.now;
    house.clock.now = new Date(before.getTime() + 7 * 86_400_000 + 1000);
    const reply = await send('/api/account-link', { token: link.split('#')[1] ?? '' });
    house.clock.now = before;
    expect([reply.statusCode, code(reply)]).toEqual([410, 'LINK_ENDED']);
  });
});

describe('a code app', () => {
  async function withCodeApp() {
    const email = `${randomUUID()}@example.org`;
    const { link } = await newAccount(email);
    await send('/api/account-link/password', { token: link.split('#')[1] ?? '', password: NEW_PASSWORD });
    const caller = await signInAs(house.manage, email, NEW_PASSWORD);
    const begun = await caller('POST', '/api/own-account/code');
    const { secret, picture } = begun.json<{ secret: string; picture: string }>();
    expect(picture).toContain('<svg');
    const confirmed = await caller('POST', '/api/own-account/code/confirm', { code: await codeNow(secret) });
    expect(confirmed.statusCode).toBe(200);
    const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>();
    expect(recoveryCodes).toHaveLength(10);
    return { email, secret, recoveryCodes };
  }
  const codeNow = (secret: string) =>
    generate({ secret, epoch: Math.floor(house.clock.now.getTime() / 1000) });
  const later = (seconds: number) => {
    house.clock.now = new Date(house.clock.now.getTime() + seconds * 1000);
  };

  test('is asked for after the password, and the session reaches nothing before it', async () => {
    const { email, secret } = await withCodeApp();
    later(60);
    const first = await send('/api/session', { email, password: NEW_PASSWORD });
    expect(first.json()).toEqual({ stage: 'password' });
    const half = callerWith(cookieOf(first));
    for (const url of ['/api/campaigns', '/api/plan']) {
      const reply = await half('GET', url);
      expect([url, reply.statusCode, code(reply)]).toEqual([url, 401, 'SECOND_STEP_NEEDED']);
    }
    expect((await half('POST', '/api/own-account/code')).statusCode).toBe(401);
    const second = await half('POST', '/api/session/code', { code: await codeNow(secret) });
    expect(second.statusCode).toBe(200);
    expect((await callerWith(cookieOf(second))('GET', '/api/campaigns')).statusCode).toBe(200);
    expect((await half('GET', '/api/session')).statusCode).toBe(401);
  });

  test('gives codes that work once, and recovery codes that work once', async () => {
    const { email, secret, recoveryCodes } = await withCodeApp();
    later(60);
    const used = await codeNow(secret);
    const tryCode = async (given: string) => {
      const first = await send('/api/session', { email, password: NEW_PASSWORD });
      return (await callerWith(cookieOf(first))('POST', '/api/session/code', { code: given })).statusCode;
    };
    expect(await tryCode(used)).toBe(200);
    expect(await tryCode(used)).toBe(401);
    expect(await tryCode('000000')).toBe(401);
    expect(await tryCode(recoveryCodes[0] ?? '')).toBe(200);
    expect(await tryCode(recoveryCodes[0] ?? '')).toBe(401);
    expect(await tryCode((recoveryCodes[1] ?? '').toLowerCase().replaceAll('-', ' '))).toBe(200);
  });

  test('agrees with the test vector of RFC 6238', async () => {
    const { stepOfCode } = await import('../../server/features/access/second-step.ts');
    // Appendix B: secret 12345678901234567890, 2009-02-13T23:31:30Z, code 89005924; the last six digits.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const at = new Date(1234567890_000);
    expect(await stepOfCode(secret, '005924', at)).toBe(41152263);
    expect(await stepOfCode(generateSecret(), '005924', at)).toBeNull();
  });

  test('is sealed in the database', async () => {
    const { email, secret } = await withCodeApp();
    const row = await inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow(),
    );
    const kept = await house.doors.gate
      .selectFrom('account')
      .select('totp_secret as secret')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow();
    expect(kept.secret?.includes(secret)).toBe(false);
  });
});

describe('wrong tries', () => {
  test('make the next one wait, longer each time, and a right one forgets them', async () => {
    const email = `${randomUUID()}@example.org`;
    const { link } = await newAccount(email);
    await send('/api/account-link/password', { token: link.split('#')[1] ?? '', password: NEW_PASSWORD });
    for (let tried = 0; tried < 5; tried += 1) {
      expect((await send('/api/session', { email, password: 'niet goed' })).statusCode).toBe(401);
    }
    const blocked = await send('/api/session', { email, password: NEW_PASSWORD });
    expect([blocked.statusCode, code(blocked)]).toEqual([429, 'WAIT_FIRST']);
    house.clock.now = new Date(house.clock.now.getTime() + 3000);
    expect((await send('/api/session', { email, password: NEW_PASSWORD })).statusCode).toBe(200);
    expect((await send('/api/session', { email, password: 'niet goed' })).statusCode).toBe(401);
  });

  test('wait 0 seconds up to the fifth, then 2, 4, 8, at most 15 minutes', () => {
    expect([1, 4, 5, 6, 7, 40].map(waitAfter)).toEqual([0, 0, 2, 4, 8, 900]);
  });

  test('of an unknown address look exactly like those of a known one', async () => {
    const email = `${randomUUID()}@example.org`;
    await newAccount(email);
    const known = await send('/api/session', { email, password: PASSWORD });
    const unknown = await send('/api/session', { email: 'niemand@example.org', password: PASSWORD });
    expect(known.statusCode).toBe(unknown.statusCode);
    expect(known.body).toBe(unknown.body);
  });
});

describe('a forgotten password', () => {
  test('cannot be mailed without a mail server, and says so', async () => {
    const reply = await send('/api/forgotten-password', { email: 'iemand@example.org' });
    expect(reply.json()).toEqual({ mailed: false });
  });

  test('is answered alike for a known and an unknown address; only the known one gets a link', async () => {
    const email = `${randomUUID()}@example.org`;
    const { link } = await newAccount(email);
    await send('/api/account-link/password', { token: link.split('#')[1] ?? '', password: NEW_PASSWORD });
    const old = await signInAs(house.manage, email, NEW_PASSWORD);
    const mailing = await buildManageApp({ ...house.options, mailboxOpen: false });
    const sendThere = (url: string, payload: object) => mailing.inject({ method: 'POST', url, payload });
    const known = await sendThere('/api/forgotten-password', { email });
    const unknown = await sendThere('/api/forgotten-password', { email: 'niemand@example.org' });
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
    const mails = await inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('outbox').select(['recipient', 'body']).where('kind', '=', 'account').execute(),
    );
    expect(mails.map((mail) => mail.recipient)).toEqual([email]);
    const token = /#([\w-]{43})/.exec(mails[0]?.body ?? '')?.[1] ?? '';
    const changed = await send('/api/account-link/password', {
      token,
      password: 'wandelschoen-bibliotheek-7',
    });
    expect(changed.statusCode).toBe(200);
    expect(code(await old('GET', '/api/session'))).toBe('SESSION_ENDED');
    await mailing.close();
  });
});

describe('where two steps are required', () => {
  test('HR without a second step can do nothing but choose one', async () => {
    const strict = await startTestHouse({ secondStepRequired: true });
    try {
      const other = await strict.makeOrganisation();
      const hr = await other.signIn('hr');
      const refused = await hr('GET', '/api/campaigns');
      expect([refused.statusCode, code(refused)]).toEqual([401, 'SECOND_STEP_NEEDED']);
      const { secret } = (await hr('POST', '/api/own-account/code')).json<{ secret: string }>();
      const epoch = Math.floor(strict.clock.now.getTime() / 1000);
      const confirmed = await hr('POST', '/api/own-account/code/confirm', {
        code: await generate({ secret, epoch }),
      });
      expect(confirmed.statusCode).toBe(200);
      expect((await hr('GET', '/api/campaigns')).statusCode).toBe(200);
      const last = await hr('DELETE', '/api/own-account/code');
      expect([last.statusCode, code(last)]).toEqual([409, 'LAST_SECOND_STEP']);
      const management = await other.signIn('management');
      expect((await management('GET', '/api/campaigns')).statusCode).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
