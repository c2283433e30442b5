import type { MessageKey } from '../../../../../server/domain/statistics/show-rules.ts';
import { m } from '$lib/paraglide/messages';

const WORDS: Readonly<Record<MessageKey, () => string>> = {
  'show.too-few-respondents': m.dashboard_show_too_few_respondents,
  'show.too-few-compared': m.dashboard_show_too_few_compared,
  'show.too-few-groups': m.dashboard_show_too_few_groups,
  'show.too-few-items': m.dashboard_show_too_few_items,
  'show.two-items-only': m.dashboard_show_two_items_only,
  'show.too-many-predictors': m.dashboard_show_too_many_predictors,
  'show.few-per-predictor': m.dashboard_show_few_per_predictor,
  'show.too-few-heads': m.dashboard_show_too_few_heads,
  'show.too-short-period': m.dashboard_show_too_short_period,
  'show.small-cell': m.dashboard_show_small_cell,
  'show.organisation-only': m.dashboard_show_organisation_only,
  'show.not-per-team': m.dashboard_show_not_per_team,
  'show.norm-not-comparable': m.dashboard_show_norm_not_comparable,
  'show.norm-too-small': m.dashboard_show_norm_too_small,
  'show.norm-too-few-organisations': m.dashboard_show_norm_too_few_organisations,
  'show.norm-too-old': m.dashboard_show_norm_too_old,
  'show.other-items': m.dashboard_show_other_items,
  'show.no-pooled-spread': m.dashboard_show_no_pooled_spread,
  'show.may-be-chance': m.dashboard_show_may_be_chance,
  'show.teams-not-told-apart': m.dashboard_show_teams_not_told_apart,
  'show.teams-hardly-told-apart': m.dashboard_show_teams_hardly_told_apart,
  'show.low-reliability': m.dashboard_show_low_reliability,
  'show.low-response': m.dashboard_response_low,
  'show.indicative-only': m.dashboard_response_indicative,
};

/** Why a figure is not shown, or what has to be said beside it. */
export function showText(reason: string): string {
  return (WORDS[reason as MessageKey] ?? m.results_withheld)();
}
