import { createHash } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { mayBeSigned } from '../../crypto/blind-signature.ts';
import { fastFromBase64url, fastToBase64url } from '../../crypto/fast-bytes.ts';
import type { KeyStore } from '../../crypto/key-store.ts';
import { Signer } from '../../crypto/signer.ts';
import { Together } from '../../db/together.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { type Asking, findInvitations, type Invitation, type Issue, issueCredentials } from './queries.ts';
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

const REFUSALS: Readonly<Record<Exclude<Issue, 'issued'>, new () => Error>> = {
  unknown: UnknownLink,
  closed: CampaignClosed,
  used: LinkUsed,
  'not-yet': NotYetAgain,
};

export async function invitations(app: FastifyInstance, house: InvitationHouse): Promise<void> {
  const { answer } = house.doors;
  const scopeKeys = new ScopeKeys(house.keys);
  const signer = new Signer();
  app.addHook('onClose', () => signer.close());
  const found = new Together({
    ask: async (hashes: readonly Uint8Array[]) => {
      const { rows } = await findInvitations(answer, hashes);
      const at = new Map(rows.map((row) => [row.place, row]));
      return hashes.map((_, index) => at.get(index + 1));
    },
  });
  const issued = new Together({
    ask: async (asked: readonly Asking[]) =>
      (await issueCredentials(answer, asked)).rows.map(({ issue }) => issue),
  });
  const find = async (token: string) => {
    const tokenHash = createHash('sha256').update(token).digest();
    const invitation = await found.ask(tokenHash);
    if (!invitation) throw new UnknownLink();
    return { invitation, tokenHash };
  };

  serve(app, house, routes, {
    'POST /api/invitations/open': async ({ body }) => {
      const { invitation } = await find(body.token);
      return { ...invitation, issued: invitation.nights !== null, again: againOf(invitation) };
    },

    'POST /api/invitations/issue': async ({ body }) => {
      const { invitation, tokenHash } = await find(body.token);
      if (invitation.status !== 'open') {
        scopeKeys.forget(invitation.campaignId);
        throw new CampaignClosed();
      }
      const blinded = fastFromBase64url(body.blindedMessage);
      const key = await scopeKeys.find(invitation.campaignId, invitation.scopeId);
      if (!blinded || !key) throw blinded ? new CampaignClosed() : new NotBlinded();
      // Whatever could go wrong with the message does so before the invitation is used.
      if (!mayBeSigned(key, blinded)) throw new NotBlinded();
      const blindedHash = createHash('sha256').update(blinded).digest();
      const issue = await issued.ask({ tokenHash, blindedHash, again: body.again ?? false });
      if (issue !== 'issued') throw new REFUSALS[issue]();
      // Signed after the commit: should this fail, the same message is signed when it is sent again.
      return { blindSignature: fastToBase64url(await signer.sign(key, blinded)) };
    },
  });
}

/** Two nightly rounds lie a day apart, so after two of them a day or more has passed since the first time. */
function againOf({ status, nights, reissued }: Invitation): 'no' | 'later' | 'now' {
  if (status !== 'open' || nights === null || reissued) return 'no';
  return nights < 2 ? 'later' : 'now';
}
