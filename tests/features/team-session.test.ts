import { randomBytes } from 'node:crypto';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../server/features/session/contract.ts';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import { type Caller, employeeCsv, startTestHouse, type TestHouse } from '../support/test-house.ts';

let house: TestHouse;
let hr: Caller;
let leader: Caller;
let campaignId: string;
let units: Readonly<Record<'A' | 'B' | 'FOUR', string>>;
let tokens: ReadonlyMap<string, string[]>;
let session: Session;

beforeAll(async () => {
  house = await startTestHouse();
  const organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 12, B: 12, FOUR: 5 }));
  hr = await organisation.signIn('hr');
  campaignId = await launchCampaign(house, hr);
  tokens = await tokensByUnit(house, organisation, campaignId);
  await answerAll(house, campaignId, tokens.get('A') ?? [], (person, item) => 1 + ((person + item) % 4));
  await answerAll(house, campaignId, tokens.get('B') ?? [], (person) => 2 + (person % 4));
  await answerAll(house, campaignId, (tokens.get('FOUR') ?? []).slice(0, 4), () => 3);
  await closeCampaign(house, hr, campaignId);
  units = {
    A: await organisation.unitId('A'),
    B: await organisation.unitId('B'),
    FOUR: await organisation.unitId('FOUR'),
  };
  leader = await organisation.signIn('manager', 'A');
}, 60_000);
afterAll(() => house.close());

const step = async (body: object) => leader('POST', `/api/sessions/${session.id}/steps`, body);
const phone = (method: 'GET' | 'POST', path: string, payload?: object) =>
  house.answer.inject({ method, url: `/api/talk/${session.code}${path}`, ...(payload ? { payload } : {}) });
const vote = (choices: readonly string[], mark = randomBytes(32).toString('base64url')) =>
  phone('POST', '/votes', { mark, choices });

describe('a team session', () => {
  test('offers topics with a figure only, and none to a unit without figures', async () => {
    const place = (unitId: string) => `/api/sessions?campaignId=${campaignId}&unitId=${unitId}`;
    const offered = (await leader('GET', place(units.A))).json<{ topics: { scale: string }[] }>();
    expect(offered.topics.length).toBeGreaterThan(10);
    const none = (await hr('GET', place(units.FOUR))).json<{ topics: unknown[] }>();
    expect(none.topics).toEqual([]);
    expect((await leader('GET', place(units.B))).statusCode).toBe(403);
    const topics = offered.topics.slice(0, 4).map(({ scale }) => scale);
    const made = await leader('POST', '/api/sessions', { campaignId, unitId: units.A, topics });
    expect(made.statusCode).toBe(201);
    session = (await leader('GET', `/api/sessions/${made.json<{ id: string }>().id}`)).json<Session>();
    const refused = await hr('POST', '/api/sessions', { campaignId, unitId: units.FOUR, topics });
    expect(refused.json<{ code: string }>().code).toBe('SESSION_NO_FIGURES');
  });

  test('a code that is not open yet looks like one that does not exist', async () => {
    expect((await phone('GET', '')).statusCode).toBe(404);
  });

  test('too few votes are erased and never shown', async () => {
    await step({ to: 'voting' });
    for (let voter = 0; voter < 4; voter += 1) await vote([session.topics[0]?.scale ?? '']);
    const counted = (await step({ to: 'counted' })).json<Session>();
    expect([counted.outcome, counted.votes]).toEqual([null, 0]);
  });

  test('nothing of a vote is seen before the close; afterwards sums, and no vote is left', async () => {
    const [first = '', second = '', third = ''] = session.topics.map(({ scale }) => scale);
    await step({ to: 'voting' });
    const mark = randomBytes(32).toString('base64url');
    await vote([third], mark);
    // The same phone changes its mind: its vote is replaced, not added.
    expect((await vote([first, second], mark)).statusCode).toBe(201);
    for (let voter = 0; voter < 5; voter += 1) await vote([first]);
    const during = (await leader('GET', `/api/sessions/${session.id}`)).json<Session>();
    expect([during.votes, during.outcome]).toEqual([6, null]);
    const counted = (await step({ to: 'counted' })).json<Session>();
    expect(counted.outcome).toEqual([6, 1, 0, 0]);
    expect((await vote([first])).statusCode).toBe(409);
    expect([counted.state, counted.votes]).toEqual(['counted', 0]);
  });

  test('sentences come in for chosen topics only, without a name, and can be kept or removed', async () => {
    const [first = '', second = ''] = session.topics.map(({ scale }) => scale);
    await step({ to: 'collecting', chosen: [first] });
    const text = 'Op maandag valt de balie samen met het spreekuur.';
    expect((await phone('POST', '/causes', { topic: first, text })).statusCode).toBe(201);
    expect((await phone('POST', '/causes', { topic: second, text })).statusCode).toBe(422);
    const collected = (await leader('GET', `/api/sessions/${session.id}`)).json<Session>();
    expect(collected.causes).toMatchObject([{ topic: first, text, kept: false }]);
    const cause = collected.causes[0]?.id ?? '';
    const kept = await leader('PUT', `/api/sessions/${session.id}/causes/${cause}`);
    expect(kept.statusCode).toBe(200);
  });

  test('a kept sentence becomes a cause of a finding, and the finding a plan row', async () => {
    const [first = ''] = session.topics.map(({ scale }) => scale);
    const figures = [{ campaignId, unitId: units.A, scale: first }];
    const made = await leader('POST', '/api/findings', { figures });
    const [findingId = ''] = made.json<{ ids: string[] }>().ids;
    const cause = { text: 'Op maandag valt de balie samen met het spreekuur.', source: 'team-session' };
    const reply = await leader('POST', `/api/findings/${findingId}/causes`, {
      ...cause,
      heardOn: '2026-10-21',
    });
    expect([made.statusCode, reply.statusCode]).toEqual([201, 201]);
  });

  test('slides and agenda open in a reader and carry code and topics', async () => {
    const pptx = await leader('GET', `/api/sessions/${session.id}/slides.pptx`);
    const slides = Object.entries(unzipSync(pptx.rawPayload)).filter(([name]) =>
      /slides\/slide\d+\.xml$/.test(name),
    );
    expect(slides).toHaveLength(7);
    expect(slides.map(([, bytes]) => new TextDecoder().decode(bytes)).join('')).toContain(session.code);
    for (const name of ['slides.pdf', 'agenda.pdf']) {
      const file = await leader('GET', `/api/sessions/${session.id}/${name}`);
      const pdf = await getDocument({ data: new Uint8Array(file.rawPayload) }).promise;
      expect(pdf.numPages).toBeGreaterThan(0);
    }
  });

  test('after the end the phones hear that it is over, and nothing more comes in', async () => {
    await step({ to: 'closed' });
    expect((await phone('GET', '')).json<{ state: string }>().state).toBe('closed');
    const [first = ''] = session.topics.map(({ scale }) => scale);
    const late = await phone('POST', '/causes', { topic: first, text: 'Dit is te laat om nog te tellen.' });
    expect(late.statusCode).toBe(409);
    expect((await step({ to: 'collecting', chosen: [first] })).statusCode).toBe(409);
  });
});

describe('the public page', () => {
  const page = async (unitId: string) => {
    const reply = await hr('GET', `/api/pages?campaignId=${campaignId}&unitId=${unitId}`);
    const { address } = reply.json<{ address: string }>();
    return address.split('#')[1] ?? '';
  };
  const read = (address: string) => house.answer.inject(`/api/pages/${address}`);

  test('says in figures of the unit what was said, to whoever has the address', async () => {
    const shown = (await read(await page(units.A))).json<{
      unit: string;
      said: { unit: string; attention: object[] };
    }>();
    expect([shown.unit, shown.said.unit]).toEqual(['Team A', 'Team A']);
    expect(shown.said.attention.length).toBe(3);
    expect((await read('A'.repeat(43))).statusCode).toBe(404);
  });

  test('of a unit of four it tells nothing: it shows the unit above', async () => {
    const shown = (await read(await page(units.FOUR))).json<{ unit: string; said: { unit: string } }>();
    expect([shown.unit, shown.said.unit]).toEqual(['Team FOUR', 'Organisatie ORG']);
  });

  test('is found from the own link of an employee, and from no other', async () => {
    const ask = (token: string) =>
      house.manage.inject({ method: 'POST', url: '/api/invitations/page', payload: { token } });
    const own = (await ask(tokens.get('A')?.[0] ?? '')).json<{ address: string }>();
    expect(own.address).toBe(await page(units.A));
    expect((await ask('x'.repeat(43))).json<{ address: null }>().address).toBeNull();
  });

  test('shows a plan row only after somebody marked it, in the words chosen for it, and no name of it', async () => {
    const scale = session.topics[0]?.scale ?? '';
    const row = {
      campaignId,
      unitId: units.A,
      scale,
      measureId: null,
      title: 'Rooster van Jan de Vries',
      description: '',
      stepReason: '',
      level: 'team',
      step: 'source',
      owner: 'Jan de Vries',
      deadline: '2027-01-15',
    };
    const made = await hr('POST', '/api/plan/rows', row);
    expect(made.statusCode).toBe(201);
    const address = await page(units.A);
    expect((await read(address)).json<{ done: unknown[] }>().done).toEqual([]);
    const { rows } = (await hr('GET', `/api/pages?campaignId=${campaignId}&unitId=${units.A}`)).json<{
      rows: { rowId: string }[];
    }>();
    const text = 'We maken een rooster met ruimte na het spreekuur.';
    await hr('PUT', `/api/pages/rows/${rows[0]?.rowId}`, { campaignId, text });
    const after = await read(address);
    expect(after.json<{ done: object[] }>().done).toEqual([
      { text, status: 'planned', deadline: '2027-01-15', ownUnit: true },
    ]);
    expect(after.body).not.toContain('Jan');
    expect((await read(await page(units.B))).json<{ done: unknown[] }>().done).toEqual([]);
    await hr('DELETE', `/api/pages/rows/${rows[0]?.rowId}`);
    expect((await read(address)).json<{ done: unknown[] }>().done).toEqual([]);
  });
});
