import { addMonths } from '../../domain/calendar.ts';
import type { Finding } from '../../domain/plan/shapes.ts';
import type { Measure } from '../../domain/questionnaire/measures.ts';
import { say } from '../../words.ts';
import type { FirstFields } from './contract.ts';

type Language = 'nl' | 'en';

/**
 * What a new row can be given beyond what was asked: the article that obliges, the expert who can help, the indicator of
 * the library, the value to start from, the day to look back. Text to change, so that two fields are enough to begin.
 */
export function firstFields(
  body: FirstFields,
  finding: Pick<Finding, 'evidence' | 'psaCategory'>,
  measure: Measure | undefined,
  language: Language,
) {
  const { evidence, psaCategory } = finding;
  const psa = psaCategory !== null && psaCategory !== 'none';
  return {
    ...body,
    indicator: measure?.indicator[language] ?? '',
    legalArticle: say(language, psa ? 'plan_article_psa' : 'plan_article_general'),
    expertise: psa ? say(language, 'plan_expertise_psa') : '',
    baseline:
      evidence.kind === 'scale' || evidence.kind === 'absence'
        ? new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 }).format(
            evidence.kind === 'scale' ? evidence.mean : evidence.value,
          )
        : '',
    evaluateOn: addMonths(body.deadline, 3),
  };
}
