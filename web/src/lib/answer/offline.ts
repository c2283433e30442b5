/** The page itself, kept by the browser so that a reload without a connection finds it. Holds nothing about anybody. */

const WORKER = '/service-worker.js';
let asked = false;

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown };
}

/** Once somebody has begun: from then on losing the connection must not cost the page. */
export function keepPage(): void {
  if (asked || !navigator.serviceWorker || location.pathname !== '/s') return;
  asked = true;
  void navigator.serviceWorker
    .register(workerAddress(), { type: 'module' })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => tellFiles(active))
    .catch(() => void (asked = false));
}

/** The policy of the answer site lets no text become the address of a script, except this one. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('werkpeil-worker', { createScriptURL: (address) => address });
  return (policy?.createScriptURL(WORKER) as string | undefined) ?? WORKER;
}

/** Everything the page has loaded, and whatever it loads later. */
function tellFiles(worker: ServiceWorker | null): void {
  const files = (entries: readonly PerformanceEntry[]) =>
    entries.map(({ name }) => name).filter((name) => name.startsWith(`${location.origin}/_app/`));
  const tell = (names: readonly string[]) => names.length > 0 && worker?.postMessage(names);
  tell(files(performance.getEntriesByType('resource')));
  new PerformanceObserver((list) => tell(files(list.getEntries()))).observe({ type: 'resource' });
}

/** For a device that others use as well: the worker, its cache and whatever else the browser holds of this site. */
export async function forgetPage(): Promise<void> {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
  // The browser does the same once more, and more thoroughly, when the server says so.
  await fetch('/clear', { method: 'POST', credentials: 'omit' }).catch(() => {});
}
