/** Parts that nobody needs for the first question. They are fetched when the browser has nothing to do, not when needed. */
export const later = {
  qr: () => import('./qr.ts'),
  mirror: () => import('./mirror/OwnMirror.svelte'),
};

/** From here on neither a lost connection nor the promise of no request stands in the way of these parts. */
let fetched = false;
export function fetchLater(): void {
  if (fetched) return;
  fetched = true;
  const wait = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1500));
  wait(() => void Promise.allSettled(Object.values(later).map((part) => part())));
}
