import { type Answer, call } from '$lib/api';

type CampaignLine = Answer<'GET /api/campaigns'>['campaigns'][number];

/** The campaigns with results, newest first, and one reply about the chosen one that follows the address. */
export class PublishedPage<Reply> {
  campaigns = $state.raw<readonly CampaignLine[] | null>(null);
  reply = $state.raw<Reply | null>(null);
  problem = $state<unknown>(null);

  constructor(
    address: () => URLSearchParams,
    ask: (campaignId: string, address: URLSearchParams) => Promise<Reply>,
  ) {
    $effect(() => {
      call('GET /api/campaigns').then(
        ({ campaigns }) => (this.campaigns = campaigns.filter(({ status }) => status === 'published')),
        (error: unknown) => (this.problem = error),
      );
    });
    $effect(() => {
      const campaignId = address().get('campaign') ?? this.campaigns?.[0]?.id;
      if (!campaignId) return;
      let outdated = false;
      this.problem = null;
      ask(campaignId, address()).then(
        (reply) => {
          if (!outdated) this.reply = reply;
        },
        (error: unknown) => {
          if (outdated) return;
          this.reply = null;
          this.problem = error;
        },
      );
      return () => (outdated = true);
    });
  }

  get choices(): { value: string; label: string }[] {
    return (this.campaigns ?? []).map(({ id, title }) => ({ value: id, label: title }));
  }

  get isLoading(): boolean {
    return !this.problem && (this.campaigns === null || (this.campaigns.length > 0 && this.reply === null));
  }
}

/** The address with one parameter changed. */
export function changed(address: URLSearchParams, name: string, value: string): string {
  const query = new URLSearchParams(address);
  query.set(name, value);
  return `?${query}`;
}
