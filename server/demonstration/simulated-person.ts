import type { FastifyInstance } from 'fastify';
import { fromBase64url, toBase64url } from '../crypto/base64url.ts';
import { associatedData, BALLOT_INFO, encodeAnswers, paddedSize } from '../crypto/ballot-format.ts';
import {
  blind,
  drawSerial,
  type FastScopeKey,
  fastScopeKey,
  finalize,
  prepare,
  seal,
} from '../crypto/fast-client.ts';
import type { Manifest } from '../crypto/manifest.ts';
import type { Definition } from '../domain/questionnaire/definition.ts';

/** What everybody who answers one campaign reads first. */
export interface Material {
  readonly campaignId: string;
  readonly manifest: Manifest;
  readonly definition: Definition;
  readonly scopeKeys: ReadonlyMap<string, FastScopeKey>;
}

interface Sites {
  readonly manage: FastifyInstance;
  readonly answer: FastifyInstance;
}

export async function readMaterial(answer: FastifyInstance, campaignId: string): Promise<Material> {
  const { manifest, definition } = await call<{ manifest: Manifest; definition: Definition }>(answer, {
    method: 'GET',
    url: `/api/campaigns/${campaignId}/manifest`,
  });
  const scopeKeys = manifest.scopes.map(
    (scope) => [scope.id, fastScopeKey(fromBase64url(scope.publicKey) as Uint8Array)] as const,
  );
  return { campaignId, manifest, definition, scopeKeys: new Map(scopeKeys) };
}

export interface FilledIn {
  readonly codes: readonly number[];
  /** 1-based option per background question, 0 = not told. */
  readonly background: readonly number[];
  readonly openTexts: readonly string[];
}

/** Does what the browser of an employee does, over the same routes, with a faster implementation of the same protocol. */
export async function answerAsPerson(
  sites: Sites,
  material: Material,
  token: string,
  filledIn: FilledIn,
): Promise<string> {
  const { scopeId } = await call<{ scopeId: string }>(sites.manage, {
    method: 'POST',
    url: '/api/invitations/open',
    payload: { token },
  });
  const scopeKey = material.scopeKeys.get(scopeId);
  if (!scopeKey) throw new Error('The manifest has no key for this scope');
  const serial = drawSerial();
  const prepared = prepare(serial);
  const blinded = blind(scopeKey, prepared);
  const { blindSignature } = await call<{ blindSignature: string }>(sites.manage, {
    method: 'POST',
    url: '/api/invitations/issue',
    payload: { token, blindedMessage: toBase64url(blinded.blindedMessage) },
  });
  const credential = finalize(
    scopeKey,
    prepared,
    fromBase64url(blindSignature) as Uint8Array,
    blinded.inverse,
  );
  const box = sealAnswers(material, scopeId, serial, filledIn);
  const { receipt } = await call<{ receipt: string }>(sites.answer, {
    method: 'POST',
    url: '/api/ballots',
    payload: {
      campaignId: material.campaignId,
      scopeId,
      prepared: toBase64url(prepared),
      credential: toBase64url(credential),
      box: toBase64url(box),
    },
  });
  return receipt;
}

export function sealAnswers(
  { campaignId, definition, manifest }: Material,
  scopeId: string,
  serial: Uint8Array,
  { codes, background, openTexts }: FilledIn,
): Uint8Array {
  const size = paddedSize(
    codes.length,
    background.length,
    definition.openQuestions.map((question) => question.maxLength),
  );
  const plain = encodeAnswers([...codes, ...background], openTexts, size);
  const aad = associatedData(campaignId, scopeId, serial);
  return seal(fromBase64url(manifest.sealingKey) as Uint8Array, plain, { info: BALLOT_INFO, aad });
}

/** One request inside the process; anything but success is thrown with what the product said. */
export async function call<T>(
  app: FastifyInstance,
  request: {
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    url: string;
    payload?: object;
    headers?: Record<string, string>;
  },
): Promise<T> {
  const reply = await app.inject(request);
  if (reply.statusCode >= 300)
    throw new Error(`${request.method} ${request.url}: ${reply.statusCode} ${reply.body}`);
  return reply.json() as T;
}
