import type { Answer as Reply } from '$lib/api';
import { m } from '$lib/paraglide/messages';

export type Checklist = Reply<'GET /api/checklists/:checklistId'>;
export type Round = Reply<'GET /api/checklists/:checklistId/rounds'>['rounds'][number];
export type Topic = Checklist['topics'][number];
export type TopicAnswer = Round['answers'][string];

export const PRESENT: Readonly<Record<TopicAnswer['present'], () => string>> = {
  yes: m.absence_policy_yes,
  partly: m.absence_policy_partly,
  no: m.absence_policy_no,
};
export const WORKING: Readonly<Record<TopicAnswer['working'], () => string>> = {
  ...PRESENT,
  unknown: m.absence_policy_unknown,
};

/** Below this many steps a percentage would be about a handful of people. */
const LEAST_STEPS = 5;

export function metShare(steps: Round['steps'][string] | undefined): number | null {
  return steps && steps.due >= LEAST_STEPS ? (100 * steps.met) / steps.due : null;
}

export function answerText(answer: TopicAnswer): string {
  return `${m.absence_policy_present()} ${PRESENT[answer.present]()}. ${m.absence_policy_working()} ${WORKING[answer.working]()}.`;
}
