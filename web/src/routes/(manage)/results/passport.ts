import { longDate } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import type { Results } from './figures';

/** What the norm is, for under a picture: on screen, in print and in a file. */
export function passportLines(results: Results): readonly string[] {
  return [
    m.dashboard_passport_source({
      organisation: results.organisationName,
      campaign: results.campaign.title,
      date: longDate(results.campaign.closesOn),
    }),
    results.unit.parentId === null
      ? m.dashboard_passport_whole()
      : m.results_passport_norm({ organisation: results.organisationName, campaign: results.campaign.title }),
    m.results_passport_none(),
  ];
}

export const methodLines = {
  profile: () => [
    m.dashboard_method_score(),
    m.results_passport_method(),
    m.dashboard_method_interval(),
    m.results_passport_too_few(),
    m.results_why_rounded(),
  ],
  shares: () => [m.dashboard_method_shares(), m.dashboard_method_bound(), m.dashboard_method_shares_few()],
  change: () => [
    m.results_passport_trend(),
    m.dashboard_method_change(),
    m.dashboard_method_change_careful(),
  ],
  series: () => [
    m.dashboard_method_series(),
    m.results_passport_trend(),
    m.dashboard_method_change(),
    m.dashboard_method_change_careful(),
  ],
  outside: () => [
    m.dashboard_method_outside(),
    m.dashboard_method_outside_context(),
    m.results_why_rounded(),
  ],
  heat: () => [
    m.results_passport_method(),
    m.dashboard_method_shrunken(),
    m.results_passport_too_few(),
    m.results_why_rounded(),
  ],
} as const;
