import { m } from '$lib/paraglide/messages';
import type { Finding } from '../words';

export const STATES = ['open', 'planned', 'accepted'] as const;
const WORDS: Readonly<Record<Finding['state'], () => string>> = {
  open: m.plan_finding_state_open,
  planned: m.plan_finding_state_planned,
  accepted: m.plan_finding_state_accepted,
};
export const stateText = (state: Finding['state']): string => WORDS[state]();
export const STATE_LOOKS = { open: 'ochre', planned: 'water', accepted: 'quiet' } as const;
