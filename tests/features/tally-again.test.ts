import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyStore } from '../../server/crypto/key-store.ts';
import { inOrganisation } from '../../server/db/connection.ts';
import { answerAsPerson, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { tally } from '../../server/features/tally/tally.ts';
import { launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

/** Two campaigns of the same people with the same answers: one is counted at once, the other falls over twice. */
const TEAMS = { A: 14, B: 11, C: 4, D: 9 };

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let whole: string;
let broken: string;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv(TEAMS));
  hr = await organisation.signIn('hr');
  whole = await answered('Aan één stuk');
  broken = await answered('In stukken');
}, 120_000);
afterAll(() => house.close());

async function answered(title: string): Promise<string> {
  const additions = { modules: [], statements: [], questions: [], openQuestions: true };
  const cuts = ['age-band', 'function-group'];
  const id = await launchCampaign(house, hr, { title, additions, cuts } as object);
  const material = await readMaterial(house.answer, id);
  const { background, openQuestions } = material.definition;
  for (const [team, tokens] of await tokensByUnit(house, organisation, id)) {
    for (const [person, token] of tokens.entries())
      await answerAsPerson(house, material, token, {
        codes: itemsInOrder(material.definition).map(
          (_, item) => 1 + ((person * 7 + item * 3 + team.length + (person % 3) * item) % 5),
        ),
        background: background.map(({ options }, at) => (person + at) % (options.length + 1)),
        openTexts: openQuestions.map((question) => `${team} ${person} over ${question.id}`),
      });
  }
  const closed = await hr('POST', `/api/campaigns/${id}/close`);
  if (closed.statusCode !== 202) throw new Error(closed.body);
  return id;
}

const count = (campaignId: string, { progress = () => {}, keys = house.options.keys } = {}) =>
  tally({
    ...{ work: house.doors.work, organisationId: organisation.id, campaignId, now: house.clock.now },
    ...{ keys, progress },
  });

/** Everything that is published of a campaign, as text, in an order that does not depend on when it was written. */
const published = (campaignId: string) =>
  inOrganisation(house.doors.work, organisation.id, async (trx) => {
    const cells = await trx
      .selectFrom('published_cell')
      .select(['unit_id', 'kind', 'scale', 'item', 'cut', 'category', 'cell'])
      .where('campaign_id', '=', campaignId)
      .execute();
    const analyses = await trx
      .selectFrom('published_analysis')
      .select(['kind', 'unit_id', 'scale', 'cell'])
      .where('campaign_id', '=', campaignId)
      .execute();
    const counted = await trx
      .selectFrom('tally')
      .select(['counted', 'invalid', 'reissued'])
      .where('campaign_id', '=', campaignId)
      .execute();
    const text = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    return { cells: text(cells), analyses: text(analyses), counted };
  });

const boxIsLeft = async () =>
  (
    await inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('ballot').select('serial').where('campaign_id', '=', broken).execute(),
    )
  ).length;

test('a count that falls over leaves nothing published and every ballot in its box', async () => {
  const all = await boxIsLeft();
  expect(all).toBeGreaterThan(30);
  let seen = 0;
  const fallOver = () => {
    seen += 1;
    throw new Error('The power went');
  };
  await expect(count(broken, { progress: fallOver })).rejects.toThrow('The power went');
  expect(seen).toBe(1);
  expect(await published(broken)).toEqual({ cells: [], analyses: [], counted: [] });
  expect(await boxIsLeft()).toBe(all);
});

test('taken up again it publishes, cell for cell, what a count at one go does', async () => {
  await count(whole);
  // It falls over once more, after the figures are kept and before the key is destroyed.
  const keys: KeyStore = {
    ...house.options.keys,
    shredCampaignKeys: () => Promise.reject(new Error('The disk went')),
  };
  await expect(count(broken, { keys })).rejects.toThrow('The disk went');
  expect(await house.options.keys.readCampaignKeys(broken)).not.toBeNull();
  await count(broken);
  expect(await house.options.keys.readCampaignKeys(broken)).toBeNull();

  const [once, again] = [await published(whole), await published(broken)];
  expect(once.cells.length).toBeGreaterThan(200);
  expect(once.cells.some((cell) => cell.includes('"kind":"cut"'))).toBe(true);
  expect(again.cells).toEqual(once.cells);
  expect(again.analyses).toEqual(once.analyses);
  expect(again.counted).toEqual(once.counted);
});
