import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const ChecklistId = Type.String({ maxLength: 40, pattern: '^[a-z-]+$' });
const PartId = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });

const Answer = Type.Object(
  {
    present: Type.Enum(['yes', 'partly', 'no']),
    working: Type.Enum(['yes', 'partly', 'no', 'unknown']),
    evidence: Type.String({ maxLength: 1000 }),
    owner: Type.String({ maxLength: 120 }),
    dueOn: orNull(Day),
  },
  { additionalProperties: false },
);
export type Answer = Static<typeof Answer>;

const Steps = Type.Object(
  {
    due: Type.Integer({ minimum: 0, maximum: 100_000 }),
    met: Type.Integer({ minimum: 0, maximum: 100_000 }),
  },
  { additionalProperties: false },
);
export type Steps = Static<typeof Steps>;

const Score = Type.Object({
  stage: Type.String(),
  topics: Type.Integer(),
  answered: Type.Integer(),
  score: orNull(Type.Number()),
});

const Round = Type.Object({
  id: Id,
  heldOn: Day,
  closed: Type.Boolean(),
  scores: Type.Array(Score),
  answers: Type.Record(Type.String(), Answer),
  steps: Type.Record(Type.String(), Steps),
});
export type Round = Static<typeof Round>;

const Topic = Type.Object({
  id: Type.String(),
  stage: Type.String(),
  title: TwoLanguages,
  question: TwoLanguages,
  whatGoodLooksLike: TwoLanguages,
  evidenceExamples: TwoLanguages,
  sources: Type.Array(Type.String()),
});

const Milestone = Type.Object({
  id: Type.String(),
  week: Type.Union([Type.Integer(), Type.Object({ from: Type.Integer(), to: Type.Integer() })]),
  title: TwoLanguages,
  who: TwoLanguages,
  what: TwoLanguages,
  source: Type.String(),
  sourceDate: Type.String(),
  certainty: Type.String(),
});

const READERS = ['hr', 'management', 'adviser', 'works-council'] as const;
const WRITERS = ['hr', 'management', 'adviser'] as const;

export const routes = {
  'GET /api/checklists/:checklistId': {
    access: [...READERS, 'manager'],
    summary: 'One checklist as it is asked: stages, topics and the steps of the Gatekeeper Act.',
    params: Type.Object({ checklistId: ChecklistId }),
    reply: Type.Object({
      id: Type.String(),
      version: Type.String(),
      title: TwoLanguages,
      purpose: TwoLanguages,
      stages: Type.Array(Type.Object({ id: Type.String(), title: TwoLanguages })),
      topics: Type.Array(Topic),
      milestones: Type.Array(Milestone),
    }),
  },
  'GET /api/checklists/:checklistId/rounds': {
    access: READERS,
    summary: 'The rounds of a checklist, the newest first, with answers and scores per stage.',
    params: Type.Object({ checklistId: ChecklistId }),
    reply: Type.Object({ rounds: Type.Array(Round) }),
  },
  'POST /api/checklists/:checklistId/rounds': {
    access: WRITERS,
    summary:
      'Begins a round; the answers of the last round are carried over as a start, without its evidence.',
    params: Type.Object({ checklistId: ChecklistId }),
    body: Type.Object({ heldOn: Day }, { additionalProperties: false }),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'PUT /api/checklist-rounds/:roundId/topics/:topicId': {
    access: WRITERS,
    summary: 'Answers one topic of an open round.',
    params: Type.Object({ roundId: Id, topicId: PartId }),
    body: Answer,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'PUT /api/checklist-rounds/:roundId/milestones/:milestoneId': {
    access: WRITERS,
    summary: 'How many steps of the Gatekeeper Act were due and met on time: numbers, never persons.',
    params: Type.Object({ roundId: Id, milestoneId: PartId }),
    body: Steps,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'POST /api/checklist-rounds/:roundId/close': {
    access: WRITERS,
    summary: 'Closes a round; it does not change any more and can be compared with.',
    params: Type.Object({ roundId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'POST /api/checklist-rounds/:roundId/topics/:topicId/finding': {
    access: ['hr', 'management'],
    summary: 'Makes a finding of a topic that is not in order.',
    params: Type.Object({ roundId: Id, topicId: PartId }),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
} as const satisfies Contracts;
