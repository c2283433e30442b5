import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';
import type { NormTable } from '../../server/domain/questionnaire/norms.ts';
import { makeVersion } from '../../server/features/norm-pool/make-version.ts';
import { besideNorm } from '../../server/published/beside-norm.ts';
import { readInstruments } from '../../server/instruments.ts';
import { startTestHouse, type TestHouse, type TestOrganisation } from '../support/test-house.ts';

/** Organisations with a counted campaign; the house writes only what the tally would leave behind: sums of blocks. */
let house: TestHouse;
const organisations: TestOrganisation[] = [];
const [questionnaire] = readInstruments().questionnaires;
const definition = selectVariant(questionnaire!, 'short');
const asked = {
  questionnaireId: questionnaire!.id,
  questionnaireVersion: questionnaire!.version,
  variant: 'short' as const,
};
const SCALE = definition.scales.find(({ id }) => id === 'work-pressure')!;

/** `people` with the score 0 and as many with 100. */
async function addCounted(
  organisation: TestOrganisation,
  people: number,
  closesOn = '2027-09-20',
): Promise<void> {
  const id = randomUUID();
  const histogram = [people, ...Array.from({ length: 4 * SCALE.items.length - 1 }, () => 0), people];
  await inOrganisation(house.doors.work, organisation.id, async (trx) => {
    await trx
      .insertInto('campaign')
      .values({
        organisation_id: organisation.id,
        id,
        questionnaire_id: asked.questionnaireId,
        questionnaire_version: asked.questionnaireVersion,
        variant: 'short',
        title: 'Werkbeleving',
        status: 'published',
        opens_on: '2026-09-01',
        closes_on: closesOn,
        minimum_group: 5,
        definition: JSON.stringify(definition),
        manifest: '{}',
        created_at: house.clock.now,
        launched_at: house.clock.now,
      })
      .execute();
    await trx
      .insertInto('block_histogram')
      .values({
        organisation_id: organisation.id,
        campaign_id: id,
        scale: SCALE.id,
        item: '',
        block: 'block:top',
        unit_id: id,
        histogram,
      })
      .execute();
  });
}

const takePart = async (organisation: TestOrganisation, takesPart = true) =>
  (await organisation.signIn('hr'))('PUT', '/api/norm-pool', { takesPart });
const make = (year = 2026) => makeVersion(house.doors.work, asked, new Date(`${year}-12-01T12:00:00Z`));

beforeAll(async () => {
  house = await startTestHouse();
  for (let index = 0; index < 14; index += 1) {
    const organisation = await house.makeOrganisation(`Organisatie ${index}`);
    await addCounted(organisation, 50);
    organisations.push(organisation);
  }
});
afterAll(() => house.close());

test('nobody takes part until HR says so, and nine are too few', async () => {
  expect(await make()).toEqual({ ok: false, reason: 'few-organisations', organisations: 0 });
  for (const organisation of organisations.slice(0, 9))
    expect((await takePart(organisation)).statusCode).toBe(200);
  expect(await make()).toEqual({ ok: false, reason: 'few-organisations', organisations: 9 });
});

test('ten make a version, which every organisation may read without learning who is in it', async () => {
  await takePart(organisations[9]!);
  expect(await make()).toEqual({ ok: true, number: 1, organisations: 10, scales: 1 });
  const outside = await organisations[12]!.signIn('works-council');
  const reply = await outside('GET', '/api/norm-pool');
  // By hand: half at 0 and half at 100 is a mean of 50; sd = sqrt(1000 x 50^2 / 999) = 50.03 -> 50.
  expect(reply.json()).toMatchObject({
    takesPart: false,
    mayDecide: false,
    versions: [
      {
        number: 1,
        organisationsFrom: 10,
        figures: [{ scale: 'work-pressure', mean: 50, sd: 50, n: { from: 500, to: null } }],
      },
    ],
  });
  for (const { id } of organisations) expect(reply.body).not.toContain(id);
});

test('the version is a norm that can be chosen, with its passport, beside the own scores', async () => {
  const adviser = await organisations[12]!.signIn('adviser');
  const { norms } = (await adviser('GET', '/api/norms')).json<{ norms: { id: string; origin: string }[] }>();
  const id = norms.find(({ origin }) => origin === 'pool')?.id ?? '';
  const { passport, rows } = (await adviser('GET', `/api/norms/${id}`)).json<{
    passport: { title: { nl: string }; comparability: string; unit: string; population: { nl: string } };
    rows: object[];
  }>();
  expect(passport).toMatchObject({ comparability: 'identical', unit: 'mean' });
  expect(passport.title.nl).toBe('Werkbeleving, kort: norm over organisaties, versie 1');
  expect(passport.population.nl).toContain('minstens tien');
  expect(rows).toMatchObject([{ indicator: 'work-pressure', value: 50, sd: 50, n: 500, period: '2026-12' }]);
  const table = { passport, rows } as unknown as NormTable;
  const scales = besideNorm({ definition, table, group: 'pool', figures: new Map(), today: '2027-01-01' });
  expect(scales.find((scale) => scale.id === 'work-pressure')).toMatchObject({ norm: 50, refusal: null });
  expect(scales.find((scale) => scale.id === 'autonomy')).toMatchObject({
    norm: null,
    refusal: 'unknown-indicator',
  });
});

test('a second version in one year is refused', async () => {
  expect(await make()).toMatchObject({ ok: false, reason: 'made-this-year' });
});

test('a version that differs by one or two organisations is refused; by three it is made', async () => {
  await takePart(organisations[10]!);
  expect(await make(2027)).toMatchObject({ ok: false, reason: 'close-to-earlier', organisations: 11 });
  await takePart(organisations[0]!, false);
  expect(await make(2027)).toMatchObject({ ok: false, reason: 'close-to-earlier', organisations: 10 });
  await takePart(organisations[11]!);
  expect(await make(2027)).toMatchObject({ ok: true, number: 2, organisations: 11 });
});

test('no organisation weighs more than a quarter', async () => {
  await addCounted(organisations[13]!, 500, '2027-10-20');
  await takePart(organisations[13]!);
  await takePart(organisations[12]!);
  await takePart(organisations[0]!);
  expect(await make(2028)).toMatchObject({ ok: false, reason: 'dominated' });
});

test('only HR and the administrator decide about taking part', async () => {
  for (const role of ['management', 'works-council', 'adviser'] as const) {
    const caller = await organisations[0]!.signIn(role);
    expect([role, (await caller('PUT', '/api/norm-pool', { takesPart: true })).statusCode]).toEqual([
      role,
      403,
    ]);
  }
});
