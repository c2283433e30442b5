import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Unit = Type.Object({ id: Id, code: Type.String(), name: Type.String() });
const Params = Type.Object({ campaignId: Id });

export const routes = {
  'GET /api/campaigns/:campaignId/releases': {
    access: ['hr', 'adviser', 'works-council'],
    summary:
      'What was released when, which units of the campaign are gone today, and which units of today could carry them on.',
    params: Params,
    reply: Type.Object({
      campaign: Type.Object({ id: Id, title: Type.String() }),
      releases: Type.Array(
        Type.Object({
          number: Type.Integer(),
          releasedOn: Type.String(),
          madeBy: Type.Union([Type.String(), Type.Null()]),
          renamed: Type.Array(Type.Object({ from: Type.String(), to: Type.String() })),
        }),
      ),
      gone: Type.Array(Unit),
      candidates: Type.Array(Unit),
    }),
  },
  'POST /api/campaigns/:campaignId/releases': {
    access: ['hr'],
    summary:
      'Releases the same figures again, with other names for units that are gone. Anything else than names is refused.',
    params: Params,
    body: Type.Object(
      {
        labels: Type.Array(Type.Object({ from: Id, to: Id }, { additionalProperties: false }), {
          minItems: 1,
          maxItems: 200,
        }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ number: Type.Integer() }),
    status: 201,
  },
} as const satisfies Contracts;
