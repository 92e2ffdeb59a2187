// Where one is, and what was answered.

import { tick } from "svelte";

export const place = $state({ path: location.pathname, problems: [] });
export const answers = $state({});
export const sent = $state({ number: "", code: "" });

addEventListener("popstate", () => arrive(location.pathname));

/** Goes to a page of the app, and puts the focus on its heading. */
export async function go(path) {
  history.pushState(null, "", path);
  arrive(path);
  await tick();
  scrollTo(0, 0);
  document.querySelector("h1")?.focus();
}

/** For the links: a plain click stays in the app. */
export function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(event.currentTarget.pathname);
}

function arrive(path) {
  place.path = path;
  place.problems = [];
}
