import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

export type Norm = Answer<'GET /api/norms'>['norms'][number];

const ORIGINS = {
  'built-in': m.instruments_norm_built_in,
  cbs: m.instruments_norm_cbs,
  'licence-holder': m.instruments_norm_licence_holder,
  'own-campaign': m.instruments_norm_own_campaign,
  pool: m.instruments_norm_pool,
};
const USES = {
  identical: m.instruments_use_identical,
  internal: m.instruments_use_internal,
  'same-construct': m.instruments_use_same_construct,
  context: m.instruments_use_context,
};
const UNITS: Readonly<Record<string, () => string>> = {
  percentage: m.instruments_unit_percentage,
  mean: m.instruments_unit_mean,
  count: m.instruments_unit_count,
  days: m.instruments_unit_days,
  euro: m.instruments_unit_euro,
  'per-employee': m.instruments_unit_per_employee,
};
const REFUSALS: Readonly<Record<string, (parts: { about: string }) => string>> = {
  'unknown-group': m.instruments_refused_unknown_group,
  'unknown-period': m.instruments_refused_unknown_period,
  'unknown-indicator': m.instruments_refused_unknown_indicator,
  'no-value': () => m.instruments_refused_no_value(),
  'not-a-number': m.instruments_refused_not_a_number,
  'out-of-range': m.instruments_refused_out_of_range,
  'mean-among-percentages': m.instruments_refused_mean_among_percentages,
  'mean-without-spread': m.instruments_refused_mean_without_spread,
  'not-a-table': () => m.instruments_refused_not_a_table(),
  'column-missing': m.instruments_refused_column_missing,
  'no-rows': () => m.instruments_refused_no_rows(),
  'other-unit': () => m.instruments_refused_other_unit(),
  expired: () => m.instruments_refused_expired(),
  'other-items': () => m.instruments_refused_other_items(),
  'context-only': () => m.instruments_refused_context_only(),
};

export const originWord = (origin: Norm['origin']) => ORIGINS[origin]();
export const useWord = (comparability: Norm['comparability']) => USES[comparability]();
export const unitWord = (unit: string) => UNITS[unit]?.() ?? unit;
/** Why a row or a table is no norm. */
export const refusalWords = (reason: string, about = '') => REFUSALS[reason]?.({ about }) ?? reason;

export const rowsWords = (rows: number) =>
  rows === 1 ? m.instruments_norm_row() : m.instruments_norm_rows({ rows });

/** 7,4 in Dutch, 7.4 in English, a dash where the source gives nothing. */
export function decimal(value: number | null): string {
  if (value === null) return '–';
  const locale = getLocale() === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}
