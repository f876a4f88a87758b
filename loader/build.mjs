// Makes article-widget.js, its wasm and integrity.json out of what trunk and wasm-bindgen left in a folder:
// node loader/build.mjs FOLDER dev|release, with ARTICLE_TOOLS naming the folder that holds node_modules.
//
// Afterwards article-widget.js is the folder's only script, and the wasm carries the hash of its content.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const tools = process.env.ARTICLE_TOOLS;
const [, , folder, profile] = process.argv;
if (!folder || !["dev", "release"].includes(profile) || !tools) {
  console.error("usage: ARTICLE_TOOLS=<tools> node loader/build.mjs FOLDER dev|release");
  process.exit(2);
}
const require = createRequire(join(resolve(tools), "node_modules", "-"));
const { build, transform } = require("esbuild");

const loader = fileURLToPath(new URL(".", import.meta.url));
const released = profile === "release";
const common = {
  absWorkingDir: loader,
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  // wasm-bindgen writes a snippet's key once for each block that imports from it, all the same.
  logOverride: { "duplicate-object-key": "silent" },
  logLevel: "warning",
  target: "es2022",
  write: false,
};

const found = output(folder);
const wasm = moveWasm(found.wasm);
const modules = {
  glue: { contents: await factory(found.glue), loader: "js" },
  wasm: { contents: `export default ${JSON.stringify(wasm)};`, loader: "js" },
  "frame.css": { contents: await style(join(loader, "frame.css")), loader: "text" },
};
const script = await bundle({
  entryPoints: [join(loader, "element.js")],
  minify: released,
  plugins: [virtual(modules)],
});

for (const left of found.leftovers) rmSync(join(folder, left), { recursive: true });
const files = { "article-widget.js": Buffer.from(script), [wasm.name]: readFileSync(join(folder, wasm.name)) };
writeFileSync(join(folder, "article-widget.js"), script);
const integrity = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sri(bytes)]));
writeFileSync(join(folder, "integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);

/** What wasm-bindgen left: its glue, its wasm, and everything of both that is to go. */
function output(folder) {
  const names = readdirSync(folder);
  const wasms = names.filter((name) => /^article-widget.*_bg\.wasm$/.test(name));
  if (wasms.length !== 1) {
    throw new Error(`expected one article-widget-*_bg.wasm in ${folder}, found ${wasms.length}`);
  }
  const glue = wasms[0].replace("_bg.wasm", ".js");
  const leftovers = [glue, "snippets"].filter((name) => existsSync(join(folder, name)));
  return { glue: join(folder, glue), wasm: wasms[0], leftovers };
}

/** Names the wasm after its content. */
function moveWasm(name) {
  const bytes = readFileSync(join(folder, name));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const hashed = `article-widget-${hash}.wasm`;
  rmSync(join(folder, name));
  writeFileSync(join(folder, hashed), bytes);
  return { name: hashed, integrity: sri(bytes) };
}

/**
 * The glue with its snippets as a function: each call is an instance of its own. `export *` leaves out the
 * default export, which would fetch the wasm by itself.
 */
async function factory(glue) {
  const text = await bundle({
    stdin: { contents: `export * from ${JSON.stringify(resolve(glue))};`, resolveDir: loader },
  });
  const [exports, names] = text.match(/export\s*\{([^{}]*)\};?\s*$/) ?? [];
  if (!exports) throw new Error("the bundled glue does not end in an export statement");
  const properties = names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => name.split(/\s+as\s+/))
    .map(([local, exported = local]) => `${exported}: ${local}`);
  const body = text.slice(0, text.length - exports.length);
  return `export default function () {\n${body}\nreturn { ${properties.join(", ")} };\n}`;
}

async function style(path) {
  const { code } = await transform(readFileSync(path, "utf8"), {
    loader: "css",
    minify: true,
    target: "es2022",
  });
  return code.trim();
}

async function bundle(options) {
  const { outputFiles, warnings } = await build({ ...common, ...options });
  if (warnings.length > 0) throw new Error("a warning of the bundler is an error");
  return outputFiles[0].text;
}

/** Modules that are made here: `virtual:<name>`. */
function virtual(modules) {
  return {
    name: "virtual",
    setup(build) {
      build.onResolve({ filter: /^virtual:/ }, ({ path }) => ({
        namespace: "virtual",
        path: path.slice("virtual:".length),
      }));
      build.onLoad({ filter: /.*/, namespace: "virtual" }, ({ path }) => modules[path]);
    },
  };
}

/** The value of an `integrity` attribute. */
function sri(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}
