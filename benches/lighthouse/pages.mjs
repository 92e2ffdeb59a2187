// Four pages of a running service in Lighthouse's mobile mode, as a table in Markdown.
//
//   node pages.mjs ADDRESS CHROMIUM APPLICATION [FOLDER]
//
// APPLICATION is a file with a body for `POST /api/v1/applications`; the whole reports go into FOLDER. What does not
// pass is listed under the table, and the end is 1 where a category that has no excuse is below 100: how fast a page is
// depends on the machine, whether it is accessible does not.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const EXCUSED = "performance";

/** Each page is looked at so often, and the look in the middle counts: machines are noisy. */
const LOOKS = 5;

const [address, executablePath, application, folder] = process.argv.slice(2);

const browser = await puppeteer.launch({
  executablePath,
  // As root there is no sandbox; and nothing of the browser's own may come between.
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--lang=ru"],
});
try {
  const pages = [
    { name: "start", path: "/" },
    { name: "question", path: "/questions/birth-date?applicant=parent" },
    { name: "form", path: "/application/child", before: answerEverything },
    { name: "status", path: await fileApplication() },
  ];
  const results = [];
  for (const page of pages) {
    const looks = [];
    for (let again = 0; again < LOOKS; again += 1) looks.push(await look(page));
    results.push(await kept(page.name, looks));
  }
  report(results);
} finally {
  await browser.close();
}

/** Files the application past all pages and gives the path of its status page. */
async function fileApplication() {
  const answer = await fetch(`${address}/api/v1/applications`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID().replaceAll("-", "") },
    body: await readFile(application),
  });
  if (!answer.ok) throw new Error(`the application was refused: ${answer.status} ${await answer.text()}`);
  const { number, code } = await answer.json();
  return `/status#${number}.${code}`;
}

/** Looks at one page in a profile of its own, in which `before` may have done something. */
async function look({ path, before }, tries = 3) {
  const profile = await browser.createBrowserContext();
  try {
    const tab = await profile.newPage();
    await before?.(tab);
    const flags = { output: "html", logLevel: "error", onlyCategories: CATEGORIES, disableStorageReset: true };
    const { lhr, report } = await lighthouse(address + path, flags, undefined, tab);
    // Chromium now and then begins to record after the page has begun to load.
    if (lhr.runtimeError?.code === "NO_NAVSTART" && tries > 1) return look({ path, before }, tries - 1);
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    return { lhr, report };
  } finally {
    await profile.close();
  }
}

/** The look in the middle, by how fast the page was in it; its report goes into the folder. */
async function kept(name, looks) {
  looks.sort((one, other) => one.lhr.categories.performance.score - other.lhr.categories.performance.score);
  const { lhr, report } = looks[Math.floor(looks.length / 2)];
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.html`), report);
    await writeFile(join(folder, `${name}.json`), JSON.stringify(lhr));
  }
  return { name, lhr };
}

/** The way of a parent from the start page to the result: the form opens to nobody before that. */
async function answerEverything(tab) {
  await tab.setViewport({ width: 412, height: 823, isMobile: true, hasTouch: true });
  await tab.goto(`${address}/questions/birth-date?applicant=parent`);
  const year = new Date().getFullYear() - 8;
  for (const [part, text] of [["day", "2"], ["month", "3"], ["year", String(year)]]) {
    await tab.locator(`#birth-date-${part}`).fill(text);
  }
  const goOn = async () => {
    const before = new URL(tab.url()).pathname;
    await tab.locator("button[type=submit]").click();
    await tab.waitForFunction((path) => location.pathname !== path, {}, before);
  };
  await goOn();
  while (new URL(tab.url()).pathname.startsWith("/questions/")) {
    await tab.locator("input[type=radio]").click();
    await goOn();
  }
  if (new URL(tab.url()).pathname !== "/result") throw new Error(`the questions led to ${tab.url()}`);
}

function report(results) {
  const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);
  console.log(`| Lighthouse ${results[0].lhr.lighthouseVersion}, mobile | ${CATEGORIES.join(" | ")} |`);
  console.log(`|---|${"---|".repeat(CATEGORIES.length)}`);
  for (const { name, lhr } of results) {
    console.log(`| ${name} | ${CATEGORIES.map((category) => score(lhr, category)).join(" | ")} |`);
  }
  for (const { name, lhr } of results) complain(name, lhr);
  const strict = CATEGORIES.filter((category) => category !== EXCUSED);
  if (results.some(({ lhr }) => strict.some((category) => score(lhr, category) < 100))) process.exitCode = 1;
}

/** What costs points on a page, and what Lighthouse advises beside that; and where on it. */
function complain(name, lhr) {
  for (const category of CATEGORIES) {
    for (const { id, weight } of lhr.categories[category].auditRefs) {
      const { title, score, displayValue = "", details } = lhr.audits[id];
      if (score === null || score >= 1 || !(weight || id.endsWith("-insight"))) continue;
      console.log(`\n${name}, ${category}: ${title} (${id}, ${weight ? score : "advice"}) ${displayValue}`);
      const items = details?.items?.flatMap((item) => item.items ?? item) ?? [];
      for (const item of items.map(place).filter(Boolean).slice(0, 5)) console.log(`  ${item}`);
    }
  }
}

function place({ node, source, description, url, sourceLocation, subItems }) {
  const text = source?.value ?? source?.url ?? source;
  const parts = [node?.selector, node?.snippet, node?.explanation, text, description, url, sourceLocation?.url];
  const inner = (subItems?.items ?? []).map((item) => item.relatedNode?.snippet ?? item.error ?? "");
  return [...parts, ...inner].filter(Boolean).join(" · ");
}
