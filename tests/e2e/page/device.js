// What the browser keeps of the service on the device. Runs in the browser; the answers come later.

// Whether the app is on the device, so that the next page comes from there.
const isKept = async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated";

const takeAway = async () => (await navigator.serviceWorker.getRegistration())?.unregister();

const aNewerVersionWaits = async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting);

const theNewestIsInCharge = async () => {
  const { active, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
  return !waiting && active?.state === "activated";
};

// Everything in all caches, as [cache, path, headers and body].
const kept = async () => {
  const all = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      all.push([name, new URL(request.url).pathname, JSON.stringify([...response.headers]) + (await response.text())]);
    }
  }
  return all;
};

const keptVersions = async () => (await caches.keys()).filter((name) => name.startsWith("kruzhok-"));

const keptPaths = async () => [...new Set((await kept()).map(([, path]) => path))];

// Where in the caches one of these words stands.
const keptPlacesOf = async (words) =>
  (await kept()).filter(([, , text]) => words.some((word) => text.includes(word))).map(([, path]) => path);

// As much as the browser allows: ever smaller pieces, as long as there is room for one.
const fillTheDevice = () => {
  let filler = "";
  for (let size = 1 << 23; size > 0; size >>= 1) {
    try {
      localStorage.setItem("filler", filler + "x".repeat(size));
      filler += "x".repeat(size);
    } catch {}
  }
};

// Presses the button of the form that the app draws when the app has done with drawing, and before the next frame: sooner
// than any hand.
const pressWhatTheAppDraws = () => {
  const button = () => document.querySelector("body > #main form button[type=submit]");
  new MutationObserver(async (_, observer) => {
    if (!button()) return;
    observer.disconnect();
    // Whatever the app left for the end of its task comes before any event.
    for (let turn = 0; turn < 100; turn += 1) await null;
    button().click();
  }).observe(document.body, { childList: true, subtree: true });
};
