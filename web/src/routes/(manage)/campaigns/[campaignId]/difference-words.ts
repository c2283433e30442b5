import { number, shortDate } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { type Campaign, variantWord, type Variant } from '../words';

type Difference = NonNullable<Campaign['repeats']>['differences'][number];

/** A difference as a label and what it was and is. */
export function differenceWords(
  { kind, from, to, names }: Difference,
  locale: 'nl' | 'en',
): { readonly label: string; readonly text: string } {
  const list = new Intl.ListFormat(locale).format(names.map((words) => words[locale]));
  const more = Number(to) - names.length;
  const named = more > 0 ? m.launch_difference_and_more({ list, count: number(more) }) : list;
  const change = (was: string, is: string) => m.launch_difference_was({ was, is });
  const period = (text: string) => {
    const [opens = '', closes = ''] = text.split(' ');
    return m.campaigns_period({ from: shortDate(opens), until: shortDate(closes) });
  };
  const words: Record<Difference['kind'], () => readonly [string, string]> = {
    period: () => [m.campaigns_field_period(), change(period(from), period(to))],
    version: () => [m.launch_difference_version(), change(from, to)],
    variant: () => [
      m.campaigns_field_variant(),
      change(variantWord(from as Variant), variantWord(to as Variant)),
    ],
    'scales-new': () => [m.launch_difference_scales_new(), named],
    'scales-gone': () => [m.launch_difference_scales_gone(), named],
    'scales-changed': () => [m.launch_difference_scales_changed(), named],
    'cuts-new': () => [m.launch_difference_cuts_new(), named],
    'cuts-gone': () => [m.launch_difference_cuts_gone(), named],
    minutes: () => [m.launch_difference_minutes(), change(from, to)],
    'own-questions': () => [m.instruments_own(), change(from, to)],
    invited: () => [m.campaigns_fact_invited(), change(number(Number(from)), number(Number(to)))],
    'units-gone': () => [m.launch_difference_units_gone(), named],
    'units-new': () => [m.launch_difference_units_new(), named],
    minimum: () => [m.campaigns_fact_minimum(), change(from, to)],
    norm: () => [m.launch_norm_title(), m.launch_difference_changed()],
    texts: () => [m.mailing_texts_title(), m.launch_difference_changed()],
    reminders: () => [m.mailing_reminders_title(), m.launch_difference_changed()],
  };
  const [label, text] = words[kind]();
  return { label, text };
}
