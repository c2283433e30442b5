import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

export type Row = Answer<'GET /api/plan'>['rows'][number];

/** What the row rests on, in words: "Werkdruk: 62 (organisatie 55), 10–14 antwoorden." */
export const findingText = ({ says }: Row): string => says[getLocale()];

export const STATUSES = ['planned', 'in-progress', 'done', 'stopped'] as const;
const STATUS_WORDS: Readonly<Record<Row['status'], () => string>> = {
  planned: m.plan_status_planned,
  'in-progress': m.plan_status_in_progress,
  done: m.plan_status_done,
  stopped: m.plan_status_stopped,
};
export const statusText = (status: Row['status']): string => STATUS_WORDS[status]();
