import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const Words = {
  /** What the figures say. */
  reading: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
  advice: Type.String({ maxLength: 4000 }),
  /** What may not be concluded from them. */
  limits: Type.String({ maxLength: 2000 }),
  validUntil: Day,
  /** In what capacity it is signed. */
  authorFunction: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
};

const Draft = Type.Object({ unitId: Id, ...Words }, { additionalProperties: false });
export type Draft = Static<typeof Draft>;

const Interpretation = Type.Object({
  id: Id,
  unit: Type.Object({ id: Id, name: Type.String() }),
  ...Words,
  authorName: Type.String(),
  state: Type.Enum(['draft', 'signed']),
  signedAt: Type.Union([Type.String(), Type.Null()]),
  /** The last day it holds has gone by. */
  expired: Type.Boolean(),
});
export type Interpretation = Static<typeof Interpretation>;

const Params = Type.Object({ campaignId: Id });
const OneParams = Type.Object({ campaignId: Id, interpretationId: Id });
const Ok = Type.Object({ ok: Type.Boolean() });

export const routes = {
  'GET /api/campaigns/:campaignId/interpretations': {
    access: ['hr', 'manager', 'management', 'adviser', 'works-council'],
    summary:
      'The signed readings of the units that the account may see; for an adviser the own drafts as well.',
    params: Params,
    reply: Type.Object({ interpretations: Type.Array(Interpretation) }),
  },
  'PUT /api/campaigns/:campaignId/interpretations': {
    access: ['adviser'],
    summary: 'Keeps the own draft about one unit.',
    params: Params,
    body: Draft,
    reply: Type.Object({ id: Id }),
  },
  'POST /api/campaigns/:campaignId/interpretations/:interpretationId/signature': {
    access: ['adviser'],
    summary:
      'Signs the own draft: from then on everyone reads it with the results, and it cannot be changed. It replaces an earlier one about the same unit.',
    params: OneParams,
    reply: Ok,
  },
  'POST /api/campaigns/:campaignId/interpretations/:interpretationId/withdrawal': {
    access: ['adviser'],
    summary: 'Takes a signed reading back, with a reason that is kept.',
    params: OneParams,
    body: Type.Object(
      { reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
      { additionalProperties: false },
    ),
    reply: Ok,
  },
} as const satisfies Contracts;
