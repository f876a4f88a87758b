// Says what a module's code is made of, as it was linked: bytes by crate, and the largest functions. What wasm-opt
// and brotli make of them is smaller, in about these proportions: node tools/functions.mjs WASM

import { readFileSync } from "node:fs";

import { Reader, sections } from "../loader/binary.mjs";

/** Lines of each table. */
const CRATES = 15;
const FUNCTIONS = 40;

const module = sections(readFileSync(process.argv[2]));
const content = (fits) => new Reader(module.find(fits)?.content ?? Buffer.from([0]));

let number = imported(content(({ id }) => id === 2));
const names = named(content(({ name }) => name === "name"));
const functions = [];
const code = content(({ id }) => id === 10);
for (let left = code.number(); left > 0; left -= 1) {
  const bytes = code.number();
  code.bytes(bytes);
  const name = names.get(number) ?? "";
  number += 1;
  // They tell wasm-bindgen what types its functions have, and go with that.
  if (!name.startsWith("__wbindgen_describe")) functions.push({ bytes, ...path(name) });
}
const crates = new Map();
for (const { crate, bytes } of functions) crates.set(crate, (crates.get(crate) ?? 0) + bytes);
const largest = (rows) => rows.sort(([a], [b]) => b - a);
table("crate", largest(Array.from(crates, ([crate, bytes]) => [bytes, crate])).slice(0, CRATES));
table("function", largest(functions.map(({ bytes, name }) => [bytes, name])).slice(0, FUNCTIONS));

function table(title, rows) {
  console.log(`\n${"bytes".padStart(9)}  ${title}`);
  for (const [bytes, words] of rows) console.log(`${String(bytes).padStart(9)}  ${words}`);
}

/** How many functions are imported: their numbers come first. */
function imported(reader) {
  let count = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.string();
    reader.string();
    const kind = reader.byte();
    if (kind === 0) count += 1;
    // A global has a type and whether it changes; a table a type and limits; a memory limits.
    if (kind === 0) reader.number();
    else if (kind === 3) reader.bytes(2);
    else {
      if (kind === 1) reader.byte();
      const limits = reader.byte();
      reader.number();
      if (limits & 1) reader.number();
    }
  }
  return count;
}

/** The names of functions by their numbers. */
function named(reader) {
  const names = new Map();
  while (reader.at < reader.buffer.length) {
    const kind = reader.byte();
    const inside = new Reader(reader.bytes(reader.number()));
    if (kind !== 1) continue;
    for (let left = inside.number(); left > 0; left -= 1) names.set(inside.number(), inside.string());
  }
  return names;
}

/** The crate and the readable words of a mangled name (Rust RFC 2603): each word stands behind its length. */
function path(mangled) {
  const words = [];
  for (let at = mangled.indexOf("Cs"); at >= 0 && at < mangled.length; ) {
    const [, digits] = mangled.slice(at).match(/^(\d+)_?/) ?? [];
    const start = digits && at + digits.length + (mangled[at + digits.length] === "_" ? 1 : 0);
    const word = digits && mangled.slice(start, start + Number(digits));
    if (word && /^[a-z_]\w*$/i.test(word) && word.length === Number(digits)) {
      words.push(word);
      at = start + word.length;
    } else {
      // The hash of a crate, and what says how types are put together.
      at += mangled.startsWith("Cs", at) ? mangled.slice(at).match(/^Cs[0-9A-Za-z]*_/)?.[0].length ?? 2 : 1;
    }
  }
  if (words.length === 0) return { crate: mangled ? "others" : "without a name", name: mangled || "without a name" };
  return { crate: words[0], name: words.slice(0, 8).join("::") };
}
