import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/**
 * The half of the answer site that knows for whom it works: it runs on the host of the manage site, so that who fetched
 * a credential and which ballot came in never meet in one connection.
 *
 * A link gives one credential. Somebody who lost it (another device, a wiped browser) may start over once, on the same
 * link, a day or more later. Which ballot it would replace nobody can know, so it is counted as a possible double answer.
 */
export const routes = {
  'POST /api/invitations/open': {
    access: 'anyone',
    summary:
      'What a link is for: campaign, group, whether its credential has been fetched, and whether one may start over. Changes nothing.',
    body: Type.Object({ token: Token }, { additionalProperties: false }),
    reply: Type.Object({
      campaignId: Type.String(),
      scopeId: Type.String(),
      status: Type.Enum(['open', 'closed', 'published']),
      issued: Type.Boolean(),
      /** Starting over with `again`: not (any more), not yet (a day or more after the first time), or now. */
      again: Type.Enum(['no', 'later', 'now']),
    }),
  },
  'POST /api/invitations/issue': {
    access: 'anyone',
    summary:
      'Signs a blinded message once per link; the same message gets the same signature again. With `again` once more, a day or more later.',
    body: Type.Object(
      {
        token: Token,
        blindedMessage: Type.String({ pattern: '^[A-Za-z0-9_-]{342}$' }),
        again: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ blindSignature: Type.String() }),
  },
} as const satisfies Contracts;
