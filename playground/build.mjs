// Makes the playground's two files, each named by its content, out of what trunk and wasm-bindgen left in
// FOLDER/playground/, and names them in FOLDER/index.html: node playground/build.mjs FOLDER dev|release, with
// ARTICLE_TOOLS naming the folder that holds node_modules.

import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import { sections } from "../loader/binary.mjs";

const [, , staging, profile] = process.argv;
const tools = process.env.ARTICLE_TOOLS;
if (!staging || !["dev", "release"].includes(profile) || !tools) {
  console.error("usage: ARTICLE_TOOLS=<tools> node playground/build.mjs FOLDER dev|release");
  process.exit(2);
}
const released = profile === "release";
const folder = join(staging, "playground");
const require = createRequire(join(resolve(tools), "node_modules", "-"));

const linked = readFileSync(join(folder, "playground_bg.wasm"));
const wasm = file(".wasm", released ? bare(linked) : linked);
const glue = await bundled(join(folder, "playground.js"));
const script = file(".js", glue.replace("playground_bg.wasm", wasm.name));

for (const left of ["playground.js", "playground_bg.wasm", "snippets"]) {
  rmSync(join(folder, left), { recursive: true, force: true });
}
// Beside the widget's own.
for (const { name, bytes } of [wasm, script]) writeFileSync(join(staging, name), bytes);
const page = join(staging, "index.html");
const html = readFileSync(page, "utf8");
if (!html.includes("playground/playground.js")) throw new Error("index.html does not name playground/playground.js");
writeFileSync(page, html.replace("playground/playground.js", script.name));

/** A file whose name has the hash of its content. */
function file(ends, bytes) {
  const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 16);
  return { name: `playground-${hash}${ends}`, bytes };
}

/** A module without names and the linker's records, which the flags of the widget's build leave in it. */
function bare(wasm) {
  const kept = sections(wasm).filter(({ id }) => id !== 0);
  return Buffer.concat([wasm.subarray(0, 8), ...kept.map(({ whole }) => whole)]);
}

/** The glue and its snippets in one script. */
async function bundled(entry) {
  const { outputFiles } = await require("esbuild").build({
    bundle: true,
    charset: "utf8",
    entryPoints: [entry],
    format: "esm",
    // wasm-bindgen writes a snippet’s key once for each block that imports from it, all the same.
    logOverride: { "duplicate-object-key": "silent" },
    logLevel: "warning",
    minify: released,
    target: "es2022",
    write: false,
  });
  return outputFiles[0].text;
}
