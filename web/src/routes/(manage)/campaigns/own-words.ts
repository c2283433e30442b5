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
