import type { Language } from '../../../../../server/domain/questionnaire/definition.ts';
import {
  type StatementFlag,
  statementFlags,
} from '../../../../../server/domain/questionnaire/statement-flags.ts';
import { m } from '$lib/paraglide/messages';
import type { Campaign } from './words';

type Misfit = NonNullable<Campaign['preflight']>['misfits'][number];

const MISFITS: Readonly<Record<Misfit['kind'], (input: { about: string }) => string>> = {
  'unknown-module': m.instruments_misfit_unknown_module,
  'module-twice': m.instruments_misfit_module_twice,
  'scale-differs': m.instruments_misfit_scale_differs,
  'too-many-statements': () => m.instruments_misfit_too_many_statements(),
  'too-many-questions': () => m.instruments_misfit_too_many_questions(),
  'text-empty': () => m.instruments_misfit_text_empty(),
  'text-too-long': m.instruments_misfit_text_too_long,
  'text-twice': m.instruments_misfit_text_twice,
};

/** Why modules and own themes cannot be asked like this, as a sentence. */
export const misfitWords = ({ kind, about }: Misfit) => MISFITS[kind]({ about });

const FLAGS: Readonly<Record<StatementFlag, () => string>> = {
  'two-questions': m.instruments_flag_two_questions,
  negation: m.instruments_flag_negation,
  'long-sentence': m.instruments_flag_long_sentence,
  leading: m.instruments_flag_leading,
  'not-a-statement': m.instruments_flag_not_a_statement,
};

/** What to look at again in a statement, in sentences. */
export function flagWords(text: string, language: Language): readonly string[] {
  return statementFlags(text, language).map((flag) =>
    language === 'nl' ? FLAGS[flag]() : m.instruments_flag_english({ flag: FLAGS[flag]() }),
  );
}
