import type { Answer } from '$lib/api';
import { number, shortDate } from '$lib/format';
import { m } from '$lib/paraglide/messages';

export type CampaignLine = Answer<'GET /api/campaigns'>['campaigns'][number];
export type Campaign = Answer<'GET /api/campaigns/:campaignId'>;
export type Status = CampaignLine['status'];
export type Variant = CampaignLine['variant'];

const STATUS = {
  draft: m.campaigns_status_draft,
  open: m.campaigns_status_open,
  closed: m.campaigns_status_closed,
  published: m.campaigns_status_published,
};
const STATUS_LOOK = { draft: 'quiet', open: 'water', closed: 'ochre', published: 'moss' } as const;
const VARIANT = {
  short: m.campaigns_variant_short,
  standard: m.campaigns_variant_standard,
  long: m.campaigns_variant_long,
};

export const statusWord = (status: Status) => STATUS[status]();
export const statusLook = (status: Status) => STATUS_LOOK[status];
export const variantWord = (variant: Variant) => VARIANT[variant]();

export function periodWords({ opensOn, closesOn }: { opensOn: string; closesOn: string }): string {
  return m.campaigns_period({ from: shortDate(opensOn), until: shortDate(closesOn) });
}

export function peopleWords(count: number): string {
  return count === 1 ? m.campaigns_person() : m.campaigns_people({ count: number(count) });
}
