import type { Answer } from '$lib/api';
import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

export type Figures = Answer<'GET /api/campaigns/:campaignId/figures'>;
export type Coverage = Answer<'GET /api/campaigns/:campaignId/coverage'>;
export type ItemLine = Figures['items'][number];
export type CutTable = Figures['cuts'][number];

interface Coded {
  readonly value: number;
  readonly bound: 'about' | 'at-most' | 'at-least' | 'rest';
}
interface Counted {
  readonly n: { readonly from: number; readonly to: number | null };
}

export const inLanguage = (words: { nl: string; en: string }): string => words[getLocale()];

/** 62, "hoogstens 12" or "minstens 88". */
export function codedText({ value, bound }: Coded): string {
  const text = number(Math.round(value));
  if (bound === 'at-most') return m.results_at_most({ value: text });
  if (bound === 'at-least') return m.results_at_least({ value: text });
  return text;
}

/** The same in per cent. */
export function shareText(share: Coded): string {
  return `${codedText(share)}%`;
}

/** "10–14 antwoorden". */
export function peopleText({ n }: Counted): string {
  return n.to === null
    ? m.results_answers_from({ from: number(n.from) })
    : m.results_answers({ from: number(n.from), to: number(n.to) });
}

/** Answers below, at and above the middle, in the words of the question. */
export function answerEnds({
  answers,
  reversed,
}: Pick<ItemLine, 'answers' | 'reversed'>): [string, string, string] {
  const words = (reversed ? answers.toReversed() : answers).map((words) => inLanguage(words).toLowerCase());
  const half = Math.floor(words.length / 2);
  const or = (list: readonly string[]) =>
    new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(list);
  return [
    or(words.slice(0, half)),
    or(words.slice(half, words.length - half)),
    or(words.slice(words.length - half)),
  ];
}
