import { type Answer, call } from '$lib/api';
import { useResults } from './results-view';

export type Reading = Answer<'GET /api/campaigns/:campaignId/interpretations'>['interpretations'][number];

/** The signed readings of the campaign, and for an adviser the own drafts. Made inside a component. */
export function useReadings(): { readonly now: readonly Reading[] | null; refresh(): Promise<void> } {
  const view = useResults();
  let now = $state.raw<readonly Reading[] | null>(null);
  const load = async (campaignId: string) => {
    const { interpretations } = await call('GET /api/campaigns/:campaignId/interpretations', {
      params: { campaignId },
    });
    if (campaignId === view.results.campaign.id) now = interpretations;
  };
  $effect(() => {
    // The figures stand without a reading as well.
    load(view.results.campaign.id).catch(() => (now = []));
  });
  return {
    get now() {
      return now;
    },
    refresh: () => load(view.results.campaign.id),
  };
}
