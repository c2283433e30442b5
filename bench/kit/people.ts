import { fastFromBase64url, fastToBase64url } from '../../server/crypto/fast-bytes.ts';
import { blind, drawSerial, finalize, prepare } from '../../server/crypto/fast-client.ts';
import { sealAnswers } from '../../server/demonstration/simulated-person.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import type { Invited, RealCampaign } from '../../tests/support/real-campaign.ts';
import { randomAnswers } from './ballots.ts';
import type { BenchHouse } from './house.ts';
import { request } from './load.ts';

/** Somebody at a device: what the browser draws, blinds and seals is ready, so that the run costs the server's work. */
export interface Person {
  readonly token: string;
  readonly scopeId: string;
  readonly serial: string;
  readonly blindedMessage: string;
  credentialOf(blindSignature: string): string;
  ballot(credential: string): string;
}

export function makePeople(
  { material }: RealCampaign,
  invited: readonly Invited[],
  seed = 1,
): readonly Person[] {
  const rng = rngFromSeed(seed);
  return invited.map(({ token, scopeId }) => {
    const key = material.scopeKeys.get(scopeId);
    if (!key) throw new Error('The manifest has no key for this scope');
    const serial = drawSerial();
    const prepared = prepare(serial);
    const blinded = blind(key, prepared);
    const box = fastToBase64url(sealAnswers(material, scopeId, serial, randomAnswers(material, rng)));
    return {
      token,
      scopeId,
      serial: Buffer.from(serial).toString('hex'),
      blindedMessage: fastToBase64url(blinded.blindedMessage),
      credentialOf: (signature) =>
        fastToBase64url(finalize(key, prepared, fastFromBase64url(signature) as Uint8Array, blinded.inverse)),
      ballot: (credential) =>
        JSON.stringify({
          campaignId: material.campaignId,
          scopeId,
          prepared: fastToBase64url(prepared),
          credential,
          box,
        }),
    };
  });
}

/** Fetches the credential; gives the status and, when it is 200, the credential. */
export async function fetchCredential({ manage, manageTarget, product }: BenchHouse, person: Person) {
  const body = JSON.stringify({ token: person.token, blindedMessage: person.blindedMessage });
  const origin = { origin: product.answerUrl };
  const reply = await manage.send(request(manageTarget, 'POST', '/api/invitations/issue', body, origin));
  if (reply.status !== 200) return { status: reply.status, credential: '' };
  const { blindSignature } = JSON.parse(reply.body) as { blindSignature: string };
  return { status: 200, credential: person.credentialOf(blindSignature) };
}

/**
 * The whole journey of one person: survey, link, credential, ballot: the four requests of the answer page. 201 when the
 * ballot was acknowledged, else what the first request that failed was answered with.
 */
export async function wholeJourney(house: BenchHouse, person: Person): Promise<number> {
  const { answer, answerTarget, manage, manageTarget, campaign, product } = house;
  const path = `/api/campaigns/${campaign.id}/manifest`;
  // As every browser asks for it.
  const survey = await answer.send(
    request(answerTarget, 'GET', path, undefined, { 'accept-encoding': 'gzip' }),
  );
  if (survey.status !== 200) return survey.status;
  const origin = { origin: product.answerUrl };
  const open = JSON.stringify({ token: person.token });
  const link = await manage.send(request(manageTarget, 'POST', '/api/invitations/open', open, origin));
  if (link.status !== 200) return link.status;
  const { status, credential } = await fetchCredential(house, person);
  if (status !== 200) return status;
  return (await answer.send(request(answerTarget, 'POST', '/api/ballots', person.ballot(credential)))).status;
}
