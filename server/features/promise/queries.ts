import type { Query } from '../../db/connection.ts';
import type { Terms } from '../../domain/campaign-contract/terms.ts';

export function selectPromise(answer: Query, campaignId: string) {
  return answer
    .selectFrom('campaign')
    .innerJoin('organisation', 'organisation.id', 'campaign.organisation_id')
    .select([
      'organisation.name as organisation',
      'title',
      'status',
      'opens_on as opensOn',
      'closes_on as closesOn',
      'definition',
      'manifest',
      'manifest_hash as manifestHash',
      'paper',
    ])
    .where('campaign.id', '=', campaignId)
    .$castTo<{
      organisation: string;
      title: string;
      status: 'open' | 'closed' | 'published';
      opensOn: string;
      closesOn: string;
      definition: unknown;
      manifest: unknown;
      manifestHash: string;
      paper: 'letters' | 'cards';
    }>();
}

export function selectPromisedTerms(answer: Query, campaignId: string) {
  return answer
    .selectFrom('campaign_contract')
    .select(['version', 'terms', 'terms_hash as termsHash', 'reason', 'made_at as madeAt'])
    .where('campaign_id', '=', campaignId)
    .orderBy('version', 'desc')
    .$castTo<{ version: number; terms: Terms; termsHash: string; reason: string; madeAt: Date }>();
}

export function selectWordOfCouncil(answer: Query, campaignId: string, termsHash: string) {
  return answer
    .selectFrom('contract_signature')
    .select(['kind', 'reason', 'signed_at as signedAt'])
    .where('campaign_id', '=', campaignId)
    .where('terms_hash', '=', termsHash)
    .$castTo<{ kind: 'signed' | 'not-applicable'; reason: string; signedAt: Date }>();
}

export function selectDestruction(answer: Query, campaignId: string) {
  return answer
    .selectFrom('tally')
    .select(['counted', 'invalid', 'reissued', 'certificate'])
    .where('campaign_id', '=', campaignId)
    .$castTo<{
      counted: number;
      invalid: number;
      reissued: number;
      certificate: { destroyedFiles?: string[]; ballotBoxGone?: boolean; logFilesLeft?: number | null };
    }>();
}
