import { manifestWords } from '../../../crypto/manifest.ts';
import { itemsInOrder } from '../../../domain/questionnaire/asked-items.ts';
import { estimateMinutes } from '../../../domain/questionnaire/minutes.ts';
import type { Query } from '../../../db/connection.ts';
import type { CampaignFacts } from './compose-message.ts';
import { type MailCampaign, selectMailCampaign, selectMailSettings } from './queries.ts';

/** What messages of a running campaign say about it. */
export async function readFacts(
  trx: Query,
  campaignId: string,
  answerUrl: string,
): Promise<{
  readonly facts: CampaignFacts;
  readonly campaign: MailCampaign;
  readonly spreadMinutes: number;
}> {
  const campaign = await selectMailCampaign(trx, campaignId).executeTakeFirstOrThrow();
  const { organisation, spreadMinutes } = await selectMailSettings(trx).executeTakeFirstOrThrow();
  const { definition, manifestHash } = campaign;
  if (!definition || !manifestHash) throw new Error(`Campaign ${campaignId} was not launched`);
  const minutes = estimateMinutes(itemsInOrder(definition).length, definition.openQuestions.length);
  const words = manifestWords(Buffer.from(manifestHash, 'hex')).join(' · ');
  const facts = { ...campaign, campaignId, organisation, answerUrl, minutes, words };
  return { facts, campaign, spreadMinutes: spreadMinutes ?? 15 };
}
