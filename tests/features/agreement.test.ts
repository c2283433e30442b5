import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import type { Terms } from '../../server/domain/campaign-contract/terms.ts';
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
const callers = {} as Record<
  'hr' | 'council' | 'management' | 'adviser' | 'administrator' | 'manager',
  Caller
>;

const DRAFT = {
  questionnaireId: 'werkbeleving',
  variant: 'short',
  title: 'Werkbeleving',
  opensOn: '2026-10-01',
  closesOn: '2026-10-20',
  unitIds: [],
};

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 8, B: 12 }));
  callers.hr = await organisation.signIn('hr');
  callers.council = await organisation.signIn('works-council');
  callers.management = await organisation.signIn('management');
  callers.adviser = await organisation.signIn('adviser');
  callers.administrator = await organisation.signIn('administrator');
  callers.manager = await organisation.signIn('manager', 'A');
});
afterAll(() => house.close());

interface Agreement {
  terms: Terms;
  termsHash: string;
  version: number;
  signature: { kind: string } | null;
  versions: { version: number; reason: string; by: string | null }[];
}
const read = async (id: string, who: Caller = callers.hr) =>
  (await who('GET', `/api/campaigns/${id}/agreement`)).json<Agreement>();
const tightenAs = (who: Caller, id: string, wish: object) =>
  who('POST', `/api/campaigns/${id}/agreement/tighten`, { reason: 'Afgesproken in de vergadering', ...wish });
const codeOf = (reply: { json<T>(): T }) => reply.json<{ code?: string }>().code;

describe('before launch', () => {
  let id: string;
  beforeAll(async () => {
    id = (await callers.hr('POST', '/api/campaigns', DRAFT)).json<{ id: string }>().id;
  });

  test('the works council reads the terms of a draft, a manager does not', async () => {
    expect((await read(id, callers.council)).terms.minimumGroup).toBe(5);
    expect((await callers.manager('GET', `/api/campaigns/${id}/agreement`)).statusCode).toBe(404);
  });

  test('a launch waits when the works council asks for that, and nobody else can switch it', async () => {
    for (const who of [callers.hr, callers.management, callers.administrator]) {
      expect((await who('PUT', '/api/agreements/consent', { required: false })).statusCode).toBe(403);
    }
    expect((await callers.council('PUT', '/api/agreements/consent', { required: true })).statusCode).toBe(
      200,
    );
    const refused = await callers.hr('POST', `/api/campaigns/${id}/launch`);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('waits-for-council');
  });

  test('a signature is for these terms only: a changed draft has none', async () => {
    const { termsHash } = await read(id, callers.council);
    const sign = (body: object) => callers.council('POST', `/api/campaigns/${id}/agreement/signature`, body);
    expect(codeOf(await sign({ termsHash: 'a'.repeat(64), kind: 'signed', reason: '' }))).toBe(
      'TERMS_CHANGED',
    );
    expect((await sign({ termsHash, kind: 'not-applicable', reason: ' ' })).statusCode).toBe(400);
    expect((await sign({ termsHash, kind: 'signed', reason: '' })).statusCode).toBe(201);
    expect(codeOf(await sign({ termsHash, kind: 'not-applicable', reason: 'x' }))).toBe('CONTRACT_SIGNED');
    await callers.hr('PUT', `/api/campaigns/${id}`, { ...DRAFT, variant: 'standard' });
    expect((await read(id)).signature).toBeNull();
    expect((await callers.hr('POST', `/api/campaigns/${id}/launch`)).statusCode).toBe(409);
    await callers.hr('PUT', `/api/campaigns/${id}`, DRAFT);
    expect((await read(id)).signature).toMatchObject({ kind: 'signed' });
  });

  test('HR cannot sign', async () => {
    const { termsHash } = await read(id);
    const reply = await callers.hr('POST', `/api/campaigns/${id}/agreement/signature`, {
      termsHash,
      kind: 'signed',
      reason: '',
    });
    expect(reply.statusCode).toBe(403);
  });

  test('after the word of the works council the launch goes through, under exactly those terms', async () => {
    const before = await read(id);
    expect((await callers.hr('POST', `/api/campaigns/${id}/launch`)).statusCode).toBe(202);
    expect(await house.runJobs()).toEqual([]);
    expect(await read(id)).toMatchObject({
      version: 1,
      termsHash: before.termsHash,
      signature: { kind: 'signed' },
    });
    await callers.council('PUT', '/api/agreements/consent', { required: false });
  });
});

describe('a running campaign', () => {
  let id: string;
  beforeAll(async () => {
    id = await launchCampaign(house, callers.hr);
  });

  test('cannot be loosened in any part by any role', async () => {
    const { terms } = await read(id);
    const [scale] = Object.keys(terms.scales);
    const wishes = [
      { minimumGroup: 5 },
      { scales: { [scale ?? '']: 5, unknown: 9 } },
      { cuts: [...terms.cuts, 'salary'] },
      { readers: ['hr', 'manager', 'management', 'adviser', 'works-council'] },
      { retention: { answers: 1 } },
      { retention: { invitations: 31 } },
      { minimumGroup: 12, retention: { figures: 3000 } },
    ];
    for (const wish of wishes) {
      for (const who of [callers.hr, callers.council]) {
        expect([wish, codeOf(await tightenAs(who, id, wish))]).toEqual([wish, 'CONTRACT_ONLY_STRICTER']);
      }
    }
    for (const who of [callers.management, callers.adviser, callers.administrator, callers.manager]) {
      expect((await tightenAs(who, id, { minimumGroup: 20 })).statusCode).toBe(403);
    }
    expect((await read(id)).version).toBe(1);
  });

  test('the database refuses it as well, whoever works in it', async () => {
    const { terms } = await read(id);
    const put = (next: object, version = 2) =>
      inOrganisation(house.doors.work, organisation.id, (trx) =>
        trx
          .insertInto('campaign_contract')
          .values({
            organisation_id: organisation.id,
            campaign_id: id,
            version,
            terms: JSON.stringify(next),
            terms_hash: 'x',
            reason: 'x',
            made_at: house.clock.now,
          })
          .execute(),
      );
    await expect(put({ ...terms, minimumGroup: 4 })).rejects.toThrow(/only become stricter/);
    await expect(put({ ...terms, cuts: [...terms.cuts, 'x'] })).rejects.toThrow(/only become stricter/);
    await expect(put({ ...terms, readers: [...terms.readers, 'administrator'] })).rejects.toThrow(/stricter/);
    await expect(put({ ...terms, retention: { ...terms.retention, answers: 1 } })).rejects.toThrow(
      /stricter/,
    );
    await expect(put({ ...terms, scales: {} })).rejects.toThrow(/stricter/);
    await expect(put({ ...terms, sealedBy: 'works-council' })).rejects.toThrow(/stricter/);
    await expect(put({ ...terms, minimumGroup: 9 }, 3)).rejects.toThrow(/stricter/);
    await expect(
      inOrganisation(house.doors.work, organisation.id, (trx) =>
        trx.deleteFrom('campaign_contract').where('campaign_id', '=', id).execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test('can be tightened, with a reason that stays, and what was signed before no longer covers it', async () => {
    expect((await tightenAs(callers.hr, id, { minimumGroup: 10, reason: '' })).statusCode).toBe(400);
    const { terms } = await read(id);
    const [cut] = terms.cuts;
    expect((await tightenAs(callers.hr, id, { minimumGroup: 10, cuts: [] })).statusCode).toBe(201);
    expect((await tightenAs(callers.council, id, { readers: ['hr', 'works-council'] })).statusCode).toBe(201);
    const after = await read(id);
    expect(after.versions.map(({ version, reason }) => [version, reason])).toEqual([
      [3, 'Afgesproken in de vergadering'],
      [2, 'Afgesproken in de vergadering'],
      [1, ''],
    ]);
    expect(after.terms).toMatchObject({ minimumGroup: 10, cuts: [], readers: ['hr', 'works-council'] });
    expect(Object.values(after.terms.scales).every((minimum) => minimum >= 10)).toBe(true);
    expect(codeOf(await tightenAs(callers.hr, id, { cuts: [cut] }))).toBe('CONTRACT_ONLY_STRICTER');
    expect(codeOf(await tightenAs(callers.hr, id, { minimumGroup: 8 }))).toBe('CONTRACT_ONLY_STRICTER');
  });

  test('is counted under the terms that hold at the close: a team of eight has no figure of its own', async () => {
    const tokens = await tokensByUnit(house, organisation, id);
    await answerAll(house, id, [...tokens.values()].flat(), () => 3);
    await closeCampaign(house, callers.hr, id);
    const cells = await inOrganisation(house.doors.web, organisation.id, (trx) =>
      trx
        .selectFrom('published_cell')
        .select(['unit_id', 'kind', 'cell'])
        .where('campaign_id', '=', id)
        .execute(),
    );
    const small = await organisation.unitId('A');
    const shown = cells.filter(
      ({ unit_id, cell }) => unit_id === small && !(cell as { withheld: boolean }).withheld,
    );
    expect(cells.length).toBeGreaterThan(0);
    expect(shown).toEqual([]);
    expect(cells.filter(({ kind }) => kind === 'cut')).toEqual([]);
  });

  test('a role that it leaves out gets no picture, also after another role has looked', async () => {
    const management = await organisation.signIn('management');
    const statusOf = async (caller: Caller) =>
      (await caller('GET', `/api/campaigns/${id}/heatmap`)).statusCode;
    expect(await statusOf(management)).toBe(403);
    expect(await statusOf(callers.hr)).toBe(200);
    expect(await statusOf(management)).toBe(403);
  });

  test('shows its figures to the roles that the contract leaves, and to no other', async () => {
    const cells = (roles: string[]) =>
      inOrganisation(
        house.doors.web,
        organisation.id,
        (trx) => trx.selectFrom('published_cell').select('kind').where('campaign_id', '=', id).execute(),
        roles,
      );
    expect((await cells(['hr'])).length).toBeGreaterThan(0);
    expect((await cells(['management', 'works-council'])).length).toBeGreaterThan(0);
    expect(await cells(['management'])).toEqual([]);
  });

  test('cannot be tightened once it is closed', async () => {
    expect(codeOf(await tightenAs(callers.hr, id, { minimumGroup: 15 }))).toBe('NOT_OPEN');
  });
});
