// Answers for what is kept on this device, and for nothing else: a kept page and its files are here or nowhere.
const CACHE = "seedtrain-kept";
const NEVER_CHANGES = /^\/(static|practice\/engine)\/|^\/practice\/attempts\/[0-9a-f-]{36}\/kept$/;
const LIST = "/practice/kept";
const PATIENCE_MS = 4000; // a network that does not answer in this time is none

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event,
    { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname === LIST) event.respondWith(freshOrKept(request));
  else if (NEVER_CHANGES.test(pathname)) event.respondWith(keptOrFetched(request));
});

const kept = async (request) => (await caches.open(CACHE)).match(request, { ignoreVary: true });
const keptOrFetched = async (request) => (await kept(request)) || fetch(request);

async function freshOrKept(request) {
  const late = new Promise((_, tooLate) => setTimeout(tooLate, PATIENCE_MS));
  try {
    return await Promise.race([fetch(request), late]);
  } catch {
    return (await kept(request)) || Response.error();
  }
}
