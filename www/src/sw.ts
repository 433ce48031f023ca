/**
 * Keeps the whole page for offline use: what the build listed is stored on install and answered from the store.
 * It asks for nothing else and sees nothing of what is checked (that is in the fragment, which requests do not carry).
 */
interface InstallEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface PageFetch extends InstallEvent {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: InstallEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: PageFetch) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}
declare const __FILES__: string[];
declare const __VERSION__: string;

const scope = globalThis as unknown as Scope;
const PREFIX = "sublet-";
const STORE = PREFIX + __VERSION__;

scope.addEventListener("install", (event) => event.waitUntil(store()));
scope.addEventListener("activate", (event) => event.waitUntil(takeOver()));
scope.addEventListener("message", ({ data }) => {
  if (data === "take-over") scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && new URL(event.request.url).origin === location.origin) {
    event.respondWith(answer(event.request));
  }
});

async function store() {
  const cache = await caches.open(STORE);
  await cache.addAll(__FILES__.map((file) => new Request(file, { cache: "reload" })));
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== STORE) await caches.delete(name);
  }
  await scope.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(STORE);
  return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}
