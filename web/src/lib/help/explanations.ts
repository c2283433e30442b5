import { m } from '$lib/paraglide/messages';

/** What people wonder about on more than one page. `guide` is the task in the guide where it is of use. */
export const EXPLANATIONS = {
  'group-size': { title: m.explain_group_size, text: m.explain_group_size_text, guide: 'reading' },
  rounding: { title: m.explain_rounding, text: m.explain_rounding_text, guide: 'reading' },
  'no-difference': { title: m.explain_no_difference, text: m.explain_no_difference_text, guide: 'reading' },
  norm: { title: m.explain_norm, text: m.explain_norm_text, guide: 'comparing' },
  reliability: { title: m.explain_reliability, text: m.explain_reliability_text, guide: 'comparing' },
  cuts: { title: m.explain_cuts, text: m.explain_cuts_text, guide: 'launch' },
  series: { title: m.explain_series, text: m.explain_series_text, guide: 'year' },
  pulse: { title: m.explain_pulse, text: m.explain_pulse_text, guide: 'year' },
  bounces: { title: m.explain_bounces, text: m.explain_bounces_text, guide: 'mail' },
  agreement: { title: m.explain_agreement, text: m.explain_agreement_text, guide: 'council' },
  'sealing-key': { title: m.explain_sealing_key, text: m.explain_sealing_key_text, guide: 'council' },
  words: { title: m.explain_words, text: m.explain_words_text, guide: 'council' },
  'risk-class': { title: m.explain_risk_class, text: m.explain_risk_class_text, guide: 'findings' },
  order: { title: m.explain_order, text: m.explain_order_text, guide: 'measure' },
  retention: { title: m.explain_retention, text: m.explain_retention_text, guide: 'keeping' },
  passkey: { title: m.explain_passkey, text: m.explain_passkey_text, guide: 'own-account' },
} as const;

export type Explanation = keyof typeof EXPLANATIONS;
