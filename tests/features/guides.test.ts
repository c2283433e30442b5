import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../support/read-documents.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

const PAGES = join(import.meta.dirname, '..', '..', 'web', 'src', 'routes', '(manage)');

let house: TestHouse;
let organisation: TestOrganisation;
let manager: Caller;
let runId: string;

interface Guides {
  guides: {
    id: string;
    state: string;
    steps: { id: string; ask: unknown; link: { to: string } | null }[];
  }[];
  runs: { id: string; finishedOn: string | null; steps: Record<string, { text: string }> }[];
}

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 6, B: 6 }));
  manager = await organisation.signIn('manager', 'A');
});
afterAll(() => house.close());

const read = async (who: Caller) => (await who('GET', '/api/guides')).json<Guides>();
const write = (step: string, body: object, id = runId) =>
  manager('PUT', `/api/guides/runs/${id}/steps/${step}`, body);

test('every guide of the folder is there, and every link leads to a page', async () => {
  const { guides } = await read(manager);
  const files = readdirSync(join(import.meta.dirname, '..', '..', 'surveys', 'guides'));
  expect(guides.map(({ id }) => `${id}.json`)).toEqual(files.toSorted());
  expect(guides.length).toBe(10);
  for (const { to } of guides.flatMap(({ steps }) => steps.flatMap(({ link }) => link ?? []))) {
    const page = to.startsWith('/plan/guides/') ? '/plan/guides/[guide]' : (to.split('?')[0] ?? '');
    expect([to, existsSync(join(PAGES, page, '+page.svelte'))]).toEqual([to, true]);
  }
});

test('what is written down at a step is kept, and the walk is finished when every step is', async () => {
  const unitId = await organisation.unitId('A');
  const begun = await manager('POST', '/api/guides/arbeidsverhoudingen/runs', { unitId, title: 'Team A' });
  expect(begun.statusCode).toBe(201);
  runId = begun.json<{ id: string }>().id;
  const { guides } = await read(manager);
  const steps = guides.find(({ id }) => id === 'arbeidsverhoudingen')?.steps ?? [];
  expect(steps).toHaveLength(5);
  for (const [index, step] of steps.entries()) {
    expect((await read(manager)).runs[0]?.finishedOn).toBeNull();
    const body = { text: `Afspraak ${index + 1}`, done: true };
    expect((await write(step.id, body)).statusCode).toBe(200);
  }
  expect((await read(manager)).runs).toMatchObject([
    { finishedOn: '2026-10-01', steps: { goals: { text: 'Afspraak 2' } } },
  ]);
  expect((await write('no-such-step', { text: '', done: false })).statusCode).toBe(404);
});

test('a walk is seen by whoever sees its unit', async () => {
  const elsewhere = await organisation.signIn('manager', 'B');
  expect((await read(elsewhere)).runs).toEqual([]);
  const body = { text: 'x', done: false };
  expect((await elsewhere('PUT', `/api/guides/runs/${runId}/steps/goals`, body)).statusCode).toBe(404);
  const unitId = await organisation.unitId('A');
  const foreign = await elsewhere('POST', '/api/guides/nazorg/runs', { unitId, title: 'x' });
  expect(foreign.statusCode).toBe(403);
  expect((await read(await organisation.signIn('works-council'))).runs).toHaveLength(1);
});

test('a guide that is for reading only keeps nothing', async () => {
  const { guides } = await read(manager);
  expect(guides.filter(({ state }) => state === 'none').map(({ id }) => id)).toEqual([
    'gesprek',
    'wegwijzer',
  ]);
  const unitId = await organisation.unitId('A');
  for (const guide of ['gesprek', 'wegwijzer'])
    expect((await manager('POST', `/api/guides/${guide}/runs`, { unitId, title: 'x' })).statusCode).toBe(404);
});

test('the PDF holds the steps and what was agreed', async () => {
  const pdf = await manager('GET', `/api/guides/arbeidsverhoudingen/page.pdf?runId=${runId}`);
  const text = await readPdf(pdf.rawPayload);
  expect(text).toContain('Arbeidsverhoudingen verbeteren');
  expect(text).toContain('Afspraak 3');
  const catalogue = await readPdf(
    (await manager('GET', '/api/guides/arbocatalogus/page.pdf?language=en')).rawPayload,
  );
  expect(catalogue).toContain('What employees watch');
});
