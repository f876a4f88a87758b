// The two pictures of ARCHITECTURE.md, drawn from the code: `node tools/rooms.mjs` writes them to docs/pictures/.
//
//   rooms.svg  the folders of the widget and the crates, with an arrow for each import between two of them
//   way.svg    the way of an article through the code
//
// Where each box and arrow stands is written down here; what the arrows are is read from the code. An import without an
// arrow, an arrow without an import and a step whose file has changed its names are errors.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The rooms: the files that belong to each, what it is, and its place (centre of the box) in the picture. */
const ROOMS = {
  loader: { files: "loader/", title: "loader/", about: "JavaScript: the element, requests, fallback", x: 400, y: 45, wide: 320 },
  lib: { files: "src/lib.rs", title: "src/lib.rs", about: "what the loader calls", x: 400, y: 140 },
  element: { files: "src/element/", title: "src/element/", about: "one element: its state", x: 400, y: 235 },
  json: { files: "src/json.rs", title: "src/json.rs", about: "values for the page", x: 780, y: 345 },
  components: { files: "src/components/", title: "src/components/", about: "what is shown", x: 150, y: 345 },
  rare: { files: "src/rare/", title: "src/rare/", about: "what a reader's action brings", x: 500, y: 345 },
  locale: { files: "src/locale.rs", title: "src/locale.rs", about: "texts, dates, lists", x: 310, y: 455 },
  fetch: { files: "src/fetch/", title: "src/fetch/", about: "from address to article", x: 700, y: 455 },
  browser: { files: "src/browser/", title: "src/browser/", about: "what the browser is asked", x: 500, y: 565 },
  markup: { files: "crates/markup/src/", title: "crates/markup/", about: "one type of element for Leptos", x: 150, y: 670, wide: 230 },
  article: { files: "crates/article/src/", title: "crates/article/", about: "formats, HTML reader, model; no browser", x: 445, y: 670, wide: 280 },
  cli: { files: "crates/article-cli/src/", title: "crates/article-cli/", about: "the command article", x: 750, y: 640 },
  playground: { files: "playground/src/", title: "playground/", about: "a Leptos app of its own", x: 750, y: 710 },
};
const HIGH = 56;
const WIDE = 190;

/** Crates that most rooms use: a line in the box says so, instead of an arrow. */
const CRATES = { article: "article", article_widget: "src", leptos_markup: "markup", leptos: "markup" };
/** Those with an arrow to `crates/article/`. */
const BESIDE = ["cli", "playground"];

/** Arrows that are not straight: the points between the two boxes. */
const BENDS = {
  "lib fetch": { from: [495, 140], through: [[650, 140], [655, 350]], to: [700, 427] },
  "element fetch": { from: [495, 245], through: [[605, 255], [615, 350]], to: [670, 427] },
  "element browser": { from: [385, 263], through: [[385, 400], [430, 480]], to: [470, 537] },
  "element json": { from: [495, 228], through: [[600, 228], [760, 255]], to: [780, 317] },
  "components browser": { from: [110, 373], through: [[110, 510], [250, 565]], to: [405, 570] },
};

/** The files of a room. */
function belongs(path) {
  return Object.keys(ROOMS).find((name) => path.startsWith(ROOMS[name].files));
}

/** The names that a Rust file takes from other rooms of its crate, and from other crates. */
function taken(path, source) {
  const text = source.replace(/\/\/.*$/gm, "").replace(/"(?:[^"\\]|\\.)*"/gs, '""');
  const names = new Set();
  for (const { index, 0: begin } of text.matchAll(/\bcrate::\{?/g)) {
    for (const item of begin.endsWith("{") ? group(text.slice(index + begin.length)) : [text.slice(index + begin.length)]) {
      names.add(item.match(/^\s*(\w+)/)?.[1]);
    }
  }
  if (path === ROOMS.lib.files) for (const [, name] of text.matchAll(/\b(\w+)::/g)) names.add(name);
  const crates = Object.keys(CRATES).filter((name) => new RegExp(`(?<![\\w:])${name}::`).test(text));
  return { rooms: path.startsWith("src/") ? names : new Set(), crates: crates.map((name) => CRATES[name]) };
}

/** The items of `{a::b, c::{d, e}}`, whose first brace is behind us. */
function group(text) {
  const items = [""];
  let depth = 1;
  for (const letter of text) {
    depth += { "{": 1, "}": -1 }[letter] ?? 0;
    if (depth === 0) break;
    if (depth === 1 && letter === ",") items.push("");
    else items[items.length - 1] += letter;
  }
  return items;
}

/** What is imported between rooms, and which crates each uses. */
function read() {
  const list = spawnSync("git", ["ls-files", "src", "crates", "playground/src"], { cwd: root, encoding: "utf8" });
  const arrows = new Set();
  const uses = {};
  for (const path of list.stdout.trim().split("\n")) {
    const room = belongs(path);
    if (!room || !path.endsWith(".rs")) continue;
    const { rooms, crates } = taken(path, readFileSync(join(root, path), "utf8"));
    for (const name of rooms) if (name in ROOMS && name !== room) arrows.add(`${room} ${name}`);
    for (const crate of crates) {
      if (crate === room || (room === "playground" && crate === "markup")) continue;
      if (BESIDE.includes(room) && crate === "article") arrows.add(`${room} ${crate}`);
      else (uses[room] ??= new Set()).add(crate);
    }
  }
  // The script loads the wasm, whose functions are those of lib.rs.
  if (readFileSync(join(root, "loader/engine.js"), "utf8").includes('from "virtual:wasm"')) arrows.add("loader lib");
  return { arrows, uses };
}

const STYLE = `<style>
text { font: 12px system-ui, sans-serif; fill: #222; text-anchor: middle; }
.title { font: 700 13px ui-monospace, monospace; }
.note { fill: #666; font-size: 11px; }
.left { text-anchor: start; }
.ground { fill: #fff; }
.box { fill: #f4f1ec; stroke: #555; }
.crate { fill: #e6eef5; }
.arrow { fill: none; stroke: #9a2a1b; stroke-width: 1.3; }
.head { fill: #9a2a1b; }
@media (prefers-color-scheme: dark) {
  text { fill: #eee; }
  .note { fill: #aaa; }
  .ground { fill: #16181b; }
  .box { fill: #2a2c30; stroke: #999; }
  .crate { fill: #22303c; }
  .arrow { stroke: #f0a394; }
  .head { fill: #f0a394; }
}
</style>
<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="head" d="M0 0L10 5L0 10z"/></marker></defs>`;

function svg(width, height, label, inside) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
${STYLE}
<rect class="ground" width="${width}" height="${height}"/>
${inside.join("\n")}
</svg>
`;
}

const box = (kind, x, y, wide, high) => `<rect class="box ${kind}" x="${x - wide / 2}" y="${y - high / 2}" width="${wide}" height="${high}" rx="5"/>`;
const words = (kind, x, y, text) => `<text class="${kind}" x="${x}" y="${y}">${text}</text>`;
const arrow = (path) => `<path class="arrow" marker-end="url(#head)" d="${path}"/>`;

/** The picture of the rooms. */
function rooms() {
  const { arrows, uses } = read();
  const lines = [...arrows].sort().map((name) => {
    const [from, to] = name.split(" ").map((room) => ROOMS[room]);
    const bend = BENDS[name];
    if (bend) return arrow(`M${bend.from}C${bend.through.join(" ")} ${bend.to}`);
    if (BESIDE.includes(name.split(" ")[0])) {
      return arrow(`M${from.x - WIDE / 2},${from.y}L${to.x + (to.wide ?? WIDE) / 2},${to.y + (from.y - to.y) / 3}`);
    }
    if (from.y >= to.y) throw new Error(`${name}: an import that leads up; rooms import from those below them`);
    return arrow(`M${from.x},${from.y + HIGH / 2}L${to.x + Math.sign(from.x - to.x) * 40},${to.y - HIGH / 2}`);
  });
  const missing = Object.keys(BENDS).filter((name) => !arrows.has(name));
  if (missing.length > 0) throw new Error(`no import, and an arrow: ${missing.join(", ")}`);
  const boxes = Object.entries(ROOMS).flatMap(([name, { title, about, x, y, wide = WIDE }]) => {
    const crates = [...(uses[name] ?? [])].sort();
    const kind = title.startsWith("crates/") ? "crate" : "";
    return [
      box(kind, x, y, wide, HIGH),
      words("title", x, y - (crates.length > 0 ? 11 : 4), title),
      words("", x, y + (crates.length > 0 ? 5 : 13), about),
      ...(crates.length > 0 ? [words("note", x, y + 21, `uses ${crates.join(", ")}`)] : []),
    ];
  });
  return svg(890, 755, "The rooms of the code, and which imports from which", [...lines, ...boxes]);
}

/** The way of an article: files, a name that each has, what happens there, and what it hands on. */
const WAY = [
  ["loader/element.js", "connectedCallback", "The element is in the page; JSON and wasm are requested.", "the pending response"],
  ["src/fetch/request.rs", "async fn judge", "Judges status, size and time; tries again; parses.", "a JavaScript value"],
  ["src/fetch/document.rs", "pub enum Document", "Copies the value into the wasm, in one crossing.", "a Document"],
  ["crates/article/src/lib.rs", "pub fn read<", "Detects the format, and calls its adapter.", "JSON, by the trait Json"],
  ["crates/article/src/formats/mod.rs", "mod wordpress", "The adapter finds the fields; html/ reads markup into blocks.", "a Reading: the Article, its issues"],
  ["src/element/loading.rs", "async fn finish", "Sets the signal of the story.", "a Story"],
  ["src/components/article.rs", "pub fn Article", "Components draw what they are given.", "El: a tree as words"],
  ["crates/markup/src/dom.js", "export const draw", "Makes the nodes, in one crossing.", "nodes in the shadow root"],
  ["loader/element.js", "article-load", "Hides the fallback, and sends the event.", ""],
];

/** The picture of the way. */
function way() {
  const step = 76;
  const inside = WAY.flatMap(([path, name, does, gives], at) => {
    if (!readFileSync(join(root, path), "utf8").includes(name)) throw new Error(`${path} has no ${name}`);
    const y = 40 + at * step;
    return [
      box(path.startsWith("crates/") ? "crate" : "", 250, y, 440, 44),
      words("title", 250, y - 4, path),
      words("", 250, y + 13, does),
      ...(gives ? [arrow(`M250,${y + 22}L250,${y + step - 23}`), words("note left", 262, y + step / 2 + 4, gives)] : []),
    ];
  });
  return svg(500, 40 + WAY.length * step - step + 40, "The way of an article from the page's snippet to the shadow root", inside);
}

/** The pictures: path and text. */
export const pictures = () => ({ "docs/pictures/rooms.svg": rooms(), "docs/pictures/way.svg": way() });

/** Writes them. */
export function draw() {
  for (const [path, text] of Object.entries(pictures())) {
    writeFileSync(join(root, path), text);
    console.log(`${path}  ${text.length} bytes`);
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) draw();
