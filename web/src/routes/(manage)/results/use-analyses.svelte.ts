import { type Answer, call } from '$lib/api';
import { useResults } from './results-view';

export type Analyses = Answer<'GET /api/campaigns/:campaignId/analyses'>;

/** What was computed at the tally, for the unit looked at. Null until it is there; made inside a component. */
export function useAnalyses(): { readonly now: Analyses | null; readonly problem: unknown } {
  const view = useResults();
  let now = $state.raw<Analyses | null>(null);
  let problem = $state<unknown>(null);
  $effect(() => {
    const { campaign, unit } = view.results;
    let outdated = false;
    call('GET /api/campaigns/:campaignId/analyses', {
      params: { campaignId: campaign.id },
      query: { unitId: unit.id },
    }).then(
      (answer) => outdated || (now = answer),
      (error: unknown) => outdated || (problem = error),
    );
    return () => (outdated = true);
  });
  return {
    get now() {
      return now;
    },
    get problem() {
      return problem;
    },
  };
}
