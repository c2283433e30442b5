import type { Answer } from '$lib/api';
import { addDays } from '../../../../../server/domain/calendar.ts';
import { today } from '$lib/format';
import type { Campaign, Variant } from './words';

export interface Draft {
  questionnaireId: string;
  variant: Variant;
  title: string;
  opensOn: string;
  closesOn: string;
  unitIds: string[];
  questionnaireVersion?: string;
  additions: Additions;
  cuts: string[];
  normId: string | null;
}

export type Additions = Campaign['additions'];

export type Questionnaire = Answer<'GET /api/questionnaires'>['questionnaires'][number];
type Language = 'nl' | 'en';

const WEEKS_OPEN = 3;
/** Two questions reach far more departments than three. */
const USUAL_CUTS = ['age-band', 'function-group'];
export const MOST_CUTS = 3;

/** Werkbeleving 2026: the questionnaire and the year in which the campaign opens. */
export function suggestedTitle(
  questionnaire: Questionnaire | undefined,
  opensOn: string,
  language: Language,
): string {
  return questionnaire ? `${questionnaire.title[language]} ${opensOn.slice(0, 4)}` : '';
}

export function newDraft(questionnaire: Questionnaire, language: Language): Draft {
  const opensOn = today();
  const variants = questionnaire.variants.map((entry) => entry.variant);
  return {
    questionnaireId: questionnaire.id,
    variant: variants.includes('standard') ? 'standard' : (variants[0] ?? 'standard'),
    title: suggestedTitle(questionnaire, opensOn, language),
    opensOn,
    closesOn: addDays(opensOn, WEEKS_OPEN * 7),
    unitIds: [],
    additions: { modules: [], statements: [], questions: [], openQuestions: true },
    cuts: questionnaire.background.map(({ id }) => id).filter((id) => USUAL_CUTS.includes(id)),
    normId: null,
  };
}

export function draftOf(campaign: Campaign): Draft {
  const { questionnaireId, variant, title, opensOn, closesOn, unitIds, normId } = campaign;
  const additions = copyOf(campaign.additions);
  const cuts = [...campaign.cuts];
  return {
    questionnaireId,
    variant,
    title,
    opensOn,
    closesOn,
    unitIds: [...unitIds],
    additions,
    cuts,
    normId,
  };
}

export function isComplete(draft: Draft, who: 'everyone' | 'units'): boolean {
  const days = draft.opensOn !== '' && draft.closesOn !== '' && draft.opensOn <= draft.closesOn;
  return draft.title.trim() !== '' && days && (who === 'everyone' || draft.unitIds.length > 0);
}

/** A form changes its draft in place; the campaign it came from stays as it was loaded. */
function copyOf(additions: Additions): Additions {
  return structuredClone(additions) as Additions;
}

/** Items that a module adds to a questionnaire: what both ask is asked once, as often as the longer list says. */
export function addedItems(module: Questionnaire, questionnaire: Questionnaire, variant: Variant): number {
  const asks = (part: Questionnaire) => part.variants.find((entry) => entry.variant === variant)?.asks ?? [];
  const asked = new Map(asks(questionnaire).map(({ scale, items }) => [scale, items]));
  return asks(module).reduce(
    (sum, { scale, items }) => sum + Math.max(items - (asked.get(scale) ?? 0), 0),
    0,
  );
}
