import type { Answer } from '$lib/api';
import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

export type Results = Answer<'GET /api/campaigns/:campaignId/results'>;
export type Scale = Results['scales'][number];
export type Unit = Results['unit'];
export type Figure = Results['figures'][string];
export type Shown = Extract<Figure, { withheld: false }>;
export type Share = NonNullable<Shown['shares']>[number];
export type Verdict = NonNullable<Shown['comparison']>['verdict'];
export type TrendVerdict = NonNullable<Shown['trend']>['verdict'];

export const inLanguage = (words: { nl: string; en: string }): string => words[getLocale()];

export function shown(figure: Figure | undefined): Shown | null {
  return figure && !figure.withheld ? figure : null;
}

/** 62, "hoogstens 12" or "minstens 88". */
export function figureText({ mean, bound }: Pick<Shown, 'mean' | 'bound'>, digits = 0): string {
  const value = number(mean, digits);
  if (bound === 'at-most') return m.results_at_most({ value });
  if (bound === 'at-least') return m.results_at_least({ value });
  return value;
}

/** "40%", or with "hoogstens" where the exact share would tell too much. */
export function shareText({ value, bound }: Share): string {
  const percent = `${number(value)}%`;
  if (bound === 'at-most') return m.results_at_most({ value: percent });
  if (bound === 'at-least') return m.results_at_least({ value: percent });
  return percent;
}

/** The shares from least to most favourable, whichever way the scale runs. */
export function favourableShares(scale: Scale, figure: Shown | null): readonly Share[] | null {
  if (!figure?.shares) return null;
  return scale.higherIs === 'unfavourable' ? figure.shares.toReversed() : figure.shares;
}

/** "10–14 antwoorden". */
export function bandText({ n }: Pick<Shown, 'n'>): string {
  if (n.to === null) return m.results_answers_from({ from: number(n.from) });
  return m.results_answers({ from: number(n.from), to: number(n.to) });
}

/** "10–14", for a column whose head says what is counted. */
export function bandShort({ n }: Pick<Shown, 'n'>): string {
  return n.to === null ? `${number(n.from)}+` : `${number(n.from)}–${number(n.to)}`;
}

const VERDICTS: Readonly<Record<Verdict, () => string>> = {
  attention: m.results_verdict_attention,
  strong: m.results_verdict_strong,
  'no-clear-difference': m.results_verdict_no_clear_difference,
  'too-few': m.results_verdict_too_few,
};
export const verdictText = (verdict: Verdict): string => VERDICTS[verdict]();

const TRENDS: Readonly<Record<TrendVerdict, () => string>> = {
  better: m.results_trend_better,
  worse: m.results_trend_worse,
  'no-clear-difference': m.results_trend_no_clear_difference,
  'too-few': m.results_trend_too_few,
};
export const trendText = (verdict: TrendVerdict): string => TRENDS[verdict]();

/** What the right end of the axis means, in words. */
export function favourableEnd(scale: Scale): string {
  if (scale.favourable && scale.higherIs !== 'neutral') return inLanguage(scale.favourable);
  return scale.higherIs === 'neutral' ? m.results_axis_neutral() : m.results_axis_favourable();
}

/** Where a score lies on a line that runs from less to more favourable. */
export function placeOf({ higherIs }: Pick<Scale, 'higherIs'>, value: number): number {
  return higherIs === 'unfavourable' ? 100 - value : value;
}

/** Names in a row: at most `most`, then how many more there are. */
export function listNames(names: readonly string[], most = 3): string {
  const parts = names.slice(0, most);
  if (names.length > most) parts.push(m.results_and_more({ count: names.length - most }));
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(parts);
}
