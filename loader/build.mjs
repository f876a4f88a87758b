// Makes article-widget.js, its wasm and integrity.json out of what trunk and wasm-bindgen left in a folder:
// node loader/build.mjs FOLDER dev|release, with ARTICLE_TOOLS naming the folder that holds node_modules,
// ARTICLE_LINKED the module as the linker left it, ARTICLE_COMPILER what a release was compiled with, and
// ARTICLE_STYLES the styles of an article.
//
// Afterwards article-widget.js is the folder's only script, and each wasm carries the hash of its content. A
// release whose linker has left its records is cut into a main module and parts (split.mjs).

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { shorten } from "./names.mjs";
import { hasRecords } from "./linked.mjs";
import { taken } from "./natives.mjs";
import { split } from "./split.mjs";

/** Named one by one: with --all-features wasm-opt writes types that browsers refuse. */
const FEATURES = [
  "bulk-memory",
  "nontrapping-float-to-int",
  "sign-ext",
  "mutable-globals",
  "reference-types",
  "multivalue",
].map((name) => `--enable-${name}`);
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
  // Functions that differ in a constant: brotli makes less of them than the pass does of their calls.
  "--skip-pass=merge-similar-functions",
  ...FEATURES,
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
const made = { glue: await glueText(found.glue), wasms: { main: readFileSync(found.wasm) } };
if (released) {
  const { wasm, glue } = shorten(made.wasms.main, made.glue);
  Object.assign(made, { wasms: await small(await cut(wasm)), glue });
}
const wasms = Object.entries(made.wasms).map(([part, bytes]) => named(part, bytes));
const languages = texts(join(loader, "..", "locales"));
const modules = {
  glue: { contents: `${await taken(made.glue, transform)}\n${factory(made.glue)}`, loader: "js" },
  wasm: { contents: described(wasms), loader: "js" },
  texts: { contents: languages.module, loader: "js" },
  docs: { contents: `export const errors = ${errors()};`, loader: "js" },
  "frame.css": { contents: await style(join(loader, "frame.css")), loader: "text" },
};
const script = await bundle({
  entryPoints: [join(loader, "element.js")],
  minify: released,
  plugins: [virtual(modules)],
});

for (const left of found.leftovers) rmSync(left, { recursive: true });
const integrity = { "article-widget.js": sri(script) };
for (const { name, bytes, integrity: checked } of languages.files) {
  integrity[name] = checked;
  writeFileSync(join(folder, name), bytes);
}
writeFileSync(join(folder, "article-widget.js"), script);
// What stands in a page before the script has come has its look from here.
const sheet = hashed(
  "article-widget-",
  ".css",
  `${modules["frame.css"].contents}${readFileSync(process.env.ARTICLE_STYLES, "utf8")}\n`,
);
for (const { name, bytes, integrity: hash } of [...wasms, sheet]) {
  integrity[name] = hash;
  writeFileSync(join(folder, name), bytes);
}
// Who builds the same commit gets the same bytes with the same compiler.
if (process.env.ARTICLE_COMPILER) integrity.compiler = process.env.ARTICLE_COMPILER;
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

/** The main module is `article-widget-HASH.wasm`, a part `PART-HASH.wasm`. */
function named(part, bytes) {
  return { part, ...hashed(`${part === "main" ? "article-widget" : part}-`, ".wasm", bytes) };
}

/**
 * A file named after its content. The name repeats the beginning of the integrity, which costs next to nothing in
 * the compressed script; the integrity is the shortest that browsers accept.
 */
function hashed(begins, ends, bytes) {
  const integrity = sri(bytes, "sha256");
  const hash = integrity.slice("sha256-".length).slice(0, 16);
  return { name: begins + inName(hash) + ends, bytes, integrity };
}

/** Base64 as it may stand in a file's name. */
function inName(hash) {
  return hash.replaceAll("+", "-").replaceAll("/", "_");
}

/** Its address is written out, so that the bundlers of pages (Vite, webpack and others) take the file along. */
function located({ name, integrity }) {
  return `{ url: new URL("./${name}", import.meta.url), integrity: "${integrity}" }`;
}

function described(wasms) {
  const places = wasms.map((file) => `"${file.part}": ${located(file)}`);
  return `export default { __proto__: null, ${places.join(", ")} };`;
}

/**
 * The texts of the interface: a file for each language but English, which is in the wasm (build.rs). It has the
 * texts alone, in the order of their names. All carry one hash, that of their contents together: two dozen of them
 * would make the script a tenth larger. The module says where the files are, and has what the loader says itself:
 * the line, and the text in English.
 */
function texts(folder) {
  const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const english = read("en.json");
  const order = Object.keys(english).sort();
  const languages = readdirSync(folder)
    .map((name) => name.replace(".json", ""))
    .filter((language) => language !== "en");
  const contents = languages.map((language) => {
    const all = read(`${language}.json`);
    return JSON.stringify(order.map((key) => all[key]));
  });
  const [hash] = sri(contents.join("\n"), "sha256").slice("sha256-".length).match(/^.{16}/);
  const files = languages.map((language, index) => ({
    language,
    name: `article-widget-${inName(hash)}-${language}.json`,
    bytes: contents[index],
    integrity: sri(contents[index], "sha256"),
  }));
  const places = files.map(({ language, name }) => `${language}: new URL("./${name}", import.meta.url)`);
  const own = ["failed", "again", "loading", "gone"].map((key) => [order.indexOf(key), english[key]]);
  const module = [
    `export const files = { __proto__: null, ${places.join(", ")} };`,
    `export const own = ${JSON.stringify(own)};`,
  ].join("\n");
  return { files, module };
}

/**
 * Where the messages in the console lead: the page that docs/build.mjs makes beside the script, which bundlers take
 * along as they do with the wasm, one of them (Turbopack) as a path; or the one at the address that project.json names for
 * the documentation.
 */
function errors() {
  const { docs } = JSON.parse(readFileSync(join(loader, "..", "project.json"), "utf8"));
  const beside = 'new URL(new URL("./docs/errors.html", import.meta.url), document.baseURI).href';
  return docs ? JSON.stringify(new URL("errors.html", docs).href) : beside;
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
  // A page's wrapper of listeners or timers may call one that was removed: it must not throw then, nor in itself.
  const called = "state.cnt++;";
  if (!text.includes(called)) throw new Error("the glue does not call closures as it used to");
  const body = text
    .slice(0, text.length - exports.length)
    .replace(started, "$1 = guard($2.exports);")
    .replaceAll(called, `if (!state.a) return; ${called}`)
    .replaceAll(/for \(var (\w+) in (\w+)\)/g, "for (var $1 of Object.keys($2))");
  return `export default function (guard) {\n${body}\nreturn { ${properties.join(", ")} };\n}`;
}

/** The main module and its parts, by name: texts, or what is not cut. */
async function cut(wasm) {
  const linked = process.env.ARTICLE_LINKED;
  const records = linked && existsSync(linked) ? readFileSync(linked) : undefined;
  if (!records || !hasRecords(records)) return { main: wasm };
  const text = await binaryen("wasm-dis", "main", wasm);
  const { main, parts } = split(text.toString(), records);
  return { main, ...parts };
}

/** Removes what nothing reaches any more, and makes the rest small: as many at a time as there are processors. */
async function small(modules) {
  const waiting = Object.entries(modules);
  const made = { __proto__: null };
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, module] = next;
      const wasm = typeof module === "string" ? await binaryen("wasm-as", name, module, "-g", ...FEATURES) : module;
      made[name] = await binaryen("wasm-opt", name, wasm, ...OPTIMISE);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  // In their own order, whichever was the first.
  return Object.fromEntries(Object.keys(modules).map((name) => [name, made[name]]));
}

/** What a program of binaryen's makes of bytes or a text. */
async function binaryen(program, name, input, ...options) {
  const path = join(resolve(tools), "node_modules", "binaryen", "bin", program);
  const [from, to] = ["in", "out"].map((end) => `${found.wasm}.${name}.${program}.${end}`);
  writeFileSync(from, input);
  await promisify(execFile)(process.execPath, [path, from, "-o", to, ...options]);
  const output = readFileSync(to);
  rmSync(from);
  rmSync(to);
  return output;
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
function sri(bytes, algorithm = "sha384") {
  return `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`;
}
