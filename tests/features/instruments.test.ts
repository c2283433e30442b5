import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import type { QuestionnaireFile } from '../../server/domain/questionnaire/file-schema.ts';
import { launchCampaign } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  testFile,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let adviser: Caller;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 9 }));
  hr = await organisation.signIn('hr');
  adviser = await organisation.signIn('adviser');
});
afterAll(() => house.close());

interface One {
  version: { state: string; version: string };
  file: QuestionnaireFile;
  report: { mapped: unknown[]; notMapped: { reason: string }[] } | null;
}
const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
const read = async (id: string, version: string) =>
  (await hr('GET', `/api/instruments/${id}/${version}`)).json<One>();
const send = (name: string, bytes: Buffer | string) =>
  hr('POST', `/api/instrument-files?name=${encodeURIComponent(name)}`, Buffer.from(bytes), {
    'content-type': 'application/octet-stream',
  });

describe('an edit of a questionnaire of the product', () => {
  let version: string;

  test('is a draft of a new version that says what it was made from', async () => {
    const made = await adviser('POST', '/api/instruments/werkbeleving/1.0.0/versions');
    expect(made.statusCode).toBe(201);
    ({ version } = made.json<{ version: string }>());
    expect(version).toBe('1.0.0-own.1');
    expect((await read('werkbeleving', version)).version).toMatchObject({
      state: 'draft',
      madeFrom: '1.0.0',
    });
  });

  test('gets a number of its own when two are made at one moment', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => hr('POST', '/api/instruments/verzuim/1.1.0/versions')),
    );
    expect(made.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    expect(new Set(made.map((one) => one.json<{ version: string }>().version)).size).toBe(4);
  });

  test('stands on its own: shared scales are written out, so that a later change does not reach it', async () => {
    const { file } = await read('werkbeleving', version);
    expect(file.scales.some((scale) => 'use' in scale)).toBe(false);
    expect(Object.keys(file.answerSets ?? {})).toContain('frequency');
  });

  test('is not offered in a campaign before it is published', async () => {
    const { questionnaires } = (await hr('GET', '/api/questionnaires')).json<{
      questionnaires: { id: string; version: string }[];
    }>();
    expect(questionnaires.find(({ id }) => id === 'werkbeleving')?.version).toBe('1.0.0');
  });

  test('is refused with all its problems at once, and then nothing is kept', async () => {
    const { file } = await read('werkbeleving', version);
    const broken = structuredClone(file) as unknown as { title: object; minimumGroup: number };
    broken.title = { nl: '', en: 'Work experience' };
    broken.minimumGroup = 2;
    const refused = await hr('PUT', `/api/instruments/werkbeleving/${version}`, { file: broken, remark: '' });
    expect([refused.statusCode, code(refused)]).toEqual([422, 'INSTRUMENT_FAULTY']);
    const paths = refused.json<{ details: { path: string }[] }>().details.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['title.nl', 'minimumGroup']));
    expect((await read('werkbeleving', version)).file).toEqual(file);
  });

  test('is refused when its conditions are nested without end', async () => {
    const { file } = await read('werkbeleving', version);
    let condition: object = { item: 'work-pressure.1', atLeast: 2 };
    for (let depth = 0; depth < 60; depth += 1) condition = { any: [condition] };
    const deep = structuredClone(file) as unknown as { scales: object[] };
    deep.scales[1] = { ...deep.scales[1], condition };
    const refused = await hr('PUT', `/api/instruments/werkbeleving/${version}`, { file: deep, remark: '' });
    expect([refused.statusCode, code(refused)]).toEqual([422, 'INSTRUMENT_FAULTY']);
  });

  test('is asked in a campaign once it is published', async () => {
    const { file } = await read('werkbeleving', version);
    const edited = structuredClone(file) as unknown as {
      scales: { items: { text: { nl: string; en: string } }[] }[];
    };
    edited.scales[0]!.items[0]!.text.nl = 'Ik heb te veel werk voor de tijd die ik heb.';
    const kept = await hr('PUT', `/api/instruments/werkbeleving/${version}`, {
      file: edited,
      remark: 'Test',
    });
    expect(kept.statusCode).toBe(200);
    expect((await hr('POST', `/api/instruments/werkbeleving/${version}/publish`)).statusCode).toBe(200);
    const campaignId = await launchCampaign(house, hr);
    const asked = (await hr('GET', `/api/campaigns/${campaignId}/questions`)).json<{
      version: string;
      scales: { items: { text: { nl: string } }[] }[];
    }>();
    expect(asked.version).toBe(version);
    expect(asked.scales[0]?.items[0]?.text.nl).toBe('Ik heb te veel werk voor de tijd die ik heb.');
  });

  test('the version of the product can still be chosen', async () => {
    const campaignId = await launchCampaign(house, hr, { questionnaireVersion: '1.0.0' } as never);
    const { version: asked } = (await hr('GET', `/api/campaigns/${campaignId}/questions`)).json<{
      version: string;
    }>();
    expect(asked).toBe('1.0.0');
  });

  test('never changes after it is published: not by a route, not in the database', async () => {
    const { file } = await read('werkbeleving', version);
    for (const reply of [
      await hr('PUT', `/api/instruments/werkbeleving/${version}`, { file, remark: 'x' }),
      await hr('DELETE', `/api/instruments/werkbeleving/${version}`),
      await hr('POST', `/api/instruments/werkbeleving/${version}/publish`),
      await hr('PUT', '/api/instruments/werkbeleving/1.0.0', { file, remark: 'x' }),
    ])
      expect([reply.statusCode, code(reply)]).toEqual([409, 'NOT_A_DRAFT_VERSION']);
    await expect(
      inOrganisation(house.doors.web, organisation.id, (trx) =>
        trx.updateTable('own_questionnaire').set({ remark: 'x' }).execute(),
      ),
    ).rejects.toThrow(/published version cannot be changed/);
  });

  test('is a next version when it is edited again', async () => {
    const made = await hr('POST', `/api/instruments/werkbeleving/${version}/versions`);
    expect(made.json()).toEqual({ id: 'werkbeleving', version: '1.0.0-own.2' });
    expect((await hr('DELETE', '/api/instruments/werkbeleving/1.0.0-own.2')).statusCode).toBe(200);
  });

  test('is nobody else’s: another organisation does not see it', async () => {
    const other = await house.makeOrganisation();
    const stranger = await other.signIn('hr');
    expect((await stranger('GET', `/api/instruments/werkbeleving/${version}`)).statusCode).toBe(404);
    const { instruments } = (await stranger('GET', '/api/instruments')).json<{
      instruments: { id: string; versions: object[] }[];
    }>();
    expect(instruments.find(({ id }) => id === 'werkbeleving')?.versions).toHaveLength(1);
  });
});

describe('a questionnaire of others', () => {
  test('our own JSON goes out and comes in as a draft with a report', async () => {
    const out = await hr('GET', '/api/instruments/team/1.1.0/file');
    const renamed = out.body.replace('"id": "team"', '"id": "team-b"');
    const made = (await send('team.json', renamed)).json<{ kind: string; id: string; version: string }>();
    expect(made).toEqual({ kind: 'version', id: 'team-b', version: '1.1.0' });
    expect((await read('team-b', '1.1.0')).report?.mapped).toHaveLength(1);
  });

  test('without a licence it is refused', async () => {
    const out = await hr('GET', '/api/instruments/team/1.1.0/file');
    const bare = out.body.replace(/"licence": "[^"]*"/, '"licence": ""');
    const refused = await send('team.json', bare);
    expect([refused.statusCode, code(refused)]).toEqual([422, 'INSTRUMENT_UNREADABLE']);
    expect(refused.json<{ details: object[] }>().details).toMatchObject([{ path: 'licence' }]);
  });

  test('an XLSForm waits for its mapping, becomes a draft and keeps what could not be mapped', async () => {
    const { draftId } = (await send('xlsform.xlsx', testFile('instruments/xlsform.xlsx'))).json<{
      draftId: string;
    }>();
    const url = `/api/instrument-files/${draftId}`;
    const waiting = (await hr('GET', url)).json<{
      mapping: { scales: { id: string; measures: object; higherIs: string; report: string }[] };
      report: { notMapped: { where: string; what: string; reason: string }[] };
      problems: { path: string }[];
    }>();
    expect(waiting.problems.map(({ path }) => path)).toContain('licence');
    expect(waiting.report.notMapped.length).toBeGreaterThan(0);
    const early = await hr('POST', `${url}/version`);
    expect([early.statusCode, code(early)]).toEqual([422, 'INSTRUMENT_FAULTY']);

    const both = { nl: 'x', en: 'x' };
    const scales = waiting.mapping.scales.map((scale) => ({
      ...scale,
      title: both,
      measures: both,
      higherIs: scale.report === 'scale' ? 'favourable' : 'neutral',
    }));
    const mapping = {
      ...waiting.mapping,
      licence: 'CC BY 4.0',
      provenance: both,
      purpose: both,
      title: both,
      scales,
    };
    expect((await hr('PUT', url, { mapping })).json()).toEqual({ problems: [] });
    const made = (await hr('POST', `${url}/version`)).json<{ id: string; version: string }>();
    const { report, version } = await read(made.id, made.version);
    expect(version.state).toBe('draft');
    expect(report?.notMapped).toEqual(waiting.report.notMapped);
    expect((await hr('GET', url)).statusCode).toBe(404);
  });

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])],
    ['an ordinary text', 'Beste collega, hierbij de vragen.'],
    ['XML with entities', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><document/>'],
    ['a zip that is no workbook', Buffer.from('PK\u0003\u0004nothing')],
  ])('%s is refused with one problem', async (_, bytes) => {
    const refused = await send('file', bytes);
    expect([refused.statusCode, code(refused)]).toEqual([422, 'INSTRUMENT_UNREADABLE']);
    expect(refused.json<{ details: object[] }>().details).toHaveLength(1);
  });
});
