import { m } from '$lib/paraglide/messages';
import { has } from '$lib/session.svelte';

/** The pages about one campaign and unit, in the order in which questions come up. */
export const RESULT_PAGES = [
  { path: '/results', label: m.dashboard_page_overview, mayRead: () => true },
  { path: '/results/teams', label: m.dashboard_page_teams, mayRead: () => true },
  { path: '/results/profile', label: m.dashboard_page_profile, mayRead: () => true },
  { path: '/results/details', label: m.methods_page_details, mayRead: () => true },
  { path: '/results/comments', label: m.methods_page_comments, mayRead: () => true },
  { path: '/results/change', label: m.dashboard_page_change, mayRead: () => true },
  { path: '/results/priorities', label: m.dashboard_page_priorities, mayRead: () => true },
  {
    path: '/results/together',
    label: m.session_page,
    mayRead: () => has('hr', 'manager', 'management'),
  },
  { path: '/results/counted', label: m.methods_page_counted, mayRead: () => true },
  {
    path: '/results/quality',
    label: m.dashboard_page_quality,
    mayRead: () => has('hr', 'management', 'adviser', 'works-council'),
  },
] as const;
