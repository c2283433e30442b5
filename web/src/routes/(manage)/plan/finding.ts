import type { Answer } from '$lib/api';
import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

export type Row = Answer<'GET /api/plan'>['rows'][number];

/** The published figures behind a row, in words: "Werkdruk: 62 (organisatie 55), 10–14 antwoorden." */
export function findingText({ evidence }: Row): string {
  const value = number(evidence.mean);
  const bounded =
    evidence.bound === 'at-most'
      ? m.plan_at_most({ value })
      : evidence.bound === 'at-least'
        ? m.plan_at_least({ value })
        : value;
  const parts = {
    scale: evidence.scaleTitle[getLocale()],
    value: bounded,
    // Joined, so that a band is never broken over two lines.
    answers: evidence.n.replace('-', '\u2060–\u2060'),
  };
  return evidence.organisationMean === null
    ? m.plan_finding_alone(parts)
    : m.plan_finding({ ...parts, norm: number(evidence.organisationMean) });
}

export const STATUSES = ['planned', 'in-progress', 'done', 'stopped'] as const;
const STATUS_WORDS: Readonly<Record<Row['status'], () => string>> = {
  planned: m.plan_status_planned,
  'in-progress': m.plan_status_in_progress,
  done: m.plan_status_done,
  stopped: m.plan_status_stopped,
};
export const statusText = (status: Row['status']): string => STATUS_WORDS[status]();
