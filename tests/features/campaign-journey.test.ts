import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { putBallots } from '../../server/features/ballots/queries.ts';
import { answerAsPerson, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { answerAll, closeCampaign, fillIn, launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

/** Teams: A and B large enough, FOUR has five people of whom four answer. */
const TEAMS = { A: 12, B: 11, FOUR: 5 };

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let campaignId: string;
let tokens: ReadonlyMap<string, string[]>;
let receipts: readonly string[];

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv(TEAMS));
  hr = await organisation.signIn('hr');
  campaignId = await launchCampaign(house, hr);
  tokens = await tokensByUnit(house, organisation, campaignId);
});
afterAll(() => house.close());

const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
const issue = (token: string) =>
  house.manage.inject({ method: 'POST', url: '/api/invitations/open', payload: { token } });

describe('before the close', () => {
  test('everyone on the roster has a link of their own, and HR is told which groups are small', async () => {
    expect([...tokens.values()].flat()).toHaveLength(29);
    expect(new Set([...tokens.values()].flat()).size).toBe(29);
  });

  test('an unknown link is refused with a code of its own', async () => {
    const reply = await issue('x'.repeat(43));
    expect([reply.statusCode, code(reply)]).toEqual([404, 'UNKNOWN_LINK']);
  });

  test('results do not exist yet', async () => {
    const reply = await hr('GET', `/api/campaigns/${campaignId}/results`);
    expect([reply.statusCode, code(reply)]).toEqual([409, 'NOT_PUBLISHED']);
  });

  test('employees answer', async () => {
    receipts = [
      ...(await answerAll(house, campaignId, (tokens.get('A') ?? []).slice(0, 11), () => 4)),
      ...(await answerAll(house, campaignId, tokens.get('B') ?? [], (person) => 1 + (person % 5))),
      ...(await answerAll(house, campaignId, (tokens.get('FOUR') ?? []).slice(0, 4), () => 2)),
    ];
    expect(new Set(receipts).size).toBe(26);
  });

  test('a second credential for the same link is refused', async () => {
    const material = await readMaterial(house.answer, campaignId);
    const [token = ''] = tokens.get('A') ?? [];
    await expect(
      answerAsPerson(
        house,
        material,
        token,
        fillIn(material.definition, () => 3),
      ),
    ).rejects.toThrow(/409.*LINK_USED/);
  });

  test('the ballot box holds no person, no time and no address', async () => {
    const columns = await house.doors.work
      .selectFrom('ballot')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(Object.keys(columns).toSorted()).toEqual(['box', 'campaign_id', 'scope_id', 'serial']);
  });

  test('the same ballot twice is one ballot; another box under the same serial is refused', async () => {
    const material = await readMaterial(house.answer, campaignId);
    const [, , , , , , , , , , , token = ''] = tokens.get('A') ?? [];
    const sent: { url: string; payload: Record<string, string> }[] = [];
    const answer = Object.assign(Object.create(house.answer) as typeof house.answer, {
      inject: (request: { url: string; payload: Record<string, string> }) => {
        if (request.url === '/api/ballots') sent.push(request);
        return house.answer.inject(request as never);
      },
    });
    await answerAsPerson(
      { manage: house.manage, answer },
      material,
      token,
      fillIn(material.definition, () => 4),
    );
    const [first = { payload: {} as Record<string, string> }] = sent;
    const again = await house.answer.inject({ method: 'POST', url: '/api/ballots', payload: first.payload });
    expect(again.statusCode).toBe(200);
    const box = `${first.payload.box?.slice(0, -4) ?? ''}AAAA`;
    const other = await house.answer.inject({
      method: 'POST',
      url: '/api/ballots',
      payload: { ...first.payload, box },
    });
    expect([other.statusCode, code(other)]).toEqual([409, 'OTHER_BALLOT']);
    const forged = { ...first.payload, credential: `${first.payload.credential?.slice(0, -4) ?? ''}AAAA` };
    const refused = await house.answer.inject({ method: 'POST', url: '/api/ballots', payload: forged });
    expect([refused.statusCode, code(refused)]).toEqual([422, 'CREDENTIAL_REFUSED']);
  });

  test('of two boxes under one serial in one batch one is stored, and only that one is said to be', async () => {
    const material = await readMaterial(house.answer, campaignId);
    const scopeId = material.manifest.scopes[0]?.id ?? '';
    const ballot = (serial: number, box: number) => ({
      campaignId,
      scopeId,
      serial: Buffer.alloc(32, serial),
      box: Buffer.alloc(200, box),
    });
    const trx = await house.doors.answer.startTransaction().execute();
    const batch = [ballot(1, 1), ballot(2, 2), ballot(1, 3), ballot(1, 1)];
    const { rows } = await putBallots(trx, batch);
    await trx.rollback().execute();
    expect(rows.map(({ stored, same }) => [stored, same])).toEqual([
      [true, null],
      [true, null],
      [false, false],
      [true, null],
    ]);
  });
});

describe('after the close', () => {
  beforeAll(() => closeCampaign(house, hr, campaignId));

  test('a late answer is refused with a code of its own', async () => {
    const material = await readMaterial(house.answer, campaignId);
    const late = (tokens.get('FOUR') ?? [])[4] ?? '';
    await expect(
      answerAsPerson(
        house,
        material,
        late,
        fillIn(material.definition, () => 3),
      ),
    ).rejects.toThrow(/409.*CAMPAIGN_CLOSED/);
  });

  test('all ballots were counted, and every receipt can be found back', async () => {
    const detail = (await hr('GET', `/api/campaigns/${campaignId}`)).json<{
      status: string;
      tally: object;
    }>();
    expect(detail).toMatchObject({ status: 'published', tally: { counted: 27, invalid: 0 } });
    for (const receipt of receipts.slice(0, 3)) {
      const reply = await house.answer.inject(`/api/campaigns/${campaignId}/receipts/${receipt}`);
      expect(reply.json()).toEqual({ counted: true });
    }
  });

  test('ballots and keys are gone, and the certificate says what was destroyed', async () => {
    const left = await house.doors.work.selectFrom('ballot').selectAll().execute();
    expect(left).toEqual([]);
    expect(await house.options.keys.readCampaignKeys(campaignId)).toBeNull();
    const { certificate } = await inOrganisation(house.doors.work, organisation.id, (trx) =>
      trx.selectFrom('tally').select('certificate').executeTakeFirstOrThrow(),
    );
    expect(certificate).toMatchObject({
      campaign: campaignId,
      destroyedFiles: [`campaign-${campaignId}.json`],
    });
  });

  interface Results {
    unit: { id: string; name: string };
    figures: Record<string, { withheld: boolean; mean?: number; bound?: string; n?: { from: number } }>;
    response: { invited: number; counted: number; percent: number };
    children: { id: string; code: string }[];
  }

  const resultsOf = async (code?: string) => {
    const query = code === undefined ? '' : `?unitId=${await organisation.unitId(code)}`;
    return (await hr('GET', `/api/campaigns/${campaignId}/results${query}`)).json<Results>();
  };

  test('a unit with four answers is withheld, and looks like any other withheld unit', async () => {
    expect((await resultsOf('FOUR')).figures['work-pressure']).toEqual({ withheld: true });
  });

  test('a unit with enough answers has its figures, rounded and with its number as a band', async () => {
    // Everybody in A answered "often" (4 of 5): the mean is 75 exactly, published in steps of 5.
    expect((await resultsOf('A')).figures['work-pressure']).toMatchObject({
      mean: 75,
      bound: 'about',
      step: 5,
      n: { from: 10, to: 14 },
    });
  });

  test('the heatmap says the same as the results of each unit, in the order of the tree', async () => {
    const reply = await hr('GET', `/api/campaigns/${campaignId}/heatmap`);
    const { units, scales, heat } = reply.json<{
      units: { code: string }[];
      scales: { id: string }[];
      heat: { mean: (number | null)[]; n: (number | null)[]; verdict: string; bound: string; trend: string };
    }>();
    expect(units.map((unit) => unit.code)).toEqual(['ORG', 'A', 'B', 'FOUR']);
    const at = (code: string) =>
      units.findIndex((unit) => unit.code === code) * scales.length +
      scales.findIndex((scale) => scale.id === 'work-pressure');
    expect([heat.mean[at('A')], heat.n[at('A')], heat.bound[at('A')]]).toEqual([75, 10, 'a']);
    expect([heat.mean[at('FOUR')], heat.n[at('FOUR')], heat.verdict[at('FOUR')]]).toEqual([null, null, 'w']);
    expect([heat.verdict[at('ORG')], heat.trend[at('ORG')]]).toEqual(['o', '-']);
    expect(heat.verdict).toHaveLength(units.length * scales.length);
  });

  test('a manager gets the heatmap of the own units only', async () => {
    const manager = await organisation.signIn('manager', 'A');
    const reply = await manager('GET', `/api/campaigns/${campaignId}/heatmap`);
    expect(reply.json<{ units: { code: string }[] }>().units.map((unit) => unit.code)).toEqual(['A']);
  });

  test('the response is told for the whole campaign', async () => {
    expect((await resultsOf()).response).toMatchObject({ invited: 29, counted: 27, percent: 93 });
  });

  test('the whole organisation counts the four as well', async () => {
    expect((await resultsOf()).figures['work-pressure']).toMatchObject({
      withheld: false,
      n: { from: 20 },
    });
  });

  test('a manager sees the own team only; another team is refused', async () => {
    const manager = await organisation.signIn('manager', 'A');
    const own = (await manager('GET', `/api/campaigns/${campaignId}/results`)).json<Results>();
    expect(own.unit.name).toBe('Team A');
    expect(own.children).toEqual([]);
    const other = await manager(
      'GET',
      `/api/campaigns/${campaignId}/results?unitId=${await organisation.unitId('B')}`,
    );
    expect([other.statusCode, code(other)]).toEqual([403, 'NOT_ALLOWED']);
  });

  test('another organisation does not know the campaign', async () => {
    const stranger = await (await house.makeOrganisation('Elders')).signIn('hr');
    for (const url of [`/api/campaigns/${campaignId}`, `/api/campaigns/${campaignId}/results`]) {
      const reply = await stranger('GET', url);
      expect([reply.statusCode, code(reply)]).toEqual([404, 'NOT_FOUND']);
    }
  });

  test('a figure becomes a plan row with owner and date, and stands in the PDF', async () => {
    const manager = await organisation.signIn('manager', 'A');
    const { measures } = (await manager('GET', '/api/measures?scale=work-pressure')).json<{
      measures: { id: string; step: string; title: { nl: string } }[];
    }>();
    expect(measures[0]?.step).toBe('source');
    const row = {
      campaignId,
      unitId: await organisation.unitId('A'),
      scale: 'work-pressure',
      measureId: measures[0]?.id ?? null,
      title: measures[0]?.title.nl ?? '',
      description: '',
      level: 'team',
      step: 'source',
      owner: 'Toos Top',
      stepReason: '',
      deadline: '2027-01-31',
    };
    expect((await manager('POST', '/api/plan/rows', row)).statusCode).toBe(201);
    const elsewhere = await manager('POST', '/api/plan/rows', {
      ...row,
      unitId: await organisation.unitId('B'),
    });
    expect([elsewhere.statusCode, code(elsewhere)]).toEqual([403, 'NOT_ALLOWED']);
    const nothing = await hr('POST', '/api/plan/rows', { ...row, unitId: await organisation.unitId('FOUR') });
    expect([nothing.statusCode, code(nothing)]).toEqual([409, 'NO_FIGURE']);
    const { rows } = (await manager('GET', '/api/plan')).json<{
      rows: { id: string; owner: string; revision: number; evidence: { mean: number } }[];
    }>();
    expect(rows).toMatchObject([{ owner: 'Toos Top', evidence: { mean: 75 } }]);
    const changed = {
      title: 'Nieuwe titel',
      deadline: '2026-09-01',
      status: 'in-progress',
      revision: rows[0]?.revision,
    };
    expect((await manager('PUT', `/api/plan/rows/${rows[0]?.id ?? ''}`, changed)).statusCode).toBe(200);
    const after = (await hr('GET', '/api/plan')).json<{ rows: { status: string; overdue: boolean }[] }>();
    expect(after.rows).toMatchObject([{ status: 'in-progress', overdue: true }]);
    const pdf = await hr('GET', '/api/plan.pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const managerOfB = await organisation.signIn('manager', 'B');
    expect((await managerOfB('GET', '/api/plan')).json()).toEqual({ rows: [] });
  });
});
