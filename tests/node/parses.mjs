// Says where an HTML file is no HTML: `node parses.mjs FILE`. html-validate reads the scenes, which a browser wrote
// down; of the file that the browser reads, minified as it is, only this is known: that it is read without a mistake.
import { readFileSync } from "node:fs";
import { parse } from "parse5";

const [file] = process.argv.slice(2);
const mistakes = [];
parse(readFileSync(file, "utf8"), { onParseError: (mistake) => mistakes.push(mistake), sourceCodeLocationInfo: true });
for (const { code, startLine, startCol } of mistakes) console.error(`${file}:${startLine}:${startCol} ${code}`);
process.exitCode = mistakes.length ? 1 : 0;
