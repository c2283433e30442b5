import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let adviser: Caller;
let campaignId: string;
let unitId: string;

interface Line {
  id: string;
  unit: { id: string };
  reading: string;
  state: string;
  authorName: string;
  signedAt: string | null;
  expired: boolean;
}

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 12, B: 11 }));
  const hr = await organisation.signIn('hr');
  adviser = await organisation.signIn('adviser');
  campaignId = await launchCampaign(house, hr);
  const tokens = await tokensByUnit(house, organisation, campaignId);
  await answerAll(house, campaignId, [...(tokens.get('A') ?? []), ...(tokens.get('B') ?? [])], () => 3);
  await closeCampaign(house, hr, campaignId);
  unitId = await organisation.unitId('A');
});
afterAll(() => house.close());

const url = () => `/api/campaigns/${campaignId}/interpretations`;
const words = (reading: string, validUntil = '2027-10-01') => ({
  unitId,
  reading,
  advice: 'Bespreek dit met het team.',
  limits: 'Eén meting.',
  validUntil,
  authorFunction: 'A&O-psycholoog',
});
const write = async (reading: string) =>
  (await adviser('PUT', url(), words(reading))).json<{ id: string }>().id;
const sign = (id: string, who = adviser) => who('POST', `${url()}/${id}/signature`);
const readAs = async (caller: Caller) =>
  (await caller('GET', url())).json<{ interpretations: Line[] }>().interpretations;

test('a draft is seen by its author only, and writing again changes the same draft', async () => {
  const first = await write('Eerste tekst');
  expect(await write('Tweede tekst')).toBe(first);
  expect((await readAs(adviser)).map(({ reading, state }) => [reading, state])).toEqual([
    ['Tweede tekst', 'draft'],
  ]);
  expect(await readAs(await organisation.signIn('hr'))).toEqual([]);
  expect(await readAs(await organisation.signIn('adviser'))).toEqual([]);
});

test('another adviser cannot sign it', async () => {
  const id = await write('Van één auteur');
  expect((await sign(id, await organisation.signIn('adviser'))).statusCode).toBe(404);
});

test('what is signed is read by everyone who sees the unit, with name, function and date', async () => {
  await sign(await write('Ondertekende tekst'));
  const [line] = await readAs(await organisation.signIn('works-council'));
  expect(line).toMatchObject({ reading: 'Ondertekende tekst', state: 'signed', authorName: 'Test adviser' });
  expect(line?.signedAt).not.toBeNull();
  expect(await readAs(await organisation.signIn('manager', 'A'))).toHaveLength(1);
  expect(await readAs(await organisation.signIn('manager', 'B'))).toEqual([]);
});

test('a new signature replaces the one before about the same unit', async () => {
  await sign(await write('Nieuwe tekst'));
  expect((await readAs(await organisation.signIn('hr'))).map(({ reading }) => reading)).toEqual([
    'Nieuwe tekst',
  ]);
});

test('the database refuses to change what was signed', async () => {
  const change = inOrganisation(house.doors.web, organisation.id, (trx) =>
    trx.updateTable('interpretation').set({ reading: 'Anders' }).where('state', '=', 'signed').execute(),
  );
  await expect(change).rejects.toThrow('cannot be changed');
});

test('a reading that has gone out of date says so', async () => {
  const before = house.clock.now;
  house.clock.now = new Date(before.getTime() + 400 * 86_400_000);
  const [line] = await readAs(await organisation.signIn('hr'));
  expect(line?.expired).toBe(true);
  house.clock.now = before;
});

test('a withdrawal needs a reason and takes it from the pages', async () => {
  const [line] = await readAs(adviser);
  const at = `${url()}/${line?.id}/withdrawal`;
  expect((await adviser('POST', at, { reason: ' ' })).statusCode).toBe(400);
  expect((await adviser('POST', at, { reason: 'Een cijfer was verkeerd gelezen.' })).statusCode).toBe(200);
  expect(await readAs(await organisation.signIn('hr'))).toEqual([]);
});

test('a last day in the past is refused in words', async () => {
  const reply = await adviser('PUT', url(), words('Te laat', '2020-01-01'));
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([400, 'VALIDITY_PAST']);
});
