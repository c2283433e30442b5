import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/**
 * The half of the answer site that knows for whom it works: it runs on the host of the manage site, so that who fetched
 * a credential and which ballot came in never meet in one connection.
 */
export const routes = {
  'POST /api/invitations/open': {
    access: 'anyone',
    summary:
      'What a link is for: campaign, group and whether its credential has been fetched. Changes nothing.',
    body: Type.Object({ token: Token }, { additionalProperties: false }),
    reply: Type.Object({
      campaignId: Type.String(),
      scopeId: Type.String(),
      status: Type.Enum(['open', 'closed', 'published']),
      issued: Type.Boolean(),
    }),
  },
  'POST /api/invitations/issue': {
    access: 'anyone',
    summary: 'Signs a blinded message once per link; the same message gets the same signature again.',
    body: Type.Object(
      { token: Token, blindedMessage: Type.String({ pattern: '^[A-Za-z0-9_-]{342}$' }) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ blindSignature: Type.String() }),
  },
} as const satisfies Contracts;
