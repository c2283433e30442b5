import { number } from '$lib/format';
import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';
import { has } from '$lib/session.svelte';

export type FirstSteps = Answer<'GET /api/first-steps'>;
type Step = FirstSteps['steps'][number];
type Id = Step['id'];

const TITLES: Readonly<Record<Id, () => string>> = {
  'second-step': m.steps_second_step,
  people: m.steps_people,
  hr: m.steps_hr,
  council: m.steps_council,
  colleagues: m.steps_colleagues,
  mail: m.steps_mail,
  draft: m.steps_draft,
  launch: m.steps_launch,
  results: m.steps_results,
  plan: m.steps_plan,
};
const TEXTS: Readonly<Record<Id, () => string>> = {
  'second-step': m.steps_second_step_text,
  people: m.steps_people_text,
  hr: m.steps_hr_text,
  council: m.steps_council_text,
  colleagues: m.steps_colleagues_text,
  mail: () => (has('administrator') ? m.steps_mail_text() : m.steps_mail_text_hr()),
  draft: m.steps_draft_text,
  launch: m.steps_launch_text,
  results: m.steps_results_text,
  plan: m.steps_plan_text,
};
const DONE: Readonly<Record<Id, (values: { count: string }) => string>> = {
  'second-step': m.steps_second_step_done,
  people: m.steps_people_done,
  hr: m.steps_hr_done,
  council: m.steps_council_done,
  colleagues: m.steps_colleagues_done,
  mail: m.steps_mail_done,
  draft: m.steps_draft_done,
  launch: m.steps_launch_done,
  results: m.steps_results_done,
  plan: m.steps_plan_done,
};
const ACTIONS: Readonly<Record<Id, () => string>> = {
  'second-step': m.steps_second_step_action,
  people: m.steps_people_action,
  hr: m.steps_hr_action,
  council: m.steps_council_action,
  colleagues: m.steps_colleagues_action,
  mail: () => (has('administrator') ? m.steps_mail_action() : m.steps_mail_action_hr()),
  draft: m.steps_draft_action,
  launch: m.steps_launch_action,
  results: m.steps_results_action,
  plan: m.steps_plan_action,
};

export const stepTitle = ({ id }: Step): string => TITLES[id]();

export function stepText({ id, done, state, count }: Step): string {
  if (done) return DONE[id]({ count: number(count ?? 0) });
  if (state === 'failing') return has('administrator') ? m.steps_mail_failing() : m.steps_mail_failing_hr();
  return state === 'open' ? m.steps_results_open() : TEXTS[id]();
}

/** Null while there is nothing to do yet: a button that leads nowhere helps nobody. */
export const stepAction = ({ id, done, state }: Step): string | null =>
  done || state === 'waiting' ? null : ACTIONS[id]();
