import { hexOf } from '../../../../server/crypto/bytes.ts';
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
import { patiently } from './patiently.ts';

/** What everybody in a campaign is given: the same bytes for all. */
export interface CampaignMaterial {
  readonly campaignId: string;
  readonly organisation: string;
  readonly status: 'open' | 'closed' | 'published';
  readonly closesOn: string;
  readonly minutes: number;
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly words: readonly string[];
  readonly definition: Definition;
}

/** The same, with the group of one employee. */
export interface Material extends CampaignMaterial {
  readonly scope: ManifestScope;
}

export type Link = Answer<'POST /api/invitations/open'>;

/** What the server gave does not hang together: somebody may have been given something of their own. */
export class AlteredMaterial extends Error {}

/** What a link is for. This is the only moment, with fetching the credential, at which a link is shown to a server. */
export async function followLink(token: string): Promise<Link> {
  const manageUrl = await readManageUrl();
  return patiently(() => callElsewhere(manageUrl, 'POST /api/invitations/open', { body: { token } }));
}

/** The material of a campaign, with its questionnaire held to the fingerprint in the manifest. Asks nothing about a link. */
export async function readCampaign(campaignId: string): Promise<CampaignMaterial> {
  const campaign = await patiently(() =>
    call('GET /api/campaigns/:campaignId/manifest', { params: { campaignId } }),
  );
  const { manifest, definition } = campaign;
  if (manifest.campaign !== campaignId) throw new AlteredMaterial('Not the manifest of this campaign');
  const text = canonicalJson(definition as unknown as JsonValue);
  if ((await hashText(text)) !== manifest.questionnaireHash)
    throw new AlteredMaterial('Not the questionnaire of the manifest');
  const hash = await manifestHash(manifest);
  return { ...campaign, campaignId, manifestHash: hexOf(hash), words: manifestWords(hash) };
}

export function inScope(material: CampaignMaterial, scopeId: string): Material {
  const scope = material.manifest.scopes.find(({ id }) => id === scopeId);
  if (!scope) throw new AlteredMaterial('The manifest does not have this group');
  return { ...material, scope };
}

/** Where links are followed: another host than this one, so that who opens a link and what comes in never meet. */
export async function readManageUrl(): Promise<string> {
  try {
    const reply = await fetch('/origins.json');
    return ((await reply.json()) as { manage: string }).manage;
  } catch {
    throw new ApiError(0, 'OFFLINE', 'The server could not be reached');
  }
}

export async function hashText(text: string): Promise<string> {
  return hexOf(await sha256(new TextEncoder().encode(text)));
}
