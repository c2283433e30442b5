import { hashJson } from '../../../crypto/hash-json.ts';
import type { Query } from '../../../db/connection.ts';
import { type Terms, termsOf } from '../../../domain/campaign-contract/terms.ts';
import type { Definition } from '../../../domain/questionnaire/definition.ts';
import { SCOPE_MINIMUM } from '../preflight.ts';
import { selectConsentRequired, selectKeeping, selectSeal, selectWord } from './queries.ts';

interface Campaign {
  readonly id: string;
  readonly variant: string;
  readonly minimumGroup: number;
  readonly unitIds: readonly string[];
}

export interface DraftTerms {
  readonly terms: Terms;
  readonly termsHash: string;
  /** The public half of the key that the works council holds, or null when the organisation holds it. */
  readonly seal: Uint8Array | null;
}

/** The terms that a draft would be launched under. */
export async function draftTerms(
  trx: Query,
  campaign: Campaign,
  definition: Definition,
): Promise<DraftTerms> {
  const seal = await selectSeal(trx, campaign.id).executeTakeFirst();
  const terms = termsOf(definition, {
    ...campaign,
    scopeMinimum: SCOPE_MINIMUM,
    hash: hashJson(definition),
    sealedBy: seal ? 'works-council' : 'organisation',
    retention: (await selectKeeping(trx).executeTakeFirst()) ?? {},
  });
  return { terms, termsHash: hashJson(terms), seal: seal?.publicKey ?? null };
}

/** Whether a launch has to wait: the works council asked for that and has not spoken on exactly these terms. */
export async function waitsForCouncil(
  trx: Query,
  campaignId: string,
  { termsHash }: DraftTerms,
): Promise<boolean> {
  const { required } = await selectConsentRequired(trx).executeTakeFirstOrThrow();
  if (!required) return false;
  return (await selectWord(trx, campaignId, termsHash).executeTakeFirst()) === undefined;
}
