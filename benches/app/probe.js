// Runs before every document of a subject and notes what happens on it. Notes live in the tab and outlast a document.
// All times are milliseconds since 1970 of one clock that does not jump, so that those of two documents compare.
// PILOT, which is put before this, is `null` or the birth date that the pilot types.
(() => {
  if (window !== top || !location.protocol.startsWith("http")) return;
  const KEY = "bench";
  const notes = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  const note = (what, at, more) => notes.push({ what, at: performance.timeOrigin + at, ...more });
  const has = (what) => notes.some((one) => one.what === what);
  addEventListener("pagehide", () => sessionStorage.setItem(KEY, JSON.stringify(notes)));
  note("navigation", 0);

  let busyAt = 0;
  const busy = () => (busyAt = performance.now());
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => {
    if (name !== "first-contentful-paint") return;
    note("fcp", startTime);
    answerFirst();
  });
  observe("largest-contentful-paint", ({ startTime }) => note("lcp", startTime));
  observe("layout-shift", ({ startTime, value, hadRecentInput }) => hadRecentInput || note("shift", startTime, { value }));
  observe("resource", busy);
  observe("longtask", busy);

  // What is changed in one frame is on the screen when the next one begins.
  const whenPainted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));

  // A screen is what its heading says. Ours is drawn beforehand into a part of the page that the app replaces, or that
  // waits for the app without being seen.
  const early = () => document.getElementById("static-page");
  const heading = () => {
    const seen = early()?.hasAttribute("data-waiting") ? document.querySelector("body > main") : document;
    return seen?.querySelector("h1");
  };
  const isApp = (found) => Boolean(found) && !found.closest("#static-page");
  let screen = "";
  let hasApp = false;
  const look = () => {
    busy();
    // While a page still comes in, its heading may be there without what belongs to it.
    if (document.readyState === "loading") return;
    if (has("fcp")) answerFirst();
    const found = heading();
    const text = found?.textContent.replaceAll("\u00a0", " ") ?? "";
    if (!hasApp && isApp(found)) {
      hasApp = true;
      whenPainted(() => note("app", performance.now()));
    }
    if (text === "" || text === screen) return;
    screen = text;
    whenPainted(() => {
      note("painted", performance.now(), { screen: text });
      answerSecond();
    });
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
  document.addEventListener("readystatechange", look);

  addEventListener("click", ({ target, timeStamp }) => {
    if (target.closest("button, .door")) note("press", timeStamp);
  }, true);
  addEventListener("input", ({ timeStamp, isTrusted }) => {
    if (isTrusted) whenPainted(() => note("typed", timeStamp, { took: performance.now() - timeStamp }));
  }, true);

  // The pilot answers the first question as soon as it is seen, and the second one likewise.
  function answerFirst() {
    const door = heading()?.closest("main").querySelector(".door[href*=birth-date]");
    if (PILOT === null || has("door") || !door) return;
    note("door", performance.now());
    door.click();
  }
  function answerSecond() {
    if (PILOT === null || has("date") || !document.getElementById("birth-date-day")) return;
    note("date", performance.now());
    fillIn({ "birth-date": PILOT });
    document.querySelector("main button[type=submit]").click();
  }

  // As if typed: what watches a property of the element learns of it too.
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  function write(id, text) {
    const field = document.getElementById(id);
    if (!field || field.value === text) return;
    value.set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  function fillIn(values) {
    for (const [code, text] of Object.entries(values)) {
      const [year, month, day] = text.split("-");
      const parts = { day, month, year };
      for (const part of Object.keys(parts)) write(`${code}-${part}`, String(Number(parts[part])));
      const radio = document.querySelector(`input[type=radio][name="${code}"][value="${text}"]`);
      const field = radio ?? document.getElementById(code);
      if (field?.type === "radio" || field?.type === "checkbox") field.checked || field.click();
      else write(code, text);
    }
  }

  window.bench = {
    notes: () => notes,
    /** How many documents were opened until now. */
    documents: () => notes.filter(({ what }) => what === "navigation").length,
    /** How many screens were painted until now. */
    screens: () => notes.filter(({ what }) => what === "painted").length,
    /** For how many milliseconds nothing happened. */
    quiet: () => (isApp(heading()) ? performance.now() - busyAt : 0),
    /** Answers everything that the page asks. */
    async fill(values) {
      if (!Object.keys(values).some((code) => document.querySelector(`[id="${code}"]`))) {
        document.querySelector("main input[type=radio]")?.click();
      }
      for (let again = 0; again < 2; again += 1) {
        fillIn(values);
        await new Promise(whenPainted);
      }
    },
    /** Brings what can be seen of a selector to the middle of the screen, and gives its own middle. */
    async middle(selector) {
      const found = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
      found.scrollIntoView({ block: "center", behavior: "instant" });
      await new Promise(whenPainted);
      const { left, top, width, height } = found.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    },
    /** The bytes of all memories of WebAssembly. */
    wasm: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };

  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      for (const one of Object.values((made.instance ?? made).exports)) {
        if (one instanceof WebAssembly.Memory) memories.push(one);
      }
      return made;
    };
  }
})();
