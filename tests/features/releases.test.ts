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

/** After the campaign team OLD is dissolved and team NEW comes in its place. The one person at the top joins the smaller team. */
let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let campaignId: string;
let oldId: string;

interface Overview {
  releases: { number: number; madeBy: string | null; renamed: { from: string; to: string }[] }[];
  gone: { id: string; name: string }[];
  candidates: { id: string; name: string }[];
}
interface Results {
  unit: { id: string };
  children: { id: string; code: string }[];
}

const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
const overview = async () => (await hr('GET', `/api/campaigns/${campaignId}/releases`)).json<Overview>();
const results = async () => (await hr('GET', `/api/campaigns/${campaignId}/results`)).json<Results>();
const figuresOf = async (unitId: string) =>
  (await hr('GET', `/api/campaigns/${campaignId}/figures?unitId=${unitId}&scale=work-pressure`)).json<{
    figure: object;
    items: object[];
  }>();
const release = (labels: readonly { from: string; to: string }[]) =>
  hr('POST', `/api/campaigns/${campaignId}/releases`, { labels: [...labels] });
let heldTag = '';
let before: { figure: object; items: object[] };

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 9, OLD: 12 }));
  hr = await organisation.signIn('hr');
  oldId = await organisation.unitId('OLD');
  campaignId = await launchCampaign(house, hr);
  const tokens = await tokensByUnit(house, organisation, campaignId);
  for (const [team, people] of tokens)
    await answerAll(house, campaignId, people, (person) => (team === 'OLD' ? 2 : 3 + (person % 2)));
  await closeCampaign(house, hr, campaignId);
  before = await figuresOf(oldId);
  await organisation.importCsv(employeeCsv({ A: 9, NEW: 12 }));
});
afterAll(() => house.close());

test('HR sees which units are gone and which could carry them on', async () => {
  expect(await overview()).toMatchObject({
    releases: [{ number: 1, madeBy: null, renamed: [] }],
    gone: [{ name: 'Team OLD' }],
    candidates: [{ name: 'Team NEW' }],
  });
});

test('a unit that still exists keeps its own past', async () => {
  const [living, fresh] = [await organisation.unitId('A'), await organisation.unitId('NEW')];
  for (const labels of [
    [{ from: living, to: fresh }],
    [{ from: oldId, to: living }],
    [
      { from: oldId, to: fresh },
      { from: oldId, to: fresh },
    ],
  ]) {
    const reply = await release(labels);
    expect([reply.statusCode, code(reply)]).toEqual([422, 'WRONG_LABEL']);
  }
  expect((await overview()).releases).toHaveLength(1);
});

test('who has the figures already is told so, until there is a new release or the access is gone', async () => {
  const council = await organisation.signIn('works-council');
  const url = `/api/campaigns/${campaignId}/results`;
  const first = await council('GET', url);
  const tag = String(first.headers.etag);
  expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'no-store']);
  const known = await council('GET', url, undefined, { 'if-none-match': tag });
  expect([known.statusCode, known.body]).toEqual([304, '']);
  // Another role may see the same and is told the same; a manager has figures of her own.
  const manager = await organisation.signIn('manager', 'A');
  expect((await hr('GET', url, undefined, { 'if-none-match': tag })).statusCode).toBe(304);
  expect((await manager('GET', url, undefined, { 'if-none-match': tag })).statusCode).toBe(200);
  await inOrganisation(house.doors.web, organisation.id, (trx) =>
    trx.deleteFrom('account_role').where('role', '=', 'works-council').execute(),
  );
  expect((await council('GET', url, undefined, { 'if-none-match': tag })).statusCode).toBe(403);
  heldTag = tag;
});

test('the same figures appear under the new name, and the manager of the new team sees them', async () => {
  const to = await organisation.unitId('NEW');
  const reply = await release([{ from: oldId, to }]);
  expect([reply.statusCode, reply.body]).toEqual([201, '{"number":2}']);
  const held = { 'if-none-match': heldTag };
  expect((await hr('GET', `/api/campaigns/${campaignId}/results`, undefined, held)).statusCode).toBe(200);
  const after = await results();
  expect(after.children.map((child) => child.code).toSorted()).toEqual(['A', 'NEW']);
  const { figure, items } = await figuresOf(to);
  const renamed = (value: object) => JSON.parse(JSON.stringify(value).replaceAll(oldId, to)) as object;
  expect(figure).toMatchObject({ withheld: false });
  expect([figure, items]).toEqual([renamed(before.figure), renamed(before.items)]);
  const manager = await organisation.signIn('manager', 'NEW');
  const own = (await manager('GET', `/api/campaigns/${campaignId}/results`)).json<Results>();
  expect(own.unit.id).toBe(to);
  expect((await overview()).releases[0]).toMatchObject({
    number: 2,
    renamed: [{ from: 'Team OLD', to: 'Team NEW' }],
  });
});

test('both releases tell the same: figure for figure, name for name', async () => {
  const cells = await inOrganisation(house.doors.work, organisation.id, (trx) =>
    trx.selectFrom('published_cell').select(['release_id', 'unit_id', 'cell']).execute(),
  );
  const told = new Map<string, string[]>();
  const to = await organisation.unitId('NEW');
  for (const { release_id: id, cell } of cells)
    told.set(id, [...(told.get(id) ?? []), JSON.stringify(cell).replaceAll(to, oldId)]);
  const [first, second] = [...told.values()].map((texts) => texts.toSorted());
  expect(first).toEqual(second);
  expect(told.size).toBe(2);
});

test('a name that has been carried on cannot be carried on again', async () => {
  const reply = await release([{ from: oldId, to: await organisation.unitId('NEW') }]);
  expect(code(reply)).toBe('WRONG_LABEL');
  expect((await overview()).releases).toHaveLength(2);
});

test('only HR releases again; the works council may look', async () => {
  const council = await organisation.signIn('works-council');
  expect((await council('GET', `/api/campaigns/${campaignId}/releases`)).statusCode).toBe(200);
  const refused = await council('POST', `/api/campaigns/${campaignId}/releases`, { labels: [] });
  expect(refused.statusCode).toBe(403);
});
