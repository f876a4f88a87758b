// What the linker knows of a module and leaves in it with --emit-relocs: its functions and constants by name,
// and which of them each one mentions. (WebAssembly tool conventions: Linking.md, sections `linking` and
// `reloc.*`.)

import { Reader, sections } from "./binary.mjs";

const IMPORTS = 2;
const EXPORTS = 7;
const START = 8;
const CODE = 10;
const DATA = 11;
/** Kinds of symbols. */
const FUNCTION = 0;
const DATUM = 1;
const SECTION = 3;
/** Flags of symbols. */
const UNDEFINED = 0x10;
const NAMED = 0x40;
/** Kinds of relocations that mention functions or data, and those that carry an addend. */
const MENTIONS = new Set([0, 1, 2, 3, 4, 5, 8, 11, 12, 26]);
const ADDENDS = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 22, 23]);

/** Whether a module was linked with --emit-relocs. */
export function hasRecords(wasm) {
  return sections(wasm).some(({ name }) => name === "reloc.CODE");
}

/**
 * The symbols of a linked module: `{ name, mentions, root }`, for functions their name and for data an `address`
 * and a `size` as well; `mentions` holds other symbols, `root` says whether the outside can call it.
 */
export function symbols(wasm) {
  const parts = sections(wasm);
  const find = (id, name) => parts.find((part) => part.id === id && (name === undefined || part.name === name));
  const linking = find(0, "linking");
  const relocations = parts.filter(({ name }) => name?.startsWith("reloc."));
  const bases = segments(find(DATA).inside);
  const table = symbolTable(linking.content, bases);
  const functions = new Map(table.filter(({ kind }) => kind === FUNCTION).map((it) => [it.index, it]));
  for (const index of outside(find(EXPORTS)?.inside, find(START)?.inside)) {
    const symbol = functions.get(index);
    if (symbol) symbol.root = true;
  }
  const bodies = codeBodies(find(CODE).inside, imported(find(IMPORTS)?.inside));
  const data = table.filter(({ kind, size }) => kind === DATUM && size > 0).sort((a, b) => a.place - b.place);
  for (const { content } of relocations) {
    const reader = new Reader(content);
    const target = parts[reader.number()];
    if (target.id !== CODE && target.id !== DATA) continue;
    const places = target.id === CODE ? bodies : data;
    for (let left = reader.number(); left > 0; left -= 1) {
      const kind = reader.byte();
      const offset = reader.number();
      const symbol = table[reader.number()];
      if (ADDENDS.has(kind)) reader.skipSigned();
      if (!MENTIONS.has(kind) || symbol.kind === SECTION) continue;
      const at = around(places, offset);
      const by = target.id === CODE ? at.map(({ index }) => functions.get(index)) : at;
      for (const { mentions } of by) mentions.add(symbol);
      // Mentioned by what is in no symbol: there is no telling who needs it.
      if (by.length === 0) symbol.root = true;
    }
  }
  return table;
}

function symbolTable(content, bases) {
  const SYMBOLS = 8;
  const reader = new Reader(content);
  const version = reader.number();
  if (version !== 2) throw new Error(`a linking section of version ${version}: expected 2`);
  const table = [];
  while (reader.at < content.length) {
    const kind = reader.byte();
    const inside = new Reader(reader.bytes(reader.number()));
    if (kind !== SYMBOLS) continue;
    for (let left = inside.number(); left > 0; left -= 1) table.push(symbol(inside, bases));
  }
  return table;
}

function symbol(reader, bases) {
  const kind = reader.byte();
  const flags = reader.number();
  const found = { kind, mentions: new Set(), root: false };
  const defined = !(flags & UNDEFINED);
  if (kind === DATUM) {
    found.name = reader.string();
    if (defined) {
      const { address, place } = bases[reader.number()];
      const offset = reader.number();
      found.size = reader.number();
      found.address = address + offset;
      found.place = place + offset;
      found.end = found.place + found.size;
    }
  } else {
    found.index = reader.number();
    if (kind !== SECTION && (defined || flags & NAMED)) found.name = reader.string();
  }
  return found;
}

/** Of each data segment the address in memory, and the place in the section. */
function segments(content) {
  const reader = new Reader(content);
  const found = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    const [mode, constant] = [reader.number(), reader.byte()];
    if (mode !== 0 || constant !== 0x41) throw new Error("a data segment without a fixed address");
    const address = reader.number();
    if (reader.byte() !== 0x0b) throw new Error("a data segment whose address is computed");
    const length = reader.number();
    found.push({ address, place: reader.at });
    reader.bytes(length);
  }
  return found;
}

/** The functions that the outside can call by name, or that run by themselves. */
function outside(exported, start) {
  const found = [];
  const reader = new Reader(exported ?? Buffer.from([0]));
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.string();
    const kind = reader.byte();
    const index = reader.number();
    if (kind === 0) found.push(index);
  }
  if (start) found.push(new Reader(start).number());
  return found;
}

/** The number of imported functions. */
function imported(content) {
  const reader = new Reader(content ?? Buffer.from([0]));
  let count = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.string();
    reader.string();
    const kind = reader.byte();
    if (kind !== 0) throw new Error(`an import of kind ${kind}: expected functions alone`);
    reader.number();
    count += 1;
  }
  return count;
}

function codeBodies(content, first) {
  const reader = new Reader(content);
  const bodies = [];
  const count = reader.number();
  for (let index = first; index < first + count; index += 1) {
    const length = reader.number();
    bodies.push({ index, place: reader.at, end: reader.at + length });
    reader.bytes(length);
  }
  return bodies;
}

/** Those of the ordered places that an offset lies in. */
function around(places, offset) {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle].place <= offset) low = middle + 1;
    else high = middle;
  }
  // Constants may lie in one another, but not deeply.
  return places.slice(Math.max(0, low - 8), low).filter(({ end }) => offset < end);
}
