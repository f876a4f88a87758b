// Makes article-widget.js, its wasm and integrity.json out of what trunk and wasm-bindgen left in a folder:
// node loader/build.mjs FOLDER dev|release, with ARTICLE_TOOLS naming the folder that holds node_modules.
//
// Afterwards article-widget.js is the folder's only script, and the wasm carries the hash of its content.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { shorten } from "./names.mjs";

/** Named one by one: with --all-features wasm-opt writes types that browsers refuse. */
const FEATURES = [
  "bulk-memory",
  "nontrapping-float-to-int",
  "sign-ext",
  "mutable-globals",
  "reference-types",
  "multivalue",
];
/**
 * Measured on the brotli of the first widget, in bytes: -Oz --converge 81,490; with --low-memory-unused
 * (rustc puts the stack first, so nothing lies in the first KB) 80,970; with --flatten --rereloop 80,610.
 */
const OPTIMISE = [
  "--low-memory-unused",
  // A function with one caller stays one: many of a middling size compress better than a few giants.
  "--one-caller-inline-max-function-size=16",
  // Those of one crate stand together.
  "--reorder-functions-by-name",
  "--flatten",
  "--rereloop",
  "-Oz",
  "-Oz",
  "--converge",
  "--strip-producers",
  "--strip-target-features",
  ...FEATURES.map((name) => `--enable-${name}`),
];

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
const made = { wasm: readFileSync(found.wasm), glue: await glueText(found.glue) };
if (released) {
  const { wasm, glue } = shorten(made.wasm, made.glue);
  Object.assign(made, { wasm: optimise(wasm), glue });
}
const wasm = nameWasm(made.wasm);
const languages = texts(join(loader, "..", "locales"));
const modules = {
  glue: { contents: factory(made.glue), loader: "js" },
  wasm: { contents: described(wasm), loader: "js" },
  texts: { contents: languages.module, loader: "js" },
  "frame.css": { contents: await style(join(loader, "frame.css")), loader: "text" },
};
const script = await bundle({
  entryPoints: [join(loader, "element.js")],
  minify: released,
  plugins: [virtual(modules)],
});

for (const left of found.leftovers) rmSync(left, { recursive: true });
const integrity = { "article-widget.js": sri(script), [wasm.name]: wasm.integrity };
for (const { name, bytes, integrity: checked } of languages.files) {
  integrity[name] = checked;
  writeFileSync(join(folder, name), bytes);
}
writeFileSync(join(folder, "article-widget.js"), script);
writeFileSync(join(folder, wasm.name), made.wasm);
writeFileSync(join(folder, "integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);

/** What wasm-bindgen left: its glue, its wasm, and everything of both that is to go. */
function output(folder) {
  const names = readdirSync(folder);
  const wasms = names.filter((name) => /^article-widget.*_bg\.wasm$/.test(name));
  if (wasms.length !== 1) {
    throw new Error(`expected one article-widget-*_bg.wasm in ${folder}, found ${wasms.length}`);
  }
  const wasm = join(folder, wasms[0]);
  const glue = wasm.replace("_bg.wasm", ".js");
  const leftovers = [wasm, glue, join(folder, "snippets")].filter((path) => existsSync(path));
  return { glue, wasm, leftovers };
}

/** Names the wasm after its content. */
function nameWasm(bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return { name: `article-widget-${hash}.wasm`, integrity: sri(bytes) };
}

/** Its address is written out, so that the bundlers of pages (Vite, webpack and others) take the file along. */
function located({ name, integrity }) {
  return `{ url: new URL("./${name}", import.meta.url), integrity: "${integrity}" }`;
}

function described(file) {
  return `export default ${located(file)};`;
}

/**
 * The texts of the interface: a file for each language but English, which is in the wasm (build.rs). It has the
 * texts alone, in the order of their names. The module says where the files are, and has what the loader says
 * itself: the line, and the text in English.
 */
function texts(folder) {
  const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const english = read("en.json");
  const order = Object.keys(english).sort();
  const files = readdirSync(folder)
    .filter((name) => name !== "en.json")
    .map((name) => {
      const language = name.replace(".json", "");
      const all = read(name);
      const bytes = JSON.stringify(order.map((key) => all[key]));
      // The shortest that browsers accept, and a name out of it: there are many of them in the script.
      const hash = createHash("sha256").update(bytes).digest("base64");
      const short = hash.slice(0, 8).replaceAll("+", "-").replaceAll("/", "_");
      return { language, name: `article-widget-${language}-${short}.json`, bytes, integrity: `sha256-${hash}` };
    });
  const places = files.map((file) => `${file.language}: ${located(file)}`);
  const own = ["failed", "again"].map((key) => [order.indexOf(key), english[key]]);
  const module = [
    `export const files = { __proto__: null, ${places.join(", ")} };`,
    `export const own = ${JSON.stringify(own)};`,
  ].join("\n");
  return { files, module };
}

/**
 * The glue and its snippets in one text that ends in an export statement. Left out are the default export,
 * which would fetch the wasm by itself, and the classes that other crates export: nobody calls them.
 */
async function glueText(glue) {
  const path = JSON.stringify(resolve(glue));
  const exported = readFileSync(glue, "utf8").matchAll(/^export function (\w+)/gm);
  const names = ["initSync", ...Array.from(exported, ([, name]) => name)];
  return bundle({
    stdin: { contents: `export { ${names.join(", ")} } from ${path};`, resolveDir: loader },
  });
}

/** The glue as a function of a guard for the wasm's exports: each call is an instance of its own. */
function factory(text) {
  const [exports, names] = text.match(/export\s*\{([^{}]*)\};?\s*$/) ?? [];
  if (!exports) throw new Error("the bundled glue does not end in an export statement");
  const properties = names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => name.split(/\s+as\s+/))
    .map(([local, exported = local]) => `${exported}: ${local}`);
  // The bundler's own helper would take names that a page has added to `Object.prototype`.
  const started = /\b(\w+) = (\w+)\.exports;/;
  if (!started.test(text)) throw new Error("the glue does not take the exports as it used to");
  const body = text
    .slice(0, text.length - exports.length)
    .replace(started, "$1 = guard($2.exports);")
    .replaceAll(/for \(var (\w+) in (\w+)\)/g, "for (var $1 of Object.keys($2))");
  return `export default function (guard) {\n${body}\nreturn { ${properties.join(", ")} };\n}`;
}

/** Removes what nothing reaches any more, now that the module exports less. */
function optimise(wasm) {
  const program = join(resolve(tools), "node_modules", "binaryen", "bin", "wasm-opt");
  const file = `${found.wasm}.short`;
  writeFileSync(file, wasm);
  const { status } = spawnSync(process.execPath, [program, ...OPTIMISE, file, "-o", file], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`wasm-opt failed (status ${status})`);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
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
