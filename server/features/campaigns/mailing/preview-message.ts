import { manifestWords } from '../../../crypto/manifest.ts';
import type { Query } from '../../../db/connection.ts';
import type { MailKind, MailText } from '../../../domain/campaign-year/mail-text.ts';
import type { Definition, Language } from '../../../domain/questionnaire/definition.ts';
import { itemsInOrder } from '../../../domain/questionnaire/asked-items.ts';
import { estimateMinutes } from '../../../domain/questionnaire/minutes.ts';
import { say } from '../../../words.ts';
import { buildScopes } from '../build-scopes.ts';
import { composeDraft, type Offer } from '../compose-draft.ts';
import { countInvited, SCOPE_MINIMUM } from '../preflight.ts';
import { type DraftRow, selectCampaign, selectLivingUnits, selectRoster } from '../queries.ts';
import { composeMessage } from './compose-message.ts';
import { selectMailSettings } from './queries.ts';

interface Asked {
  readonly campaignId: string;
  readonly kind: MailKind;
  readonly language: Language;
  /** The text that is being written; undefined: the product's own. */
  readonly text: MailText | undefined;
}

/** The message as an employee who does not exist would get it, in a group that does; with a link that opens nothing. */
export async function previewMessage(
  trx: Query,
  house: Offer & { readonly answerUrl: string },
  { campaignId, kind, language, text }: Asked,
): Promise<{ readonly subject: string; readonly body: string } | null> {
  const campaign = await selectCampaign(trx, campaignId).executeTakeFirst();
  const definition = campaign && (await definitionOf(trx, campaign, house));
  if (!campaign || !definition) return null;
  const { organisation } = await selectMailSettings(trx).executeTakeFirstOrThrow();
  const facts = {
    ...campaign,
    campaignId,
    organisation,
    answerUrl: house.answerUrl,
    minutes: estimateMinutes(itemsInOrder(definition).length, definition.openQuestions.length),
    words: campaign.manifestHash
      ? manifestWords(Buffer.from(campaign.manifestHash, 'hex')).join(' · ')
      : say(language, 'mailing_preview_words'),
    texts: text ? { [kind]: { [language]: text } } : {},
  };
  const person = {
    name: say(language, 'mailing_preview_name'),
    language,
    ...(await exampleGroup(trx, campaign)),
  };
  const token = say(language, 'mailing_preview_token');
  return composeMessage(kind, facts, person, { token, code: null });
}

async function definitionOf(trx: Query, campaign: DraftRow, offer: Offer): Promise<Definition | null> {
  const frozen = campaign.definition as Definition | null;
  return frozen ?? (await composeDraft(trx, campaign, offer))?.definition ?? null;
}

/** The largest group that the campaign would have: it tells nothing about anybody. */
async function exampleGroup(trx: Query, campaign: DraftRow) {
  const units = await selectLivingUnits(trx).execute();
  const { rows: roster } = await selectRoster(trx, campaign).execute(trx);
  const scopes = buildScopes(countInvited(units, roster), SCOPE_MINIMUM);
  const largest = [...scopes].sort((one, other) => other.invited - one.invited)[0];
  const name = units.find((unit) => unit.id === largest?.unitId)?.name ?? '';
  return { group: name, invited: largest?.invited ?? 0 };
}
