/// <reference lib="webworker" />

/** Lets the answer page open without a connection. It keeps the page and its files; never an answer, never a reply. */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const CACHE = 'page';
const PAGE = '/s';

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.add(PAGE))
      .then(() => worker.skipWaiting()),
  );
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  const names = event.data as readonly string[];
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.all(names.map((name) => keep(cache, name)))));
});

async function keep(cache: Cache, name: string): Promise<void> {
  if (!(await cache.match(name))) await cache.add(name).catch(() => {});
}

worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname.startsWith('/_app/immutable/')) event.respondWith(keptFirst(event.request));
  else if (event.request.mode === 'navigate' && pathname === PAGE)
    event.respondWith(freshFirst(event.request));
});

/** Files whose name says what is in them never change. */
async function keptFirst(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

/** The page itself comes from the server as long as there is one: an old copy must not outlive a correction. */
async function freshFirst(request: Request): Promise<Response> {
  try {
    const reply = await fetch(request);
    if (reply.ok) await (await caches.open(CACHE)).put(PAGE, reply.clone());
    return reply;
  } catch {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}
