import { fromBase64url, toBase64url } from '../../../../server/crypto/base64url.ts';
import { associatedData, BALLOT_INFO } from '../../../../server/crypto/ballot-format.ts';
import {
  blind,
  drawSerial,
  finalize,
  prepare,
  seal,
  serialOf,
} from '../../../../server/crypto/credential-client.ts';
import { call, callElsewhere } from '$lib/api';
import type { CredentialRequest } from './draft.ts';
import { ballotBlock, type FilledIn } from './filled-in.ts';
import { type Material, readManageUrl } from './material.ts';
import { patiently } from './patiently.ts';

// Imported with the page and not on demand: a part that fails to load once stays failed until the page is reloaded, and
// by then somebody may be without a connection. Once the page is there, it can seal and keep what was filled in.

/** Draws a serial and hides it for signing. */
export async function newRequest({
  scope,
}: Material): Promise<{ readonly prepared: string; readonly request: CredentialRequest }> {
  const prepared = prepare(drawSerial());
  const { blindedMessage, inverse } = await blind(bytes(scope.publicKey), prepared);
  const request = { blindedMessage: toBase64url(blindedMessage), inverse: toBase64url(inverse) };
  return { prepared: toBase64url(prepared), request };
}

/** Has the hidden serial signed and takes the cover off: a credential that nobody can trace to the link. */
export async function fetchCredential(
  { scope }: Material,
  { token, again = false }: { readonly token: string; readonly again?: boolean },
  prepared: string,
  { blindedMessage, inverse }: CredentialRequest,
): Promise<string> {
  const body = { token, blindedMessage, ...(again ? { again } : {}) };
  const manageUrl = await readManageUrl();
  const { blindSignature } = await patiently(() =>
    callElsewhere(manageUrl, 'POST /api/invitations/issue', { body }),
  );
  const credential = await finalize(
    bytes(scope.publicKey),
    bytes(prepared),
    bytes(blindSignature),
    bytes(inverse),
  );
  return toBase64url(credential);
}

export async function sealBallot(
  { definition, manifest, campaignId, scope }: Material,
  prepared: string,
  filledIn: FilledIn,
): Promise<string> {
  const serial = serialOf(bytes(prepared));
  if (!serial) throw new Error('This request holds no serial');
  const aad = associatedData(campaignId, scope.id, serial);
  const block = ballotBlock(definition, filledIn);
  return toBase64url(await seal(bytes(manifest.sealingKey), block, { info: BALLOT_INFO, aad }));
}

/** Puts the box in the ballot box and gives its receipt. Sending the same box again is harmless. */
export async function sendBallot(
  { campaignId, scope }: Material,
  prepared: string,
  credential: string,
  box: string,
): Promise<string> {
  const body = { campaignId, scopeId: scope.id, prepared, credential, box };
  return (await patiently(() => call('POST /api/ballots', { body }))).receipt;
}

function bytes(text: string): Uint8Array {
  const decoded = fromBase64url(text);
  if (!decoded) throw new Error('Not base64url');
  return decoded;
}
