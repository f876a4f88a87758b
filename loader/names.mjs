// Shortens the names by which wasm and glue know each other. wasm-bindgen's are long and carry hashes,
// which don't compress: with 150 imports they cost several KB on both sides. Exports that the glue does not
// mention go, so that wasm-opt can remove what only they had kept.

import { Reader, number, section, sections, string } from "./binary.mjs";

const IMPORTS = 2;
const EXPORTS = 7;

/** wasm-bindgen's own names and mangled ones of Rust, each a word that stands for nothing else in the glue. */
const ours = /^(__wbg_|__wbindgen_|__externref_|wasm_bindgen_|_R[A-Z]|\.\/)/;

/** A module and its bundled glue, with `{ wasm, glue }` renamed alike. */
export function shorten(wasm, glue) {
  const words = new Set(glue.match(/[\w$]+/g));
  const short = new Map();
  const rename = (name) => {
    if (!ours.test(name)) return name;
    if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`);
    return short.get(name);
  };
  // The linker's records are of another state of the module.
  const kept = sections(wasm).filter(({ name }) => !/^(linking|reloc\.)/.test(name ?? ""));
  const parts = kept.map(({ id, content, whole }) => {
    if (id === IMPORTS) return section(id, imports(content, rename));
    if (id === EXPORTS) return section(id, exports(content, (name) => words.has(name), rename));
    return whole;
  });
  const renamed = glue
    .replace(/[\w$]+/g, (word) => short.get(word) ?? word)
    .replace(/"(\.\/[^"\n]*)"/g, (string, path) => (short.has(path) ? `"${short.get(path)}"` : string));
  return { wasm: Buffer.concat([wasm.subarray(0, 8), ...parts]), glue: renamed };
}

function imports(content, rename) {
  const reader = new Reader(content);
  const count = reader.number();
  const out = [number(count)];
  for (let index = 0; index < count; index += 1) {
    const from = reader.string();
    const name = reader.string();
    const start = reader.at;
    skipKind(reader);
    out.push(string(rename(from)), string(rename(name)), content.subarray(start, reader.at));
  }
  return Buffer.concat(out);
}

/** Reads past what an import is: a function, a table, a memory, a global or a tag. */
function skipKind(reader) {
  const kind = reader.byte();
  if (kind === 0) return void reader.number();
  if (kind === 3) return void reader.bytes(2);
  throw new Error(`an import of kind ${kind}: expected a function or a global`);
}

function exports(content, wanted, rename) {
  const reader = new Reader(content);
  const kept = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    const name = reader.string();
    const start = reader.at;
    reader.byte();
    reader.number();
    if (wanted(name)) kept.push(string(rename(name)), content.subarray(start, reader.at));
  }
  return Buffer.concat([number(kept.length / 2), ...kept]);
}
