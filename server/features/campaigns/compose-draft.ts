import type { Query } from '../../db/connection.ts';
import { selectOwnVersions } from '../../db/own-questionnaires.ts';
import { catalogueOf, findQuestionnaire } from '../../domain/questionnaire/catalogue.ts';
import { composeCampaign, type Composed } from '../../domain/questionnaire/compose-campaign.ts';
import { onlyScales } from '../../domain/questionnaire/only-scales.ts';
import type { Bank, Questionnaire } from '../../domain/questionnaire/parse.ts';
import type { DraftRow } from './queries.ts';

/** What the product brings to ask. */
export interface Offer {
  readonly bank: Bank;
  readonly questionnaires: readonly Questionnaire[];
  readonly modules: readonly Questionnaire[];
}

/** The product's questionnaires with those of the organisation that the transaction sees. */
export async function offeredTo(trx: Query, offer: Offer) {
  return catalogueOf(offer, await selectOwnVersions(trx).execute());
}

type Wanted = Pick<DraftRow, 'questionnaireId' | 'questionnaireVersion' | 'variant' | 'additions' | 'scales'>;

/** A draft as it would be asked; null when its questionnaire is not there any more. */
export async function composeDraft(trx: Query, campaign: Wanted, offer: Offer): Promise<Composed | null> {
  const { questionnaires, modules } = await offeredTo(trx, offer);
  const { questionnaireId: id, questionnaireVersion: version } = campaign;
  // A version that the product itself brought may have been replaced by a newer one since the draft was made.
  const questionnaire =
    findQuestionnaire(questionnaires, id, version) ?? findQuestionnaire(questionnaires, id);
  if (!questionnaire) return null;
  const { definition, problems } = composeCampaign({ ...campaign, questionnaire }, modules);
  return { definition: onlyScales(definition, campaign.scales), problems };
}
