// Builds the peers, in production mode:  node build.mjs PROJECT OUT
//
// PROJECT is the folder of the project, for its words; OUT/words.json, OUT/style.css, OUT/svelte and OUT/react come out.

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { words } from "./words.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [project, out] = process.argv.slice(2);

mkdirSync(out, { recursive: true });
const all = words(project);
writeFileSync(join(out, "words.json"), JSON.stringify(all));
copyFileSync(join(here, "style.css"), join(out, "style.css"));

/** `import words from "virtual:words"`: the words, inside the script like those of any such app. */
const ofTheApp = {
  name: "words",
  resolveId: (id) => (id === "virtual:words" ? "\0words" : undefined),
  load: (id) => (id === "\0words" ? `export default ${JSON.stringify(all)};` : undefined),
};

for (const [name, plugin] of Object.entries({ svelte, react })) {
  await build({
    root: join(here, name),
    configFile: false,
    logLevel: "warn",
    plugins: [ofTheApp, plugin()],
    build: { outDir: join(out, name), emptyOutDir: true, modulePreload: { polyfill: false } },
  });
}
