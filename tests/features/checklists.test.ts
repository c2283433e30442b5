import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
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

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 12 }));
  hr = await organisation.signIn('hr');
});
afterAll(() => house.close());

const ANSWER = {
  present: 'partly',
  working: 'no',
  evidence: 'Verslag van maart',
  owner: 'HR',
  dueOn: '2027-03-01',
};
const begin = async (heldOn: string) => {
  const reply = await hr('POST', '/api/checklists/verzuimbeleid/rounds', { heldOn });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<{ id: string }>().id;
};
const rounds = async () =>
  (await hr('GET', '/api/checklists/verzuimbeleid/rounds')).json<{
    rounds: {
      id: string;
      closed: boolean;
      scores: object[];
      answers: Record<string, object>;
      steps: object;
    }[];
  }>().rounds;

test('the absence policy has sixteen topics in three stages and the steps of the law with source and date', async () => {
  const checklist = (await hr('GET', '/api/checklists/verzuimbeleid')).json<{
    topics: object[];
    stages: { id: string }[];
    milestones: { source: string; sourceDate: string; week: unknown }[];
  }>();
  expect(checklist.topics).toHaveLength(16);
  expect(checklist.stages.map(({ id }) => id)).toEqual(['before', 'during', 'after']);
  expect(checklist.milestones.map(({ week }) => week)).toEqual([
    1,
    6,
    8,
    { from: 8, to: 104 },
    42,
    { from: 46, to: 52 },
    89,
    91,
    93,
    104,
  ]);
  for (const { source, sourceDate } of checklist.milestones)
    expect([source, sourceDate].every(Boolean)).toBe(true);
  const work = (await hr('GET', '/api/checklists/arbozorg')).json<{ topics: object[] }>();
  expect(work.topics).toHaveLength(25);
  expect((await hr('GET', '/api/checklists/iets-anders')).statusCode).toBe(404);
});

test('a round is answered, scored per stage, closed, and a year later compared', async () => {
  const first = await begin('2025-11-01');
  const topic = (id: string, answer: object = ANSWER, round = first) =>
    hr('PUT', `/api/checklist-rounds/${round}/topics/${id}`, answer);
  expect((await topic('policy')).statusCode).toBe(200);
  expect((await topic('protocol', { ...ANSWER, present: 'yes', working: 'yes' })).statusCode).toBe(200);
  expect((await topic('not-a-topic')).statusCode).toBe(404);
  expect((await topic('policy', { ...ANSWER, present: 'maybe' })).statusCode).toBe(400);
  const steps = (id: string, body: object) =>
    hr('PUT', `/api/checklist-rounds/${first}/milestones/${id}`, body);
  expect((await steps('action-plan', { due: 8, met: 7 })).statusCode).toBe(200);
  expect((await steps('action-plan', { due: 8, met: 9 })).statusCode).toBe(422);
  expect(
    (await hr('POST', '/api/checklists/verzuimbeleid/rounds', { heldOn: '2026-01-01' })).statusCode,
  ).toBe(409);
  expect((await hr('POST', `/api/checklist-rounds/${first}/close`)).statusCode).toBe(200);
  expect((await topic('policy')).statusCode).toBe(409);

  const second = await begin('2026-11-01');
  await topic('policy', { ...ANSWER, present: 'yes', working: 'yes' }, second);
  const [newest, oldest] = await rounds();
  expect(oldest).toMatchObject({ closed: true, steps: { 'action-plan': { due: 8, met: 7 } } });
  // Before: (0.25 + 1) / 2 in the first round; both in order in the second.
  expect(oldest?.scores[0]).toMatchObject({ stage: 'before', answered: 2, score: 62.5 });
  expect(newest?.scores[0]).toMatchObject({ stage: 'before', answered: 2, score: 100 });
  expect(newest?.answers.protocol).toMatchObject({ present: 'yes', evidence: '' });
});

test('a topic that is not in order becomes a finding; one in order does not', async () => {
  const [, oldest] = await rounds();
  const make = (topic: string) => hr('POST', `/api/checklist-rounds/${oldest?.id}/topics/${topic}/finding`);
  const made = await make('policy');
  expect(made.statusCode, made.body).toBe(201);
  expect((await make('protocol')).statusCode).toBe(409);
  const stored = await inOrganisation(house.doors.web, organisation.id, (trx) =>
    trx
      .selectFrom('finding')
      .selectAll()
      .where('id', '=', made.json<{ id: string }>().id)
      .executeTakeFirstOrThrow(),
  );
  expect(stored).toMatchObject({ kind: 'checklist', field_4a: 'absence' });
  expect(stored.evidence).toMatchObject({
    answer: { nl: 'Het is er deels; het werkt niet' },
    filledInOn: '2025-11-01',
  });
});

test('the works council reads and does not write; another organisation sees nothing', async () => {
  const council = await organisation.signIn('works-council');
  expect((await council('GET', '/api/checklists/verzuimbeleid/rounds')).statusCode).toBe(200);
  expect(
    (await council('POST', '/api/checklists/verzuimbeleid/rounds', { heldOn: '2026-01-01' })).statusCode,
  ).toBe(403);
  const other = await house.makeOrganisation('Elders');
  const stranger = await other.signIn('hr');
  expect((await stranger('GET', '/api/checklists/verzuimbeleid/rounds')).json()).toEqual({ rounds: [] });
  const [newest] = await rounds();
  expect((await stranger('POST', `/api/checklist-rounds/${newest?.id}/close`)).statusCode).toBe(404);
});
