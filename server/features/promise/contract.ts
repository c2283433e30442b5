import { Type } from 'typebox';
import type { Terms } from '../../domain/campaign-contract/terms.ts';
import type { Contracts } from '../../http/contract.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Words = Type.Object({ nl: Type.String(), en: Type.String() });

/** What happens with the answers of one campaign, from the configuration that runs: for everybody, without a login. */
export const routes = {
  'GET /api/campaigns/:campaignId/promise': {
    access: 'anyone',
    summary: 'Who sees what, which groups there are, how long anything is kept, and what cannot be promised.',
    params: Type.Object({ campaignId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
    reply: Type.Object({
      organisation: Type.String(),
      title: Type.String(),
      status: Type.Enum(['open', 'closed', 'published']),
      opensOn: Type.String(),
      closesOn: Type.String(),
      terms: Type.Unsafe<Terms>(Type.Any()),
      scales: Type.Array(Type.Object({ title: Words, minimum: Type.Integer() })),
      cuts: Type.Array(Words),
      hasOpenQuestions: Type.Boolean(),
      groups: Type.Array(Type.Object({ name: Type.String(), invited: Type.Integer() })),
      words: Type.Array(Type.String()),
      manifestHash: Type.String(),
      siteHash: orNull(Type.String()),
      signature: orNull(
        Type.Object({
          kind: Type.Enum(['signed', 'not-applicable']),
          reason: Type.String(),
          on: Type.String(),
        }),
      ),
      changes: Type.Array(Type.Object({ on: Type.String(), reason: Type.String() })),
      paper: Type.Enum(['letters', 'cards']),
      /** HR can read invitations, link included: there is no mail server. */
      invitationsInSight: Type.Boolean(),
      tally: orNull(
        Type.Object({
          counted: Type.Integer(),
          invalid: Type.Integer(),
          reissued: Type.Integer(),
          keysDestroyed: Type.Boolean(),
          boxGone: Type.Boolean(),
          logFilesLeft: orNull(Type.Integer()),
        }),
      ),
    }),
  },
} as const satisfies Contracts;
