import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const EDITORS = ['hr', 'administrator'] as const;
const READERS = ['hr', 'administrator', 'management', 'works-council', 'adviser'] as const;
const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const Params = Type.Object({ unitId: Id });

export const CHANGE_KINDS = ['added', 'renamed', 'moved', 'merged', 'closed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Waiting until its day, or carried out at once. */
const Made = Type.Object({ id: Id, state: Type.Enum(['done', 'waiting']) });

const UnitChange = Type.Object({
  id: Id,
  kind: Type.Enum([...CHANGE_KINDS]),
  unitName: Type.String(),
  before: Type.String(),
  after: Type.String(),
  validFrom: Type.String(),
  state: Type.Enum(['waiting', 'done', 'cancelled', 'impossible']),
  madeBy: Type.String(),
  madeAt: Type.String(),
});
export type UnitChange = Static<typeof UnitChange>;

export const routes = {
  'POST /api/units': {
    access: EDITORS,
    summary: 'Adds a unit below another.',
    body: Type.Object(
      {
        name: Name,
        code: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
        parentId: Id,
        validFrom: Day,
      },
      { additionalProperties: false },
    ),
    reply: Made,
    status: 201,
  },
  'PUT /api/units/:unitId/name': {
    access: EDITORS,
    summary: 'Gives a unit another name from a day on.',
    params: Params,
    body: Type.Object({ name: Name, validFrom: Day }, { additionalProperties: false }),
    reply: Made,
  },
  'PUT /api/units/:unitId/parent': {
    access: EDITORS,
    summary: 'Puts a unit, with everything below it, under another unit from a day on.',
    params: Params,
    body: Type.Object({ parentId: Id, validFrom: Day }, { additionalProperties: false }),
    reply: Made,
  },
  'POST /api/units/:unitId/merge': {
    access: EDITORS,
    summary: 'Puts the people of a unit, and the units below it, into another and closes it.',
    params: Params,
    body: Type.Object({ intoId: Id, validFrom: Day }, { additionalProperties: false }),
    reply: Made,
  },
  'POST /api/units/:unitId/close': {
    access: EDITORS,
    summary: 'Closes a unit in which nobody works any more.',
    params: Params,
    body: Type.Object({ validFrom: Day }, { additionalProperties: false }),
    reply: Made,
  },
  'GET /api/unit-changes': {
    access: READERS,
    summary: 'Changes of the tree that wait for their day, and the last two hundred that were made.',
    reply: Type.Object({ changes: Type.Array(UnitChange) }),
  },
  'DELETE /api/unit-changes/:changeId': {
    access: EDITORS,
    summary: 'Takes back a change that still waits for its day.',
    params: Type.Object({ changeId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/unit-merges': {
    access: EDITORS,
    summary: 'Teams too small for figures of their own, each with the unit it could join.',
    reply: Type.Object({
      minimum: Type.Integer(),
      suggestions: Type.Array(
        Type.Object({
          unitId: Id,
          name: Type.String(),
          intoId: Id,
          into: Type.String(),
          people: Type.Integer(),
        }),
      ),
    }),
  },
} as const satisfies Contracts;
