import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsBox } from '../../server/crypto/settings-box.ts';
import { inOrganisation } from '../../server/db/connection.ts';
import { openPost, type Post, withEncryption } from '../../server/jobs/post.ts';
import { sendWaitingMail } from '../../server/jobs/send-mail.ts';
import { launchCampaign } from '../support/answers.ts';
import { AUTHORITY, type MailServer, startMailServer } from '../support/mail-server.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let server: MailServer;
let post: Post;
let campaignId: string;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 30 }).replace('p3@example.org', ''));
  hr = await organisation.signIn('hr');
  server = await startMailServer();
  post = openPost({
    smtpUrl: `smtp://127.0.0.1:${server.port}`,
    mailFrom: 'Werkpeil <noreply@werkpeil.example>',
    box: settingsBox(house.options.keys.secrets.jwtSecret),
  });
});
afterAll(async () => {
  post.close();
  await server.stop();
  await house.close();
});

/** Lets the clock run in steps, and the sending loop with it. */
async function pass(minutes: number, step = 0.5): Promise<void> {
  for (let passed = 0; passed < minutes; passed += step) {
    house.clock.now = new Date(house.clock.now.getTime() + step * 60_000);
    while (await sendWaitingMail(house.doors.work, post, house.clock.now));
  }
}
const outbox = () =>
  inOrganisation(house.doors.work, organisation.id, (trx) =>
    trx.selectFrom('outbox').select(['state', 'kind', 'body', 'attempts', 'recipient']).execute(),
  );

test('without a mail server the mailbox shows what would be sent, letters included', async () => {
  campaignId = await launchCampaign(house, hr);
  const { total, messages } = (await hr('GET', `/api/mailbox?campaignId=${campaignId}`)).json<{
    total: number;
    messages: { id: string; kind: string; recipient: string }[];
  }>();
  expect(total).toBe(31);
  expect(messages.filter((message) => message.kind === 'letter')).toHaveLength(1);
  const message = (await hr('GET', `/api/mailbox/${messages[0]?.id ?? ''}`)).json<{ body: string }>();
  expect(message.body).toMatch(/http:\/\/localhost:3001\/s#[\w-]{43}/);
});

test('a mail server that is down for an hour: nothing is lost and nothing goes twice', async () => {
  await server.stop();
  await pass(60);
  expect(server.received).toEqual([]);
  const waiting = (await outbox()).filter(({ kind }) => kind === 'invitation');
  expect(waiting.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(
    Array.from({ length: 30 }, () => 'waiting 0'),
  );
  await server.start();
  await pass(6);
  expect(server.received).toHaveLength(30);
  expect(new Set(server.received.map(({ id }) => id)).size).toBe(30);
  expect(new Set(server.received.map(({ to }) => to)).size).toBe(30);
  await pass(600, 10);
  expect(server.received).toHaveLength(30);
});

test('what was sent is forgotten; letters wait for somebody to print them', async () => {
  const left = await outbox();
  expect(left.filter((row) => row.state === 'sent').every((row) => row.body === '')).toBe(true);
  expect(left.filter((row) => row.state === 'waiting').map((row) => row.kind)).toEqual(['letter']);
  expect(server.received[0]?.text).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
});

test('a refusal for now is tried again, a refusal for good is counted and not tried again', async () => {
  house.clock.now = new Date('2026-10-01T08:00:00Z');
  server.received.length = 0;
  const before = (await outbox()).length;
  const second = await launchCampaign(house, hr, { title: 'Tweede' });
  expect((await outbox()).length).toBe(before + 31);
  server.answer = (recipient) =>
    recipient === 'p4@example.org'
      ? { code: 550, text: 'No such user' }
      : recipient === 'p5@example.org'
        ? { code: 450, text: 'Greylisted, come back later' }
        : null;
  await pass(2);
  expect(server.received).toHaveLength(28);
  server.answer = null;
  await pass(3);
  expect(server.received.map(({ to }) => to)).toContain('p5@example.org');
  await pass(60);
  expect(server.received).toHaveLength(29);
  hr = await organisation.signIn('hr');
  const mailing = (await hr('GET', `/api/campaigns/${second}/mailing`)).json<{ invitations: object }>();
  expect(mailing.invitations).toEqual({ waiting: 0, sent: 29, returned: 1 });
});

test('messages that came back later are counted by whoever handles returned mail, in the own organisation only', async () => {
  const administrator = await organisation.signIn('administrator');
  const messageIds = server.received.slice(0, 2).map(({ id }) => `<${id}>`);
  const other = await (await house.makeOrganisation('Elders')).signIn('administrator');
  const elsewhere = await other('POST', '/api/mail-bounces', { messageIds });
  expect(elsewhere.json()).toEqual({ noted: 0 });
  const noted = await administrator('POST', '/api/mail-bounces', {
    messageIds: [...messageIds, 'niets@elders'],
  });
  expect(noted.json()).toEqual({ noted: 2 });
});

test('invitations that could not leave before the campaign closed do not leave after it', async () => {
  server.received.length = 0;
  await server.stop();
  const third = await launchCampaign(house, hr, { title: 'Derde', closesOn: '2026-12-20' });
  await pass(5);
  hr = await organisation.signIn('hr');
  expect((await hr('POST', `/api/campaigns/${third}/close`)).statusCode).toBe(202);
  await server.start();
  await pass(10);
  expect(server.received).toEqual([]);
  expect((await outbox()).filter(({ state }) => state === 'dropped')).toHaveLength(30);
  expect(await house.runJobs()).toEqual([]);
});

describe('a mail server of the organisation', () => {
  let own: MailServer;
  let ownPost: Post;
  let administrator: Caller;
  const settings = (server: object | null) => ({
    senderName: 'HR van Testdam',
    replyTo: 'hr@testdam.example',
    spreadMinutes: 0,
    server,
  });

  beforeAll(async () => {
    administrator = await organisation.signIn('administrator');
    own = await startMailServer({ encrypted: true, user: { name: 'testdam', password: 'geheim woord' } });
  });
  afterAll(async () => {
    ownPost?.close();
    await own.stop();
  });

  test('keeps its password sealed, and takes no address inside the building', async () => {
    const server = {
      host: 'mail.testdam.example',
      port: 587,
      userName: 'testdam',
      address: 'hr@testdam.example',
    };
    const put = await administrator(
      'PUT',
      '/api/mail-sender',
      settings({ ...server, password: 'geheim woord' }),
    );
    expect([put.statusCode, put.body]).toEqual([200, '{"ok":true}']);
    const shown = await administrator('GET', '/api/mail-sender');
    expect(shown.body).not.toContain('geheim');
    expect(shown.json()).toMatchObject({
      senderName: 'HR van Testdam',
      server: { ...server, hasPassword: true },
    });
    const [stored] = await inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('mail_sender').select('password').execute(),
    );
    expect(stored?.password?.toString('latin1')).not.toContain('geheim');
    for (const host of ['localhost', '127.0.0.1\r\nX: y', 'a b']) {
      const refused = await administrator('PUT', '/api/mail-sender', settings({ ...server, host }));
      expect([host, refused.statusCode]).toEqual([host, 400]);
    }
    const inside = openPost({
      smtpUrl: undefined,
      mailFrom: '',
      box: settingsBox(house.options.keys.secrets.jwtSecret),
    });
    const sender = { organisationId: organisation.id, senderName: null, replyTo: null, userName: null };
    const outcome = await inside.send(
      { ...sender, host: '127.0.0.1', port: 587, password: null, address: 'a@b.example' },
      { id: 'x', recipient: 'a@b.example', subject: '', body: '' },
      house.clock.now,
    );
    expect(outcome).toMatchObject({
      kind: 'down',
      why: expect.stringContaining('not on the public internet'),
    });
  });

  /** The product allows ports of mail servers, on the public internet; the one of this test is neither. */
  const sendWith = async (choice: { trusted?: string; password?: string } = {}) => {
    const box = settingsBox(house.options.keys.secrets.jwtSecret);
    const real = openPost({
      ...{ smtpUrl: `smtp://127.0.0.1:${server.port}`, mailFrom: 'Werkpeil <noreply@werkpeil.example>', box },
      ...(choice.trusted ? { trusted: choice.trusted } : {}),
      rules: { privateNetworks: true },
    });
    const elsewhere = { host: 'localhost', port: own.port };
    const word = choice.password;
    const password = word === undefined ? {} : { password: box.seal(`mail ${organisation.id}`, word) };
    ownPost = {
      ...real,
      send: (sender, letter, now) => real.send({ ...sender, ...elsewhere, ...password }, letter, now),
    };
    await sendWaitingMail(house.doors.work, ownPost, house.clock.now);
    real.close();
  };
  const shown = async () =>
    (await administrator('GET', '/api/mail-sender')).json<{
      failure: { kind: string; why: string } | null;
      waiting: number;
    }>();

  test('takes nothing with a certificate nobody signed or a wrong password: all waits, and the pages say why', async () => {
    await organisation.importCsv(employeeCsv({ A: 30 }));
    await inOrganisation(house.doors.work, organisation.id, async (trx) => {
      await trx.deleteFrom('outbox').execute();
    });
    hr = await organisation.signIn('hr');
    campaignId = await launchCampaign(house, hr, { title: 'Versleuteld', closesOn: '2026-12-20' });
    server.received.length = 0;
    await sendWith();
    expect((await shown()).failure).toMatchObject({
      kind: 'certificate',
      why: expect.stringMatching(/certificate/i),
    });
    const mailing = (await hr('GET', `/api/campaigns/${campaignId}/mailing`)).json();
    expect(mailing).toMatchObject({
      stuck: { failure: 'certificate' },
      invitations: { waiting: 31, sent: 0 },
    });
    await sendWith({ trusted: AUTHORITY, password: 'een ander woord' });
    expect(await shown()).toMatchObject({ failure: { kind: 'sign-in' }, waiting: 31 });
    // Nothing goes another way either.
    expect([own.received, server.received]).toEqual([[], []]);
    const mailbox = await administrator('GET', '/api/mailbox');
    expect(mailbox.json<{ code: string }>().code).toBe('MAILBOX_OFF');
  });

  test('gets the mail signed in and encrypted, from the own name, once; what was wrong is forgotten', async () => {
    expect((await administrator('POST', '/api/mail-sender/test')).statusCode).toBe(202);
    await sendWith({ trusted: AUTHORITY });
    await sendWith({ trusted: AUTHORITY });
    expect(own.received).toHaveLength(32);
    expect(new Set(own.received.map(({ id }) => id)).size).toBe(32);
    expect(own.received.every(({ secure }) => secure)).toBe(true);
    expect(own.received[0]?.text).toMatch(/^From: "?HR van Testdam"? <hr@testdam.example>\r?$/m);
    expect(server.received).toEqual([]);
    expect(await shown()).toMatchObject({ failure: null, waiting: 0 });
    const mailing = (await hr('GET', `/api/campaigns/${campaignId}/mailing`)).json();
    expect(mailing).toMatchObject({ stuck: null, invitations: { waiting: 0, sent: 31 } });
  });
});

test.each([
  ['that upgrades the connection', true, 'smtp:', '?requireTLS=true'],
  ['that speaks nothing but TLS', 'only', 'smtps:', ''],
] as const)('a server of the installation %s gets mail signed in', async (_, encrypted, protocol, query) => {
  const secured = await startMailServer({ encrypted, user: { name: 'post', password: 'een woord' } });
  const send = async (word: string, trusted: string) => {
    const smtpUrl = `${protocol}//post:${encodeURIComponent(word)}@localhost:${secured.port}${query}`;
    const box = settingsBox(house.options.keys.secrets.jwtSecret);
    const opened = openPost({ smtpUrl, mailFrom: 'Werkpeil <noreply@werkpeil.example>', box, trusted });
    const none = { senderName: null, replyTo: null, host: null, port: null, userName: null, password: null };
    const outcome = await opened.send(
      { ...none, organisationId: organisation.id, address: null },
      { id: 'een', recipient: 'p1@example.org', subject: 'Proef', body: 'Proef' },
      house.clock.now,
    );
    opened.close();
    return outcome;
  };
  expect(await send('een woord', '')).toMatchObject({ kind: 'down', failure: 'certificate' });
  expect(await send('verkeerd', AUTHORITY)).toMatchObject({ kind: 'down', failure: 'sign-in' });
  expect(secured.received).toEqual([]);
  expect(await send('een woord', AUTHORITY)).toEqual({ kind: 'sent' });
  expect(secured.received).toMatchObject([{ id: 'een@werkpeil', secure: true }]);
  await secured.stop();
});

test('mail leaves the computer encrypted unless the address says otherwise', () => {
  expect(withEncryption('smtp://user:word@mail.example:587')).toContain('requireTLS=true');
  expect(withEncryption('smtp://mail.example/?ignoreTLS=true')).not.toContain('requireTLS');
  expect(withEncryption('smtp://127.0.0.1:2525')).not.toContain('requireTLS');
  expect(withEncryption('smtps://mail.example')).not.toContain('requireTLS');
});
