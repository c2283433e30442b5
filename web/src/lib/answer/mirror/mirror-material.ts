import { type Answer, call } from '$lib/api';

/** Norms, national figures and tips for the own mirror: fetched while answering, so that the mirror itself asks nothing. */
export type MirrorMaterial = Answer<'GET /api/campaigns/:campaignId/mirror'>;
export type MirrorNorm = MirrorMaterial['norms'][number];
export type Advice = MirrorMaterial['advice'][number];

export function readMirror(campaignId: string): Promise<MirrorMaterial | null> {
  return call('GET /api/campaigns/:campaignId/mirror', { params: { campaignId } }).catch(() => null);
}
