import { constants, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fastFromBase64url, fastToBase64url } from '../../server/crypto/fast-bytes.ts';
import { drawSerial, prepare } from '../../server/crypto/fast-client.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';
import { type Material, sealAnswers } from '../../server/demonstration/simulated-person.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';

export interface ReadyBallot {
  readonly serial: string;
  readonly body: string;
}

export interface ScopeSecret {
  readonly scopeId: string;
  readonly key: KeyObject;
}

/** The private keys of a campaign's groups, read where the product keeps them. */
export function scopeSecrets(dataDir: string, campaignId: string): readonly ScopeSecret[] {
  const file = join(dataDir, 'keys', `campaign-${campaignId}.json`);
  const { scopes } = JSON.parse(readFileSync(file, 'utf8')) as {
    scopes: Record<string, { privateKey: string }>;
  };
  return Object.entries(scopes).map(([scopeId, { privateKey }]) => ({
    scopeId,
    key: privateKeyFrom(fastFromBase64url(privateKey) as Uint8Array),
  }));
}

/** Random answers of one person, as the questionnaire asks them. */
export function randomAnswers({ definition }: Material, rng: () => number) {
  return {
    codes: itemsInOrder(definition).map(() => 1 + Math.floor(rng() * 5)),
    background: definition.background.map(({ options }) => Math.floor(rng() * (options.length + 1))),
    openTexts: definition.openQuestions.map(() => ''),
  };
}

/**
 * Ballots ready to be sent: every one with a serial, a credential and a box of its own, random answers in it. They are
 * signed with the campaign's own keys without blinding, which gives the same credentials and costs the client less.
 */
export function makeBallots(
  material: Material,
  secrets: readonly ScopeSecret[],
  number: number,
  seed = 1,
): readonly ReadyBallot[] {
  const rng = rngFromSeed(seed);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return Array.from({ length: number }, (_, index) => {
    const { scopeId, key } = secrets[index % secrets.length] as ScopeSecret;
    const serial = drawSerial();
    const prepared = prepare(serial);
    const credential = sign('sha384', prepared, { key, padding, saltLength: 48 });
    const box = sealAnswers(material, scopeId, serial, randomAnswers(material, rng));
    const body = JSON.stringify({
      campaignId: material.campaignId,
      scopeId,
      prepared: fastToBase64url(prepared),
      credential: fastToBase64url(new Uint8Array(credential)),
      box: fastToBase64url(box),
    });
    return { serial: Buffer.from(serial).toString('hex'), body };
  });
}

export function publicHalf(key: KeyObject): KeyObject {
  return createPublicKey(key);
}
