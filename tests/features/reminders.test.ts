import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsBox } from '../../server/crypto/settings-box.ts';
import { inOrganisation } from '../../server/db/connection.ts';
import { answerAsPerson, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { queueMailings } from '../../server/features/campaigns/mailing/queue-mailings.ts';
import { openPost, type Post } from '../../server/jobs/post.ts';
import { sendWaitingMail } from '../../server/jobs/send-mail.ts';
import { fillIn, launchCampaign } from '../support/answers.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
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
  await organisation.importCsv(employeeCsv({ A: 12 }));
  hr = await organisation.signIn('hr');
  server = await startMailServer();
  post = openPost({
    smtpUrl: `smtp://127.0.0.1:${server.port}`,
    mailFrom: 'Werkpeil <noreply@werkpeil.example>',
    box: settingsBox(house.options.keys.secrets.jwtSecret),
  });
  campaignId = await launchCampaign(house, hr, { opensOn: '2026-10-01', closesOn: '2026-10-22' });
});
afterAll(async () => {
  post.close();
  await server.stop();
  await house.close();
});

const queue = (now: Date) =>
  queueMailings({ keys: house.options.keys, answerUrl: house.options.answerUrl })(house.doors.work, now);
const linkIn = (text: string) =>
  /s#(\S{43})/.exec(
    text
      .replace(/=\r?\n/g, '')
      .replaceAll('=3D', '=')
      .replaceAll('=23', '#'),
  )?.[1];

/** The rounds and the sending of a quarter of an hour that begins at this moment; gives what arrived, by address. */
async function at(moment: string): Promise<ReadonlyMap<string, string>> {
  server.received.length = 0;
  for (let minute = 0; minute < 15; minute += 1) {
    house.clock.now = new Date(Date.parse(moment) + minute * 60_000);
    await queue(house.clock.now);
    while (await sendWaitingMail(house.doors.work, post, house.clock.now));
  }
  return new Map(server.received.map(({ to, text }) => [to, text]));
}
const outboxRows = () =>
  inOrganisation(house.doors.work, organisation.id, (trx) =>
    trx
      .selectFrom('outbox')
      .select(['state', 'attempts', 'body', 'only_unused', 'last_error'])
      .where('kind', '=', 'reminder')
      .execute(),
  );

test('the first reminder goes to unused links only, with the same link, in the morning of its day and once', async () => {
  const invitations = await at('2026-10-01T08:00:00Z');
  expect(invitations.size).toBe(13);
  const material = await readMaterial(house.answer, campaignId);
  for (const who of ['p2@example.org', 'p3@example.org'])
    await answerAsPerson(
      house,
      material,
      linkIn(invitations.get(who) ?? '') ?? '',
      fillIn(material.definition, () => 3),
    );
  expect((await at('2026-10-09T05:30:00Z')).size).toBe(0);
  const reminded = await at('2026-10-09T06:00:00Z');
  expect([...reminded.keys()].sort()).toEqual(
    [...invitations.keys()].filter((to) => !['p2@example.org', 'p3@example.org'].includes(to)).sort(),
  );
  for (const [to, text] of reminded)
    expect([to, linkIn(text)]).toEqual([to, linkIn(invitations.get(to) ?? '')]);
  expect((await at('2026-10-09T09:00:00Z')).size).toBe(0);
  expect((await at('2026-10-10T09:00:00Z')).size).toBe(0);
});

test('afterwards no row tells who got one', async () => {
  const rows = (await outboxRows()).map((row) => JSON.stringify(row));
  expect(rows).toHaveLength(13);
  expect(new Set(rows)).toEqual(
    new Set([JSON.stringify({ state: 'sent', attempts: 1, body: '', only_unused: false, last_error: null })]),
  );
});

test('HR sees days and no numbers of a reminder, and may move or call off one that has not gone out', async () => {
  hr = await organisation.signIn('hr');
  const { mailings } = (await hr('GET', `/api/campaigns/${campaignId}/mailing`)).json<{
    mailings: object[];
  }>();
  expect(mailings).toEqual([
    { kind: 'first', on: '2026-10-09', state: 'queued' },
    { kind: 'second', on: '2026-10-19', state: 'waiting' },
    { kind: 'last', on: '2026-10-21', state: 'waiting' },
  ]);
  const put = async (kind: string, on: string | null) =>
    (await hr('PUT', `/api/campaigns/${campaignId}/reminders/${kind}`, { on })).statusCode;
  expect(await put('first', null)).toBe(409);
  expect(await put('second', '2026-10-23')).toBe(422);
  expect(await put('second', '2026-10-20')).toBe(200);
  expect(await put('second', null)).toBe(200);
  expect((await at('2026-10-20T06:00:00Z')).size).toBe(0);
});

test('the last one goes to everyone, whether they answered or not', async () => {
  const everyone = await at('2026-10-21T06:00:00Z');
  expect(everyone.size).toBe(13);
});

test('an invitation sent again has the same link; to another address a new one, and the old one is dead', async () => {
  hr = await organisation.signIn('hr');
  const ask = (who: string) => hr('POST', `/api/campaigns/${campaignId}/resend`, { who });
  const open = async (token: string | undefined) =>
    (await house.manage.inject({ method: 'POST', url: '/api/invitations/open', payload: { token } }))
      .statusCode;
  expect((await ask('niemand@example.org')).statusCode).toBe(422);
  expect((await ask('P4@EXAMPLE.ORG')).statusCode).toBe(202);
  expect((await ask('p4@example.org')).statusCode).toBe(202);
  const first = await at('2026-10-21T10:00:00Z');
  expect([...first.keys()]).toEqual(['p4@example.org']);
  expect(server.received).toHaveLength(1);
  const before = linkIn(first.get('p4@example.org') ?? '');
  expect(await open(before)).toBe(200);

  await organisation.importCsv(employeeCsv({ A: 12 }).replace('p4@example.org', 'nieuw@example.org'));
  hr = await organisation.signIn('hr');
  expect((await ask('4')).statusCode).toBe(202);
  const second = await at('2026-10-21T11:00:00Z');
  const after = linkIn(second.get('nieuw@example.org') ?? '');
  expect(after).not.toBe(before);
  expect([await open(before), await open(after)]).toEqual([404, 200]);
});

test('after days of silence people get the latest of the reminders that are due, not all of them', async () => {
  house.clock.now = new Date('2026-11-02T08:00:00Z');
  hr = await organisation.signIn('hr');
  await launchCampaign(house, hr, { opensOn: '2026-11-02', closesOn: '2026-11-23', title: 'Tweede' });
  await at('2026-11-02T08:00:00Z');
  const late = await at('2026-11-20T08:00:00Z');
  expect(late.size).toBe(13);
  expect(server.received).toHaveLength(13);
});

test('invitations to a campaign of later leave in the morning of its first day', async () => {
  hr = await organisation.signIn('hr');
  await launchCampaign(house, hr, { opensOn: '2026-11-30', closesOn: '2026-12-20', title: 'Later' });
  expect((await at('2026-11-27T10:00:00Z')).size).toBe(0);
  expect((await at('2026-11-30T07:00:00Z')).size).toBe(13);
});

test('own texts are refused with a problem, shown as somebody would get them, and sent', async () => {
  hr = await organisation.signIn('hr');
  const draft = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Eigen woorden',
    opensOn: '2026-12-01',
    closesOn: '2026-12-20',
    unitIds: [],
  };
  const { id } = (await hr('POST', '/api/campaigns', draft)).json<{ id: string }>();
  const text = { subject: '{ronde} begint', opening: 'Hoi {naam}, hier is hij: {link}' };
  const put = (opening: string) =>
    hr('PUT', `/api/campaigns/${id}/mailing`, { texts: { invitation: { nl: { ...text, opening } } } });
  const refused = await put('Hoi {naam} {salaris} {link}');
  expect([refused.statusCode, refused.json<{ message: string }>().message]).toEqual([
    422,
    'A text cannot be sent like this: invitation nl unknown-variable {salaris}',
  ]);
  expect((await put(text.opening)).statusCode).toBe(200);
  const seen = (
    await hr('POST', `/api/campaigns/${id}/mailing/preview`, { kind: 'invitation', language: 'nl' })
  ).json<{ subject: string; body: string }>();
  expect(seen.subject).toBe('Eigen woorden begint');
  expect(seen.body).toMatch(
    /^Hoi Robin Voorbeeld, hier is hij: http:\/\/localhost:3001\/s#voorbeeld\n\nJe antwoorden/,
  );
  expect(seen.body).toContain('Organisatie ORG (13 mensen)');
  await hr('POST', `/api/campaigns/${id}/launch`);
  expect(await house.runJobs()).toEqual([]);
  const sent = await at('2026-12-01T08:00:00Z');
  expect(sent.get('p2@example.org')).toMatch(/^Subject: Eigen woorden begint\r?$/m);
});
