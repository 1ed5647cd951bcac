// Keeps the page with the pass on the phone, so that it opens without a network when it was opened before. Nothing else is kept, and
// signing out removes it.
interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetching extends Extendable {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

interface Worker {
  addEventListener(type: "install" | "activate", listen: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listen: (event: Fetching) => void): void;
  addEventListener(type: "message", listen: (event: Extendable & { data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
}

const worker = self as unknown as Worker;
const store = "dengke-pass";
const page = "/me/slot";
const asset = /\.(css|js|svg|woff2)$/;
/** Milliseconds after which a network that says nothing is none. */
const patience = 4000;

function isKept(url: URL): boolean {
  return (
    url.origin === worker.location.origin && ((url.pathname === page && url.search === "") || asset.test(url.pathname))
  );
}

async function keep(request: Request | string, response: Response): Promise<void> {
  if (response.status === 200 && !response.redirected) {
    const cache = await caches.open(store);
    await cache.put(request, response);
  }
}

async function answer(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: store });
  const stop = new AbortController();
  const timer = kept ? setTimeout(() => stop.abort(), patience) : undefined;
  try {
    const response = await fetch(request, { signal: stop.signal });
    await keep(request, response.clone());
    return response;
  } catch (error) {
    if (kept) {
      return kept;
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

// The page names what it was made of, since it was opened before there was a worker.
worker.addEventListener("message", (event) => {
  const addresses = Array.isArray(event.data) ? event.data.map((a) => new URL(String(a), worker.location.href)) : [];
  const those = addresses.filter(isKept).map((url) => url.pathname + url.search);
  event.waitUntil(Promise.all(those.map(async (address) => keep(address, await fetch(address)))));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && !request.headers.has("HX-Request") && isKept(new URL(request.url))) {
    event.respondWith(answer(request));
  }
});
