import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Slug = Type.String({ pattern: '^[a-z-]{1,40}$' });
const Words = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const Step = Type.Object({
  id: Slug,
  title: Words,
  text: Words,
  points: Type.Array(Words),
  employee: Type.Array(Words),
  management: Type.Array(Words),
  ask: orNull(Words),
  link: orNull(Type.Object({ to: Type.String(), text: Words })),
});
const Guide = Type.Object({
  id: Slug,
  state: Type.Enum(['organisation', 'unit', 'none']),
  title: Words,
  purpose: Words,
  steps: Type.Array(Step),
});
const Run = Type.Object({
  id: Id,
  guide: Slug,
  unit: Type.Object({ id: Id, name: Type.String() }),
  title: Type.String(),
  startedOn: Type.String(),
  finishedOn: orNull(Type.String()),
  mayChange: Type.Boolean(),
  steps: Type.Record(Type.String(), Type.Object({ text: Type.String(), doneOn: orNull(Type.String()) })),
});
export type Run = Static<typeof Run>;

const READERS = ['hr', 'manager', 'management', 'adviser', 'works-council'] as const;
const WRITERS = ['hr', 'manager', 'management', 'adviser'] as const;
const ok = Type.Object({ ok: Type.Boolean() });

export const routes = {
  'GET /api/guides': {
    access: READERS,
    summary: 'The guided paths, and the walks through them that the account may see.',
    reply: Type.Object({ guides: Type.Array(Guide), runs: Type.Array(Run) }),
  },
  'POST /api/guides/:guide/runs': {
    access: WRITERS,
    summary: 'Begins a walk through a guided path, for the organisation or for a unit.',
    params: Type.Object({ guide: Slug }),
    body: Type.Object(
      { unitId: Id, title: Type.String({ minLength: 1, maxLength: 160, pattern: '\\S' }) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'PUT /api/guides/runs/:runId/steps/:step': {
    access: WRITERS,
    summary: 'Keeps what was written down at a step, and whether it is done.',
    params: Type.Object({ runId: Id, step: Slug }),
    body: Type.Object(
      { text: Type.String({ maxLength: 4000 }), done: Type.Boolean() },
      { additionalProperties: false },
    ),
    reply: ok,
  },
  'DELETE /api/guides/runs/:runId': {
    access: WRITERS,
    summary: 'Takes a walk away, with what was written down.',
    params: Type.Object({ runId: Id }),
    reply: ok,
  },
  'GET /api/guides/:guide/page.pdf': {
    access: READERS,
    summary: 'A guided path as PDF, with what was written down in one walk.',
    params: Type.Object({ guide: Slug }),
    query: Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])), runId: Type.Optional(Id) }),
    download: 'application/pdf',
    reply: Type.Any(),
  },
} as const satisfies Contracts;
