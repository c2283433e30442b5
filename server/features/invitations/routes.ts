import { createHash } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { fromBase64url, toBase64url } from '../../crypto/base64url.ts';
import { blindSign } from '../../crypto/blind-signature.ts';
import type { KeyStore } from '../../crypto/key-store.ts';
import type { Query } from '../../db/connection.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import {
  countReissue,
  type Invitation,
  markIssued,
  markReissued,
  selectInvitation,
  showInvitation,
} from './queries.ts';
import { ScopeKeys } from './scope-keys.ts';

const UnknownLink = createError('UNKNOWN_LINK', 'This link is not known', 404);
const LinkUsed = createError('LINK_USED', 'This link was already used to fetch a credential', 409);
const CampaignClosed = createError('CAMPAIGN_CLOSED', 'The campaign is closed', 409);
const NotYetAgain = createError(
  'NOT_YET_AGAIN',
  'Starting over is possible a day or more after the first time',
  409,
);
const NotBlinded = createError('NOT_BLINDED', 'This is not a blinded message', 422);

interface InvitationHouse extends House {
  readonly keys: KeyStore;
}

export async function invitations(app: FastifyInstance, house: InvitationHouse): Promise<void> {
  const scopeKeys = new ScopeKeys(house.keys);
  const find = async (trx: Query, token: string) => {
    const hash = createHash('sha256').update(token).digest();
    await showInvitation(trx, hash);
    const invitation = await selectInvitation(trx, hash).executeTakeFirst();
    if (!invitation) throw new UnknownLink();
    return { invitation };
  };

  serve(app, house, routes, {
    'POST /api/invitations/open': ({ body }) =>
      house.doors.answer.transaction().execute(async (trx) => {
        const { invitation } = await find(trx, body.token);
        return { ...invitation, issued: invitation.nights !== null, again: againOf(invitation) };
      }),

    'POST /api/invitations/issue': ({ body }) =>
      house.doors.answer.transaction().execute(async (trx) => {
        const { invitation } = await find(trx, body.token);
        if (invitation.status !== 'open') {
          scopeKeys.forget(invitation.campaignId);
          throw new CampaignClosed();
        }
        const blinded = fromBase64url(body.blindedMessage);
        const key = await scopeKeys.find(invitation.campaignId, invitation.scopeId);
        if (!blinded || !key) throw blinded ? new CampaignClosed() : new NotBlinded();
        const blindedHash = createHash('sha256').update(blinded).digest();
        if (!(await markIssued(trx, invitation, blindedHash).executeTakeFirst())) {
          if (!body.again || againOf(invitation) === 'no') throw new LinkUsed();
          if (!(await markReissued(trx, invitation, blindedHash).executeTakeFirst())) throw new NotYetAgain();
          await countReissue(trx, invitation).execute();
        }
        const signed = blindSign(key, blinded);
        if (signed.kind === 'refused') throw new NotBlinded();
        return { blindSignature: toBase64url(signed.blindSignature) };
      }),
  });
}

/** Two nightly rounds lie a day apart, so after two of them a day or more has passed since the first time. */
function againOf({ status, nights, reissued }: Invitation): 'no' | 'later' | 'now' {
  if (status !== 'open' || nights === null || reissued) return 'no';
  return nights < 2 ? 'later' : 'now';
}
