import { canonicalJson, type JsonValue } from '../../../../server/crypto/canonical-json.ts';
import {
  type Manifest,
  manifestHash,
  type ManifestScope,
  manifestWords,
} from '../../../../server/crypto/manifest.ts';
import { sha256 } from '../../../../server/crypto/sha256.ts';
import type { Definition } from '../../../../server/domain/questionnaire/definition.ts';
import { type Answer, ApiError, call, callElsewhere } from '$lib/api';

export interface Material {
  readonly manageUrl: string;
  readonly token: string;
  readonly campaignId: string;
  readonly organisation: string;
  readonly status: 'open' | 'closed' | 'published';
  readonly issued: boolean;
  readonly closesOn: string;
  readonly minutes: number;
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly words: readonly string[];
  readonly scope: ManifestScope;
  readonly definition: Definition;
}

/** What the server gave does not hang together: somebody may have been given something of their own. */
export class AlteredMaterial extends Error {}

/** Follows a link: which campaign and group it is for, and the material that everybody in the campaign gets. */
export async function readMaterial(token: string): Promise<Material> {
  const manageUrl = await readManageUrl();
  const link = await callElsewhere(manageUrl, 'POST /api/invitations/open', { body: { token } });
  const campaign = await call('GET /api/campaigns/:campaignId/manifest', {
    params: { campaignId: link.campaignId },
  });
  const scope = await check(campaign, link);
  const hash = await manifestHash(campaign.manifest);
  const { campaignId, status, issued } = link;
  return {
    ...campaign,
    manageUrl,
    token,
    campaignId,
    status,
    issued,
    scope,
    manifestHash: hexOf(hash),
    words: manifestWords(hash),
  };
}

/** Where links are followed: another host than this one, so that who opens a link and what comes in never meet. */
async function readManageUrl(): Promise<string> {
  try {
    const reply = await fetch('/origins.json');
    return ((await reply.json()) as { manage: string }).manage;
  } catch {
    throw new ApiError(0, 'OFFLINE', 'The server could not be reached');
  }
}

/** Finds the group of the link in the manifest and holds the questionnaire to its fingerprint there. */
async function check(
  { manifest, definition }: Answer<'GET /api/campaigns/:campaignId/manifest'>,
  link: Answer<'POST /api/invitations/open'>,
): Promise<ManifestScope> {
  const scope = manifest.scopes.find(({ id }) => id === link.scopeId);
  if (manifest.campaign !== link.campaignId || !scope)
    throw new AlteredMaterial('Not the manifest of this link');
  const text = canonicalJson(definition as unknown as JsonValue);
  if ((await hashText(text)) !== manifest.questionnaireHash)
    throw new AlteredMaterial('Not the questionnaire of the manifest');
  return scope;
}

export async function hashText(text: string): Promise<string> {
  return hexOf(await sha256(new TextEncoder().encode(text)));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
