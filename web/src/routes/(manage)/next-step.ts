import { longDate, today } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { daysBetween } from '../../../../server/domain/campaign-year/reminder-days.ts';
import type { CampaignLine } from './campaigns/words';

/** What comes next for a campaign that is not published yet, in one sentence. */
export function nextStep({ status, closesOn }: CampaignLine): string {
  if (status === 'draft') return m.overview_next_draft();
  if (status !== 'open') return m.overview_next_closed();
  const days = daysBetween(today(), closesOn);
  if (days <= 0) return m.overview_next_open_last();
  if (days === 1) return m.overview_next_open_tomorrow();
  return m.overview_next_open({ days, until: longDate(closesOn) });
}
