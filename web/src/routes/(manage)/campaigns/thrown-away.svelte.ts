import type { Draft } from './draft';

/** The draft that was thrown away last, so that the list can put it back. */
export const thrownAway = $state<{ draft: Draft | null }>({ draft: null });
