import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { suggestMerges } from '../../server/domain/suggest-merges.ts';
import { carryOutDue } from '../../server/features/organisation/carry-out-due.ts';
import { launchCampaign } from '../support/answers.ts';
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
const TODAY = '2026-10-01';

interface Unit {
  id: string;
  parentId: string | null;
  code: string;
  name: string;
  people: number;
}
const units = async () => (await hr('GET', '/api/units')).json<{ units: Unit[] }>().units;
const unit = async (code: string) => (await units()).find((one) => one.code === code) as Unit;
const changes = async () =>
  (await hr('GET', '/api/unit-changes')).json<{
    changes: {
      id: string;
      kind: string;
      unitName: string;
      before: string;
      after: string;
      state: string;
      validFrom: string;
    }[];
  }>().changes;
const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
const reason = (reply: { json<T>(): T }) => reply.json<{ details: { reason: string } }>().details.reason;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 12, B: 6, C: 3 }));
  hr = await organisation.signIn('hr');
});
afterAll(() => house.close());

describe('a change of the tree', () => {
  test('of today is there at once, and stands in the history with what was before', async () => {
    const { id } = await unit('A');
    const renamed = await hr('PUT', `/api/units/${id}/name`, { name: 'Team Aarde', validFrom: TODAY });
    expect(renamed.json()).toMatchObject({ state: 'done' });
    const added = await hr('POST', '/api/units', {
      ...{ name: 'Dienst Zuid', code: 'Z', parentId: (await unit('ORG')).id, validFrom: TODAY },
    });
    expect(added.statusCode).toBe(201);
    const to = { parentId: (await unit('Z')).id, validFrom: TODAY };
    expect((await hr('PUT', `/api/units/${id}/parent`, to)).statusCode).toBe(200);
    expect(await unit('A')).toMatchObject({ name: 'Team Aarde', parentId: to.parentId });
    expect((await changes()).map(({ kind, before, after }) => [kind, before, after])).toEqual(
      expect.arrayContaining([
        ['renamed', 'Team A', 'Team Aarde'],
        ['added', '', 'Organisatie ORG'],
        ['moved', 'Organisatie ORG', 'Dienst Zuid'],
      ]),
    );
  });

  test('that would make a circle, close a team with people in it or touch the top is refused in a word', async () => {
    const [a, z, top] = [await unit('A'), await unit('Z'), await unit('ORG')];
    const circle = await hr('PUT', `/api/units/${z.id}/parent`, { parentId: a.id, validFrom: TODAY });
    expect([circle.statusCode, code(circle), reason(circle)]).toEqual([
      409,
      'UNIT_CHANGE_REFUSED',
      'in-a-circle',
    ]);
    expect(reason(await hr('POST', `/api/units/${a.id}/close`, { validFrom: TODAY }))).toBe('people-inside');
    expect(reason(await hr('POST', `/api/units/${z.id}/close`, { validFrom: TODAY }))).toBe('units-inside');
    expect(reason(await hr('PUT', `/api/units/${top.id}/parent`, { parentId: a.id, validFrom: TODAY }))).toBe(
      'top-stays',
    );
    const twice = await hr('POST', '/api/units', {
      name: 'X',
      code: 'A',
      parentId: top.id,
      validFrom: TODAY,
    });
    expect(code(twice)).toBe('UNIT_CODE_TAKEN');
  });

  test('with a later day waits for it, can be taken back, and happens on that day', async () => {
    const b = await unit('B');
    const z = await unit('Z');
    const later = { parentId: z.id, validFrom: '2026-11-01' };
    expect((await hr('PUT', `/api/units/${b.id}/parent`, later)).json()).toMatchObject({ state: 'waiting' });
    const never = await hr('PUT', `/api/units/${b.id}/name`, { name: 'Nooit', validFrom: '2026-11-01' });
    expect((await hr('DELETE', `/api/unit-changes/${never.json<{ id: string }>().id}`)).statusCode).toBe(200);
    await carryOutDue(house.doors.work, new Date('2026-10-31T12:00:00Z'));
    expect((await unit('B')).parentId).toBe(b.parentId);
    await carryOutDue(house.doors.work, new Date('2026-11-01T02:00:00Z'));
    expect(await unit('B')).toMatchObject({ parentId: z.id, name: 'Team B' });
    const states = (await changes())
      .filter(({ unitName }) => unitName === 'Team B')
      .map(({ state }) => state);
    expect(states.toSorted()).toEqual(['cancelled', 'done']);
  });

  test('leaves the units of a campaign that runs as they were at its launch', async () => {
    const campaignId = await launchCampaign(house, hr);
    const frozen = () =>
      inOrganisation(house.doors.work, organisation.id, (trx) =>
        trx
          .selectFrom('campaign_unit')
          .selectAll()
          .where('campaign_id', '=', campaignId)
          .orderBy('code')
          .execute(),
      );
    const before = await frozen();
    expect(before.map(({ name }) => name)).toContain('Team C');
    const c = await unit('C');
    const merged = await hr('POST', `/api/units/${c.id}/merge`, {
      intoId: (await unit('B')).id,
      validFrom: TODAY,
    });
    expect(merged.statusCode).toBe(200);
    expect(await unit('C')).toBeUndefined();
    expect((await unit('B')).people).toBe(9);
    expect(await frozen()).toEqual(before);
  });

  test('closes a team in which nobody works: it leaves the tree, stays in the history, and keeps its code', async () => {
    const parentId = (await unit('Z')).id;
    await hr('POST', '/api/units', { name: 'Team leeg', code: 'LEEG', parentId, validFrom: TODAY });
    const closed = await hr('POST', `/api/units/${(await unit('LEEG')).id}/close`, { validFrom: TODAY });
    expect([closed.statusCode, closed.json<{ state: string }>().state]).toEqual([200, 'done']);
    expect(await unit('LEEG')).toBeUndefined();
    expect((await changes()).find(({ kind }) => kind === 'closed')).toMatchObject({
      unitName: 'Team leeg',
      state: 'done',
      validFrom: TODAY,
    });
    const again = await hr('POST', '/api/units', { name: 'Nieuw', code: 'LEEG', parentId, validFrom: TODAY });
    expect([again.statusCode, code(again)]).toEqual([409, 'UNIT_CODE_TAKEN']);
  });

  test('by an import stands in the same history', async () => {
    await organisation.importCsv(employeeCsv({ A: 12, B: 9 }));
    const last = (await changes()).filter(({ kind }) => kind === 'closed');
    expect(last.map(({ unitName }) => unitName).toSorted()).toEqual(['Dienst Zuid', 'Team leeg']);
  });
});

test('somebody whose language is English gets the invitation in English, with a link that opens in it', async () => {
  const csv = employeeCsv({ A: 12, B: 9 })
    .split('\r\n')
    .map((line, index) => line + (index === 0 ? ';taal' : index === 3 ? ';en' : ';nl'))
    .join('\r\n');
  await organisation.importCsv(csv);
  const draft = { title: 'Talen', questionnaireId: 'stress-risico' };
  const campaignId = await launchCampaign(house, hr, draft);
  const post = await inOrganisation(house.doors.work, organisation.id, (trx) =>
    trx.selectFrom('outbox').select(['body', 'recipient']).where('campaign_id', '=', campaignId).execute(),
  );
  const english = post.filter(({ body }) => body.includes('/s?lang=en#'));
  expect(english.map(({ recipient }) => recipient)).toEqual(['p3@example.org']);
  expect(english[0]?.body).toMatch(/Your answers|your answers/);
  expect(post.filter(({ body }) => /\/s#[\w-]{43}/.test(body))).toHaveLength(post.length - 1);
});

test('a small team could join the smallest team beside it with which it is large enough, else the unit above', () => {
  const team = (id: string, people: number, parentId: string | null = 'top') => ({
    id,
    parentId,
    name: id,
    people,
  });
  // Seven with two is the same pair as two with seven, and is said once.
  const tree = [team('top', 1, null), team('two', 2), team('five', 5), team('seven', 7), team('twenty', 20)];
  expect(suggestMerges(tree, 8)).toEqual([
    { unitId: 'two', intoId: 'seven', people: 9 },
    { unitId: 'five', intoId: 'seven', people: 12 },
  ]);
  expect(suggestMerges([team('top', 1, null), team('three', 3)], 8)).toEqual([
    { unitId: 'three', intoId: 'top', people: 4 },
  ]);
  expect(suggestMerges([team('top', 3, null)], 8)).toEqual([]);
});
