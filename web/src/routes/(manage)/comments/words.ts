import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';

export type Overview = Answer<'GET /api/comments'>['campaigns'][number];
export type Queue = Answer<'GET /api/campaigns/:campaignId/comments/queue'>;
export type Waiting = Queue['comments'][number];
export type Reason = NonNullable<Waiting['reason']>;
export type Decision = Waiting['decision'];

export const REASONS: readonly Reason[] = ['names-someone', 'recognisable', 'health', 'hurtful', 'empty'];

const REASON_WORDS: Readonly<Record<Reason, () => string>> = {
  'names-someone': m.methods_reason_names,
  recognisable: m.methods_reason_recognisable,
  health: m.methods_reason_health,
  hurtful: m.methods_reason_hurtful,
  empty: m.methods_reason_empty,
};
export const reasonWord = (reason: Reason): string => REASON_WORDS[reason]();

const DECISION_WORDS: Readonly<Record<Decision, () => string>> = {
  waiting: m.methods_decision_waiting,
  published: m.methods_decision_published,
  redacted: m.methods_decision_redacted,
  withheld: m.methods_decision_withheld,
};
export const decisionWord = (decision: Decision): string => DECISION_WORDS[decision]();

export const decisionLook = (decision: Decision) =>
  ({ waiting: 'quiet', published: 'moss', redacted: 'water', withheld: 'ochre' } as const)[decision];

/** The text in pieces, so that what may point at somebody can be marked. */
export function pieces(text: string, marks: readonly string[]): { text: string; marked: boolean }[] {
  if (marks.length === 0) return [{ text, marked: false }];
  const escaped = marks
    .toSorted((a, b) => b.length - a.length)
    .map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(${escaped.join('|')})`, 'u'))
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, marked: marks.includes(piece) }));
}
