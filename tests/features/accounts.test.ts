import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Caller,
  employeeCsv,
  signInAs,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

const PASSWORD = 'kastanje-fluitketel-93';

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let administrator: Caller;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 6, B: 7 }));
  hr = await organisation.signIn('hr');
  administrator = await organisation.signIn('administrator');
});
afterAll(() => house.close());

const fault = (reply: { json<T>(): T }) => {
  const problem = reply.json<{ code: string; details?: { fault?: string } }>();
  return problem.details?.fault ?? problem.code;
};

interface GivenRole {
  readonly role: string;
  readonly unitId: string | null;
  readonly endsOn: string | null;
}
const role = (name: string, unitId: string | null = null, endsOn: string | null = null): GivenRole => ({
  role: name,
  unitId,
  endsOn,
});

async function make(roles: readonly GivenRole[], by: Caller = hr) {
  const email = `${randomUUID()}@example.org`;
  const reply = await by('POST', '/api/accounts', { email, name: 'Iemand', language: 'nl', roles });
  return { email, reply, id: reply.statusCode === 201 ? reply.json<{ id: string }>().id : '' };
}

async function open(email: string, link: string): Promise<Caller> {
  await house.manage.inject({
    method: 'POST',
    url: '/api/account-link/password',
    payload: { token: link.split('#')[1], password: PASSWORD },
  });
  return signInAs(house.manage, email, PASSWORD);
}

describe('roles', () => {
  test('a manager needs a unit, and no other role has one', async () => {
    expect(fault((await make([role('manager')])).reply)).toBe('manager-without-unit');
    const unit = await organisation.unitId('A');
    expect(fault((await make([role('management', unit)])).reply)).toBe('unit-without-manager');
    expect(fault((await make([role('hr'), role('hr')])).reply)).toBe('twice');
  });

  test('HR neither makes nor closes an administrator', async () => {
    expect(fault((await make([role('administrator')])).reply)).toBe('administrator-only');
    const { id } = await make([role('administrator')], administrator);
    for (const act of ['disable', 'invitation']) {
      const reply = await hr('POST', `/api/accounts/${id}/${act}`);
      expect([act, reply.statusCode, fault(reply)]).toEqual([act, 422, 'administrator-only']);
    }
    const taken = await hr('PUT', `/api/accounts/${id}`, { name: 'X', language: 'nl', roles: [] });
    expect(fault(taken)).toBe('administrator-only');
  });

  test('nobody changes the own roles or closes the own account', async () => {
    const me = (await administrator('GET', '/api/session')).json<{ accountId: string }>();
    const more = await administrator('PUT', `/api/accounts/${me.accountId}`, {
      name: 'Ik',
      language: 'nl',
      roles: [role('administrator'), role('works-council')],
    });
    expect(fault(more)).toBe('own-roles');
    const closed = await administrator('POST', `/api/accounts/${me.accountId}/disable`);
    expect([closed.statusCode, fault(closed)]).toEqual([409, 'OWN_ACCOUNT']);
  });

  test('a changed or ended role counts at the next call', async () => {
    const { id, email, reply } = await make([role('management', null, '2026-10-05')]);
    const caller = await open(email, reply.json<{ link: string }>().link);
    expect((await caller('GET', '/api/campaigns')).statusCode).toBe(200);
    const before = house.clock.now;
    await hr('PUT', `/api/accounts/${id}`, { name: 'Iemand', language: 'nl', roles: [] });
    expect((await caller('GET', '/api/campaigns')).statusCode).toBe(403);
    await hr('PUT', `/api/accounts/${id}`, {
      name: 'Iemand',
      language: 'nl',
      roles: [role('management', null, '2026-10-05')],
    });
    expect((await caller('GET', '/api/campaigns')).statusCode).toBe(200);
    house.clock.now = new Date('2026-10-06T08:00:00Z');
    const late = await signInAs(house.manage, email, PASSWORD);
    expect((await late('GET', '/api/campaigns')).statusCode).toBe(403);
    house.clock.now = before;
  });
});

describe('an account', () => {
  test('that is closed is out at once, and in again when it is opened', async () => {
    const { id, email, reply } = await make([role('management')]);
    const caller = await open(email, reply.json<{ link: string }>().link);
    await hr('POST', `/api/accounts/${id}/disable`);
    expect(fault(await caller('GET', '/api/campaigns'))).toBe('SESSION_ENDED');
    const tryIn = () =>
      house.manage.inject({ method: 'POST', url: '/api/session', payload: { email, password: PASSWORD } });
    expect((await tryIn()).statusCode).toBe(401);
    await hr('POST', `/api/accounts/${id}/enable`);
    expect((await tryIn()).statusCode).toBe(200);
  });

  test('of another organisation does not exist here', async () => {
    const other = await house.makeOrganisation('Elders');
    const theirs = await other.signIn('hr');
    const { id } = await make([role('management')]);
    for (const [method, path] of [
      ['POST', 'disable'],
      ['POST', 'invitation'],
      ['DELETE', 'second-step'],
    ] as const) {
      const reply = await theirs(method, `/api/accounts/${id}/${path}`);
      expect([path, reply.statusCode]).toEqual([path, 404]);
    }
    const seen = (await theirs('GET', '/api/accounts')).json<{ accounts: { id: string }[] }>();
    expect(seen.accounts.map((account) => account.id)).not.toContain(id);
  });

  test('has an address of its own', async () => {
    const { email } = await make([role('management')]);
    const twice = await hr('POST', '/api/accounts', {
      email: email.toUpperCase(),
      name: 'Nog een',
      language: 'nl',
      roles: [],
    });
    expect([twice.statusCode, fault(twice)]).toEqual([409, 'EMAIL_TAKEN']);
  });

  test('gets its link by mail when there is a mail server, and then nobody else sees it', async () => {
    const mailing = await startTestHouse({ mailboxOpen: false });
    try {
      const own = await mailing.makeOrganisation();
      const caller = await own.signIn('hr');
      const made = await caller('POST', '/api/accounts', {
        email: 'an@example.org',
        name: 'An Aal',
        language: 'en',
        roles: [],
      });
      expect(made.json<{ link: string | null }>().link).toBeNull();
      const mail = await mailing.doors.work
        .selectFrom('outbox')
        .select(['recipient', 'subject', 'body', 'kind'])
        .execute();
      expect(mail).toHaveLength(1);
      expect(mail[0]).toMatchObject({ recipient: 'an@example.org', kind: 'account' });
      expect(mail[0]?.subject).toContain('Your Werkpeil account');
      expect(mail[0]?.body).toMatch(/\/account#[\w-]{43}/);
    } finally {
      await mailing.close();
    }
  });
});

interface FirstSteps {
  readonly steps: readonly { readonly id: string; readonly done: boolean; readonly path: string }[];
  readonly next: string | null;
  readonly mayBePutAway: boolean;
  readonly away: boolean;
}

describe('the list of first steps', () => {
  const look = async (by: Caller) => (await by('GET', '/api/first-steps')).json<FirstSteps>();
  const done = ({ steps }: FirstSteps) => steps.flatMap((step) => (step.done ? [step.id] : []));

  test('ticks what is so: people, a council, a manager, a draft, a launch', async () => {
    const fresh = await house.makeOrganisation();
    const first = await fresh.signIn('hr');
    expect(await look(first)).toMatchObject({ next: 'people', mayBePutAway: false, away: false });
    expect(done(await look(first))).toEqual([]);

    await fresh.importCsv(employeeCsv({ A: 12, B: 12 }));
    await fresh.signIn('works-council');
    await fresh.signIn('manager', 'A');
    expect(done(await look(first))).toEqual(['people', 'council', 'colleagues']);

    const draft = {
      ...{ questionnaireId: 'werkbeleving', variant: 'short', title: 'Eerste ronde', unitIds: [] },
      ...{ opensOn: '2026-10-01', closesOn: '2026-10-20' },
    };
    const { id } = (await first('POST', '/api/campaigns', draft)).json<{ id: string }>();
    const withDraft = await look(first);
    expect([withDraft.next, withDraft.steps.find((step) => step.id === 'launch')?.path]).toEqual([
      'launch',
      `/campaigns/${id}`,
    ]);
    await first('POST', `/api/campaigns/${id}/launch`);
    expect(await house.runJobs()).toEqual([]);
    expect(await look(first)).toMatchObject({ next: 'results', mayBePutAway: true });
  });

  test('an account that was disabled, or whose role has ended, is no account any more', async () => {
    const { id } = await make([role('works-council')]);
    const council = async () => (await look(hr)).steps.find((step) => step.id === 'council')?.done;
    expect(await council()).toBe(true);
    await hr('POST', `/api/accounts/${id}/disable`);
    expect(await council()).toBe(false);
    await make([role('works-council', null, '2026-09-30')]);
    expect(await council()).toBe(false);
  });

  test('is put away for the account that does so, and comes back when asked', async () => {
    const colleague = await organisation.signIn('hr');
    expect((await colleague('PUT', '/api/first-steps', { away: true })).statusCode).toBe(200);
    expect([(await look(colleague)).away, (await look(hr)).away]).toEqual([true, false]);
    await colleague('PUT', '/api/first-steps', { away: false });
    expect((await look(colleague)).away).toBe(false);
  });

  test('is for an administrator without the part of campaigns', async () => {
    const { steps } = await look(administrator);
    expect(steps.map(({ id }) => id)).toEqual([
      ...['second-step', 'people', 'hr', 'council', 'colleagues', 'mail'],
    ]);
  });
});
