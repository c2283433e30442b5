import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const WHO = ['administrator', 'works-council'] as const;

export const routes = {
  'GET /api/audit': {
    access: WHO,
    summary: 'What accounts and keys did, newest first, fifty at a time. Nothing about employees who answer.',
    query: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }),
    reply: Type.Object({
      entries: Type.Array(
        Type.Object({
          number: Type.Integer(),
          at: Type.String(),
          actor: Type.String(),
          /** The act in both languages. */
          action: Type.Object({ nl: Type.String(), en: Type.String() }),
          subject: Type.Record(Type.String(), Type.String()),
        }),
      ),
      more: Type.Boolean(),
    }),
  },
  'GET /api/audit/chain': {
    access: WHO,
    summary:
      'Whether every entry still follows from the one before it, and the newest hash; or the hash of one entry.',
    query: Type.Object({ number: Type.Optional(Type.Integer({ minimum: 1 })) }),
    reply: Type.Object({
      entries: Type.Integer(),
      /** The first entry that is still there; older ones went when the days of keeping were over. */
      first: Type.Integer(),
      /** The hash of the entry asked for; null when it is not there. */
      hashAt: Type.Union([Type.String(), Type.Null()]),
      /** The heads that were mailed to the works council, newest first. */
      mailed: Type.Array(
        Type.Object({ day: Type.String(), number: Type.Integer(), recipients: Type.Integer() }),
      ),
      /** The first entry that was changed, removed or put in; null when the chain holds. */
      brokenAt: Type.Union([Type.Integer(), Type.Null()]),
      newestHash: Type.String(),
    }),
  },
} as const satisfies Contracts;
