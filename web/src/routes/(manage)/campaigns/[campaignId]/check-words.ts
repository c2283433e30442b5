import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import type { Campaign } from '../words';

export type Check = NonNullable<Campaign['preflight']>['checks'][number];

interface Said {
  readonly text: string;
  /** What somebody can do about it. */
  readonly todo?: string;
  readonly link?: { readonly href: string; readonly label: string };
}

/** What a check says in words. Every kind that is not in order says what to do. */
export function checkWords(
  { kind, count, about }: Check,
  { campaignId, locale }: { campaignId: string; locale: 'nl' | 'en' },
): Said {
  const n = number(count);
  const names = new Intl.ListFormat(locale).format(about.map((words) => words[locale]));
  const mail = { href: `/campaigns/${campaignId}/mail`, label: m.launch_to_mail() };
  const agreement = { href: `/campaigns/${campaignId}/agreement`, label: m.anonymity_facts_contract() };
  const words: Record<Check['kind'], () => Said> = {
    'nobody-invited': () => ({ text: m.campaigns_obstacle_nobody_invited() }),
    'too-few-people': () => ({ text: m.campaigns_obstacle_too_few_people() }),
    'period-over': () => ({ text: m.campaigns_obstacle_period_over() }),
    'wrong-period': () => ({ text: m.campaigns_obstacle_wrong_period() }),
    'does-not-fit': () => ({ text: m.instruments_obstacle_does_not_fit() }),
    'waits-for-council': () => ({ text: m.anonymity_obstacle_waits(), link: agreement }),
    'small-groups': () => ({
      text: count === 1 ? m.campaigns_before_small_one() : m.campaigns_before_small({ count: n }),
    }),
    'groups-fine': () => ({ text: m.campaigns_before_small_none() }),
    'no-mail-address': () => ({
      text: count === 1 ? m.campaigns_before_letters_one() : m.campaigns_before_letters({ count: n }),
    }),
    'shared-address': () => ({
      text: m.launch_shared_address({ count: n }),
      todo: m.launch_shared_address_todo(),
      link: { href: '/organisation', label: m.launch_to_organisation() },
    }),
    'addresses-fine': () => ({ text: m.campaigns_before_letters_none() }),
    'council-silent': () => ({
      text: m.launch_council_silent(),
      todo: m.launch_council_silent_todo(),
      link: agreement,
    }),
    'council-spoke': () => ({ text: m.launch_council_spoke(), link: agreement }),
    'short-period': () => ({ text: m.launch_short_period({ count: n }), todo: m.launch_short_period_todo() }),
    'long-period': () => ({ text: m.launch_long_period({ count: n }), todo: m.launch_long_period_todo() }),
    'opens-on-day-off': () => ({ text: m.launch_opens_on_day_off(), todo: m.launch_opens_on_day_off_todo() }),
    holidays: () => ({ text: m.launch_holidays({ names }), todo: m.launch_holidays_todo() }),
    'school-holidays': () => ({ text: m.launch_school_holidays({ names }), todo: m.launch_holidays_todo() }),
    'school-holidays-unknown': () => ({
      text: m.launch_school_holidays_unknown(),
      todo: m.launch_school_holidays_unknown_todo(),
    }),
    overlap: () => ({ text: m.launch_overlap({ names }), todo: m.launch_overlap_todo() }),
    'period-fine': () => ({ text: m.launch_period_fine() }),
    'no-reminders': () => ({ text: m.launch_no_reminders(), todo: m.launch_no_reminders_todo(), link: mail }),
    'reminders-fine': () => ({ text: m.launch_reminders_fine({ count: n }), link: mail }),
    'no-norm': () => ({ text: m.launch_no_norm(), todo: m.launch_no_norm_todo() }),
    'norm-chosen': () => ({ text: m.launch_norm_chosen() }),
    'english-missing': () => ({
      text: m.launch_english_missing({ count: n }),
      todo: m.launch_english_missing_todo(),
    }),
    'languages-fine': () => ({
      text: count === 0 ? m.launch_languages_fine() : m.launch_languages_fine_some({ count: n }),
    }),
    'no-mail-server': () => ({ text: m.launch_no_mail_server(), todo: m.launch_no_mail_server_todo() }),
    'mail-fine': () => ({ text: m.launch_mail_fine(), link: mail }),
  };
  return words[kind]();
}
