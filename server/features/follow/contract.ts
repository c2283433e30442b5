import { Type } from 'typebox';
import type { Contracts, Role } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Topic = Type.Object({
  title: TwoLanguages,
  /** What a favourable answer would be, such as "less work pressure". */
  favourable: orNull(TwoLanguages),
  higherIs: Type.Enum(['favourable', 'unfavourable', 'neutral']),
  mean: Type.Number(),
  bound: Type.Enum(['about', 'at-most', 'at-least']),
});

const READERS: readonly Role[] = ['hr', 'manager', 'management', 'adviser', 'works-council'];
const WRITERS: readonly Role[] = ['hr', 'manager', 'management'];
const Text = Type.String({ minLength: 5, maxLength: 300, pattern: '\\S' });

/** For people with an account: the address of a public page, and which plan rows stand on it. */
export const routes = {
  'GET /api/pages': {
    access: READERS,
    summary: 'The public page of one unit after one campaign, and the plan rows that may stand on it.',
    query: Type.Object({ campaignId: Id, unitId: Id }),
    reply: Type.Object({
      address: orNull(Type.String()),
      rows: Type.Array(
        Type.Object({
          rowId: Id,
          title: Type.String(),
          unit: Type.String(),
          status: Type.String(),
          deadline: Type.String(),
          /** The words on the page; null when it is not shown there. */
          text: orNull(Type.String()),
        }),
      ),
    }),
  },
  'PUT /api/pages/rows/:rowId': {
    access: WRITERS,
    summary:
      'Shows a plan row on the public pages of its unit and of the units below it, in words of its own.',
    params: Type.Object({ rowId: Id }),
    body: Type.Object({ campaignId: Id, text: Text }, { additionalProperties: false }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'DELETE /api/pages/rows/:rowId': {
    access: WRITERS,
    summary: 'Takes a plan row off the public pages.',
    params: Type.Object({ rowId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;

const Address = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/** "You said, we do": on the answer site, without an account, for whoever has the address. */
export const publicRoutes = {
  'GET /api/pages/:address': {
    access: 'anyone',
    summary: 'What a group said, from published figures, and what is done about it.',
    params: Type.Object({ address: Address }),
    reply: Type.Object({
      organisation: Type.String(),
      campaign: Type.String(),
      closesOn: Type.String(),
      unit: Type.String(),
      /** Whose figures these are: the unit itself, or the nearest one above it that has figures. */
      said: orNull(
        Type.Object({
          unit: Type.String(),
          answers: Type.Object({ from: Type.Integer(), to: orNull(Type.Integer()) }),
          attention: Type.Array(Topic),
          strong: Type.Array(Topic),
          better: Type.Array(TwoLanguages),
          worse: Type.Array(TwoLanguages),
        }),
      ),
      done: Type.Array(
        Type.Object({
          text: Type.String(),
          status: Type.String(),
          deadline: Type.String(),
          ownUnit: Type.Boolean(),
        }),
      ),
    }),
  },
} as const satisfies Contracts;

/** Beside the invitations: from the own link of an employee to the page of the own group. */
export const linkRoutes = {
  'POST /api/invitations/page': {
    access: 'anyone',
    summary:
      'The address of the public page of the group of this link; null before the release. Changes nothing.',
    body: Type.Object({ token: Address }, { additionalProperties: false }),
    reply: Type.Object({ address: orNull(Type.String()) }),
  },
} as const satisfies Contracts;
