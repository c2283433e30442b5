import { type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailer, sendWaitingMail } from '../../server/jobs/send-mail.ts';
import { launchCampaign } from '../support/answers.ts';
import { type Caller, employeeCsv, startTestHouse, type TestHouse } from '../support/test-house.ts';

let house: TestHouse;
let hr: Caller;
let server: SMTPServer;
let refuse = false;
const received: string[] = [];

beforeAll(async () => {
  house = await startTestHouse();
  const organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 7 }).replace('p3@example.org', ''));
  hr = await organisation.signIn('hr');
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse ? new Error('Mailbox unavailable') : null),
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => (received.push(text), done()));
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  await new Promise<void>((closed) => server.close(() => closed()));
  await house.close();
});

test('without a mail server the mailbox shows what would be sent, letters included', async () => {
  const campaignId = await launchCampaign(house, hr);
  const { total, messages } = (await hr('GET', `/api/mailbox?campaignId=${campaignId}`)).json<{
    total: number;
    messages: { id: string; kind: string; recipient: string }[];
  }>();
  expect(total).toBe(8);
  expect(messages.filter((message) => message.kind === 'letter')).toHaveLength(1);
  const message = (await hr('GET', `/api/mailbox/${messages[0]?.id ?? ''}`)).json<{ body: string }>();
  expect(message.body).toMatch(/http:\/\/localhost:3001\/s#[\w-]{43}/);
});

test('with a mail server every message is sent once, and its text is forgotten', async () => {
  const { port } = server.server.address() as AddressInfo;
  const transport = mailer(`smtp://127.0.0.1:${port}`);
  const send = (now: Date) =>
    sendWaitingMail(house.doors.work, transport, 'Werkpeil <noreply@werkpeil.example>', now);
  refuse = true;
  await send(house.clock.now);
  expect(received).toHaveLength(0);
  refuse = false;
  await send(house.clock.now);
  expect(received).toHaveLength(0);
  await send(new Date(house.clock.now.getTime() + 60_000));
  await send(new Date(house.clock.now.getTime() + 120_000));
  transport.close();
  expect(received).toHaveLength(7);
  expect(new Set(received.map((text) => /^Message-ID: (.*)$/im.exec(text)?.[1])).size).toBe(7);
  const left = await house.doors.work.selectFrom('outbox').select(['state', 'kind', 'body']).execute();
  expect(left.filter((row) => row.state === 'sent').every((row) => row.body === '')).toBe(true);
  expect(left.filter((row) => row.state === 'waiting').map((row) => row.kind)).toEqual(['letter']);
});
