// Keeps the app on the device: it opens without a network, and a page never meets the files of another version.
// What is about somebody never gets in here: of all calls it knows one, that for the programme.

// `cargo xtask build` writes both lines. A build without that step has no worker at all.
const VERSION = "";
const FILES = {}; // what the app is made of, by path, each with its hash

const CACHE = `kruzhok-${VERSION}`;
const PROGRAMME = "/api/v1/programme";
const PATIENCE = 3000; // milliseconds on a network that gives no answer

addEventListener("install", (event) => event.waitUntil(keepEverything()));
addEventListener("activate", (event) => event.waitUntil(forgetOlder()));

// A new version waits beside the old one until somebody asks for it, or no page is open: nothing changes under a form.
addEventListener("message", ({ data }) => {
  if (data === "update") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (pathname === PROGRAMME) event.respondWith(programme(event));
  else if (isPage(mode, pathname)) event.respondWith(file("/", event.request));
  else if (!pathname.startsWith("/api/")) event.respondWith(file(pathname, event.request));
});

// Every page of the app is one file; what has a dot in its name is a file of its own.
function isPage(mode, pathname) {
  return mode === "navigate" && !pathname.startsWith("/api/") && !pathname.split("/").pop().includes(".");
}

// All or nothing. The hashes make sure that it is all of one version, whatever is being put on the server meanwhile.
async function keepEverything() {
  const cache = await caches.open(CACHE);
  await cache.addAll(Object.entries(FILES).map(([path, integrity]) => new Request(path, { integrity })));
  await keepProgramme(await fetch(PROGRAMME));
}

// The version before this one stays: a page of it may be just about to ask for its files.
async function forgetOlder() {
  const notes = await caches.open("kruzhok");
  const before = await (await notes.match("/version"))?.text();
  await notes.put("/version", new Response(CACHE));
  const isOlder = (name) => name.startsWith("kruzhok-") && name !== CACHE && name !== before;
  await Promise.all((await caches.keys()).filter(isOlder).map((name) => caches.delete(name)));
}

async function file(path, request) {
  const own = await caches.match(path, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
  return own ?? (await caches.match(path, { ignoreVary: true }).catch(() => undefined)) ?? fetch(request);
}

// The programme changes without a new version: the server is asked each time, and the copy is for when no answer comes.
async function programme(event) {
  const answer = fetch(event.request);
  event.waitUntil(answer.then(keepProgramme).catch(() => {}));
  const copy = await caches.match(PROGRAMME, { cacheName: CACHE }).catch(() => undefined);
  if (!copy) return answer;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, copy));
  return Promise.race([answer.then((fresh) => (isProgramme(fresh) ? fresh : copy)), late]).catch(() => copy);
}

// The copy has no `Date`: the app sets its clock by that header, and an old one would be a wrong clock.
async function keepProgramme(answer) {
  if (!isProgramme(answer)) throw new TypeError(`${PROGRAMME}: ${answer.status}`);
  const copy = new Response(await answer.clone().blob(), { headers: { "content-type": "application/json" } });
  await (await caches.open(CACHE)).put(PROGRAMME, copy);
}

// What stands between here and the server has pages of its own.
function isProgramme({ ok, headers }) {
  return ok && headers.get("content-type")?.startsWith("application/json");
}
