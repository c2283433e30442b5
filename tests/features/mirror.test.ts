import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  testFile,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

interface Mirror {
  readonly norms: readonly {
    readonly title: { readonly nl: string };
    readonly passport: { readonly comparability: string; readonly people: { readonly from: number } | null };
    readonly scales: Readonly<Record<string, { readonly mean: number; readonly sd: number | null }>>;
  }[];
  readonly context: readonly { readonly scale: string; readonly percentage: number }[];
  readonly advice: readonly { readonly scale: string }[];
}

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let first: string;
let second: string;
const get = async <T>(url: string) => {
  const reply = await house.answer.inject({ method: 'GET', url });
  return { status: reply.statusCode, body: reply.json<T>() };
};

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation('Spiegelstad');
  await organisation.importCsv(employeeCsv({ A: 14, B: 13 }));
  hr = await organisation.signIn('hr');
  first = await launchCampaign(house, hr);
  const tokens = [...(await tokensByUnit(house, organisation, first)).values()].flat();
  // Everybody answers 4 or 5: with 27 people a mean of 87 or 88 by hand is 100 * (4.5 - 1) / 4.
  await answerAll(house, first, tokens.slice(0, 26), (person) => 4 + (person % 2));
});
afterAll(() => house.close());

describe('the norm beside an own mirror', () => {
  test('does not exist before a campaign of the organisation was published', async () => {
    const { status, body } = await get<Mirror>(`/api/campaigns/${first}/mirror`);
    expect([status, body.norms]).toEqual([200, []]);
    expect(body.advice.map(({ scale }) => scale)).toContain('work-pressure');
  });

  test('is the whole organisation in the campaign before, with its passport', async () => {
    await closeCampaign(house, hr, first);
    house.clock.now = new Date('2027-10-01T08:00:00Z');
    second = await launchCampaign(house, await organisation.signIn('hr'), {
      opensOn: '2027-10-01',
      closesOn: '2027-10-20',
    });
    const { body } = await get<Mirror>(`/api/campaigns/${second}/mirror`);
    expect(body.norms.map(({ title }) => title.nl)).toEqual(['Spiegelstad, 2026']);
    const [norm] = body.norms;
    expect([norm?.passport.comparability, norm?.passport.people?.from]).toEqual(['internal', 20]);
    const mean = norm?.scales.variety?.mean ?? 0;
    expect(Math.abs(mean - 87.5)).toBeLessThanOrEqual(3);
  });

  test('is also a table that HR brought under a licence, in the mirror of a campaign and in one without', async () => {
    const text = testFile('norms/licence-holder.csv').toString();
    const words = { nl: 'Zorg', en: 'Care' };
    const about = {
      title: words,
      population: words,
      source: 'Uitgever',
      licence: 'L-1',
      retrieved: '2026-11-20',
    };
    const reader = await organisation.signIn('hr');
    const sent = await reader('POST', '/api/norms', { kind: 'licence-holder', ...about, unit: 'mean', text });
    expect(sent.statusCode, sent.body).toBe(201);
    const titled = (mirror: Mirror) => mirror.norms.map(({ title }) => title.nl);
    const { body } = await get<Mirror>(`/api/campaigns/${second}/mirror`);
    expect(titled(body)).toEqual(['Spiegelstad, 2026', 'Zorg: Zorg', 'Zorg: Alle sectoren']);
    expect(body.norms[1]?.scales['work-pressure']).toEqual({ mean: 48.5, sd: 18.2 });
    const own = await get<{ mirror: Mirror }>(`/api/self-test/werkbeleving/short?campaignId=${second}`);
    expect(titled(own.body.mirror)).toContain('Zorg: Zorg');
    const nobody = await get<{ mirror: Mirror }>('/api/self-test/werkbeleving/short');
    expect(titled(nobody.body.mirror)).not.toContain('Zorg: Zorg');
    await reader('DELETE', `/api/norms/${sent.json<{ id: string }>().id}`);
  });

  test('leaves out scales whose items are not the same', async () => {
    const { body } = await get<{ mirror: Mirror }>(`/api/self-test/werkbeleving/long?campaignId=${second}`);
    expect(body.mirror.norms).toEqual([]);
    const short = await get<{ mirror: Mirror }>(`/api/self-test/werkbeleving/short?campaignId=${second}`);
    expect(Object.keys(short.body.mirror.norms[0]?.scales ?? {}).length).toBeGreaterThan(10);
  });

  test('is never that of another organisation', async () => {
    const other = await house.makeOrganisation('Elders');
    await other.importCsv(employeeCsv({ C: 12 }));
    const campaign = await launchCampaign(house, await other.signIn('hr'), {
      opensOn: '2027-10-01',
      closesOn: '2027-10-20',
    });
    expect((await get<Mirror>(`/api/campaigns/${campaign}/mirror`)).body.norms).toEqual([]);
  });
});

test('anybody may choose a questionnaire for oneself; background questions are not asked', async () => {
  const { body } = await get<{ questionnaires: readonly { readonly id: string }[] }>('/api/self-test');
  expect(body.questionnaires.map(({ id }) => id)).toEqual(['werkbeleving', 'stress-risico', 'verzuim']);
  const chosen = await get<{ definition: { background: unknown[]; openQuestions: unknown[] } }>(
    '/api/self-test/stress-risico/short',
  );
  expect([chosen.body.definition.background, chosen.body.definition.openQuestions]).toEqual([[], []]);
  expect((await get('/api/self-test/onbekend/short')).status).toBe(404);
});
