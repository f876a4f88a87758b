// Cuts a wasm into a main module and parts of it that are loaded when they are needed.
//
// A part is what can be reached only through its entries: functions of Rust, named below. The linker's own
// records (linked.mjs) say what reaches what, so nothing else has to be listed. In the main module an entry is
// a call through the table; the part fills that place in the table when it is instantiated with the main
// module's exports. Calling an entry before is a trap: `platform::part` has to be awaited first.
//
// The cut is made in the text format, where functions and constants have names.

import { symbols } from "./linked.mjs";

/**
 * The parts and their entries. The first is needed by all others: what several of them reach is in it. A format
 * with a part of its own is one that `Format::part` names.
 */
export const PARTS = {
  formats: [
    "article::html::flow",
    "article::formats::foreign::detect",
    "article::formats::foreign::read",
    "article::formats::foreign::refused",
  ],
  activitystreams: ["article::formats::activitystreams::own"],
  "apple-news": ["article::formats::apple_news::own"],
  "arc-ans": ["article::formats::arc_ans::own"],
  "bbc-optimo": ["article::formats::bbc_optimo::own"],
  contentful: ["article::formats::contentful::own", "article::formats::contentful::rich"],
  drupal: ["article::formats::drupal::own"],
  "guardian-capi": ["article::formats::guardian_capi::own"],
  "json-feed": ["article::formats::json_feed::own"],
  ninjs: ["article::formats::ninjs::own"],
  map: ["article::formats::map::read", "article::formats::map::parts"],
  "portable-text": ["article::formats::portable_text::own", "article::formats::portable_text::rich"],
  // Texts of editors, for `map`.
  rich: ["article::formats::rich::flow"],
  "schema-org": ["article::formats::schema_org::own"],
  wordpress: ["article::formats::wordpress::own"],
  // For two formats of these.
  markdown: ["article::formats::markdown::write"],
  // What only a reader's action brings: no format has to be there for it.
  rare: ["article_widget::rare::perform"],
};
/** Parts that need none but the main module: what they share with another stays there. */
const ALONE = ["rare"];

/** An identifier of the text format. */
const ID = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;

/**
 * The text of the main module and of each part, `{ main, parts: { name: text } }`, of a module that was linked
 * as `linked` and has since been worked on.
 */
export function split(text, linked, wanted = PARTS) {
  const table = symbols(linked);
  const module = forms(text);
  const entries = Object.fromEntries(
    Object.entries(wanted).map(([part, paths]) => [part, paths.map((path) => entry(table, path))]),
  );
  const [base] = Object.keys(wanted);
  const owner = owners(table, entries, base);
  // Where a function is: in a part, or else in the main module.
  const home = new Map();
  for (const [{ name }, part] of owner) if (module.functions.has(`$${name}`)) home.set(`$${name}`, part);
  const slots = new Map();
  for (const { name } of Object.values(entries).flat()) slots.set(`$${name}`, module.tableSize + slots.size);
  const memory = new Memory(module);
  const exported = { main: new Exported(), [base]: new Exported() };
  const parts = {};
  // The first is written last, when it is known what the others ask of it.
  for (const part of Object.keys(wanted).reverse()) {
    const [owned, others] = [[], []];
    for (const symbol of table) (owner.get(symbol) === part ? owned : others).push(symbol);
    const data = memory.take(owned, others);
    parts[part] = partText(module, { part, home, exported, slots, data });
  }
  return { main: mainText(module, { home, exported: exported.main, slots, memory }), parts };
}

/** The symbol of a function of Rust, by its path: `crate::module::function`. */
function entry(table, path) {
  const [crate, ...rest] = path.split("::").map((word) => `${word.length}${word}`);
  // The names are mangled (RFC 2603): the path, and for a generic function its types.
  const mangled = new RegExp(`^_RI?Nv(?:Nt)*Cs\\w+?_${crate}${rest.join("")}(?!\\d)`);
  const found = table.filter(({ kind, name }) => kind === 0 && mangled.test(name));
  if (found.length !== 1) throw new Error(`expected one function ${path} to cut at, found ${found.length}`);
  return found[0];
}

/** Which part each symbol belongs to, by its name; those of the main module have none. */
function owners(table, entries, base) {
  const cut = new Set(Object.values(entries).flat());
  const main = reached(table.filter((symbol) => symbol.root && !cut.has(symbol)), cut);
  const owner = new Map();
  for (const [part, own] of Object.entries(entries)) {
    for (const symbol of reached(own, cut)) {
      if (main.has(symbol)) continue;
      const other = owner.get(symbol);
      if (other && [part, other].some((one) => ALONE.includes(one))) {
        owner.delete(symbol);
        main.add(symbol);
      } else {
        // What several parts need is in the one that is there in any case.
        owner.set(symbol, other ? base : part);
      }
    }
  }
  for (const symbol of cut) {
    if (!owner.has(symbol)) throw new Error(`${symbol.name} can be reached past the cut`);
  }
  return owner;
}

function reached(from, stops) {
  const found = new Set(from);
  const waiting = [...from];
  while (waiting.length > 0) {
    for (const symbol of waiting.pop().mentions) {
      if (found.has(symbol) || stops.has(symbol)) continue;
      found.add(symbol);
      waiting.push(symbol);
    }
  }
  return found;
}

/** The forms of a module as the disassembler writes them: one indented by a blank, its lines by more. */
function forms(text) {
  const all = text.slice(text.indexOf("\n") + 1, text.lastIndexOf("\n)")).split(/\n(?= \()/);
  const named = (kind) => {
    const pattern = new RegExp(`^ \\(${kind} (${ID})`);
    return new Map(all.map((form) => [form.match(pattern)?.[1], form]).filter(([id]) => id));
  };
  const imports = new Map();
  for (const form of all) {
    const id = form.match(new RegExp(`^ \\(import "[^"]*" "[^"]*" \\(func (${ID})`))?.[1];
    if (id) imports.set(id, form);
  }
  const [, funcref, size] = text.match(new RegExp(`\\(table (${ID}) (\\d+) (?:\\d+ )?funcref\\)`));
  return { all, functions: named("func"), imports, globals: named("global"), memory: [...named("memory").values()][0], funcref, tableSize: Number(size) };
}

/** `(param i32 i32) (result i32)` of a function or an imported one. */
function signature(form) {
  const head = form.slice(0, form.indexOf("\n") < 0 ? form.length : form.indexOf("\n"));
  const params = [...head.matchAll(/\(param ([^)]*)\)/g)].flatMap(([, words]) =>
    words.split(" ").filter((word) => !word.startsWith("$")),
  );
  const results = [...head.matchAll(/\(result ([^)]*)\)/g)].flatMap(([, words]) => words.split(" "));
  const type = [params.length > 0 && `(param ${params.join(" ")})`, results.length > 0 && `(result ${results.join(" ")})`];
  return { params, type: type.filter(Boolean).join(" ") };
}

/** What a module exports for others, under short names. */
class Exported {
  #names = new Map();

  /** The name under which a thing is exported: `kind` and `id` as the text format has them. */
  name(kind, id) {
    const key = `(${kind} ${id})`;
    if (!this.#names.has(key)) this.#names.set(key, `_${this.#names.size.toString(36)}`);
    return this.#names.get(key);
  }

  get forms() {
    return [...this.#names].map(([key, name]) => ` (export "${name}" ${key})`);
  }
}

function partText(module, { part, home, exported, slots, data }) {
  const here = (id) => home.get(id) === part;
  const bodies = [...module.functions].filter(([id]) => here(id)).map(([, form]) => form);
  const said = bodies.join("\n");
  const mentioned = (words) => new Set([...said.matchAll(new RegExp(`\\((?:${words}) (${ID})`, "g"))].map(([, id]) => id));
  const imports = [];
  const take = (kind, id, form, from = "main") =>
    imports.push(` (import "${from}" "${exported[from].name(kind, id)}" ${form})`);
  const [, memoryId, pages] = module.memory.match(new RegExp(`\\(memory (${ID}) (\\d+)`));
  take("memory", memoryId, `(memory ${memoryId} ${pages})`);
  take("table", module.funcref, `(table ${module.funcref} ${module.tableSize} funcref)`);
  for (const global of mentioned("global\\.get|global\\.set")) {
    const [, type] = module.globals.get(global).match(/\$\S+ (\(mut \w+\)|\w+)/);
    take("global", global, `(global ${global} ${type})`);
  }
  for (const called of mentioned("call|return_call|ref\\.func")) {
    if (here(called)) continue;
    const { type } = signature(module.functions.get(called) ?? module.imports.get(called));
    // The main module has a call through the table for each entry, so that a part may be called from any other.
    take("func", called, `(func ${called} ${type})`, slots.has(called) ? "main" : home.get(called));
  }
  const strange = said.match(/\((?:memory\.init|data\.drop|elem\.drop|table\.init|table\.[gs]et|table\.grow)\b/);
  if (strange) throw new Error(`a part with ${strange[0]}): expected calls and loads alone`);
  const elements = [...cells(module), ...Array.from(slots, ([id, slot]) => ({ id, slot }))];
  return [
    "(module",
    ...module.all.filter((form) => /^ \((type|rec) /.test(form)),
    ...imports,
    ...elementForms(module, elements.filter(({ id }) => here(id))),
    ...data.map(({ address, bytes }) => ` (data (i32.const ${address}) "${escaped(bytes)}")`),
    ...bodies,
    ...(exported[part]?.forms ?? []),
    ")",
  ].join("\n");
}

function mainText(module, { home, exported, slots, memory }) {
  const stubs = [...slots].map(([id, slot]) => {
    const { params, type } = signature(module.functions.get(id));
    const values = params.map((_, index) => `(local.get ${index})`).join(" ");
    return ` (func ${id} ${type} (call_indirect ${module.funcref} ${type} ${values} (i32.const ${slot})))`;
  });
  const tableSize = module.tableSize + slots.size;
  const kept = module.all.flatMap((form) => {
    const name = form.match(new RegExp(`^ \\(func (${ID})`))?.[1];
    if (home.has(name)) return [];
    if (form.startsWith(` (table ${module.funcref} `)) {
      return [` (table ${module.funcref} ${tableSize} ${tableSize} funcref)`];
    }
    if (form.startsWith(" (elem ")) {
      return elementForms(module, cells({ all: [form] }).filter(({ id }) => !home.has(id)));
    }
    return form.startsWith(" (data ") ? [memory.form(form)] : [form];
  });
  return ["(module", ...kept, ...exported.forms, ...stubs, ")"].join("\n");
}

/** What stands in the table: functions and their places. */
function cells({ all }) {
  return all.filter((form) => form.startsWith(" (elem ")).flatMap((form) => {
    const [, first, list] = form.match(/\(i32\.const (\d+)\) (?:func )?([^]*?)\)\s*$/) ?? [];
    if (!list) throw new Error(`an element segment of another kind: ${form.slice(0, 80)}`);
    return list.match(new RegExp(ID, "g")).map((id, index) => ({ id, slot: Number(first) + index }));
  });
}

/** Element segments, one for each run of places. */
function elementForms(module, cells) {
  const runs = [];
  for (const { id, slot } of [...cells].sort((a, b) => a.slot - b.slot)) {
    const last = runs.at(-1);
    if (last && last.first + last.ids.length === slot) last.ids.push(id);
    else runs.push({ first: slot, ids: [id] });
  }
  return runs.map(({ first, ids }) => ` (elem (table ${module.funcref}) (i32.const ${first}) func ${ids.join(" ")})`);
}

/** The constants: who owns which bytes. */
class Memory {
  #segments;

  constructor(module) {
    this.#segments = module.all.filter((form) => form.startsWith(" (data ")).map((form) => {
      const [, head, address, text] = form.match(/^( \(data (?:\$\S+ )?)\(i32\.const (\d+)\) "([^]*)"\)\s*$/);
      return { form, head, address: Number(address), bytes: unescaped(text) };
    });
  }

  /** Takes the bytes out that only symbols of a part lie over: runs of them as `{ address, bytes }`. */
  take(owned, others) {
    return this.#segments.flatMap((segment) => {
      const { address, bytes } = segment;
      // 1: the part's, 2: somebody else's (too), 0: between constants.
      const marks = new Uint8Array(bytes.length);
      for (const [symbols, mark] of [[owned, 1], [others, 2]]) {
        for (const { address: at, size } of symbols) {
          if (size > 0) marks.fill(mark, Math.max(0, at - address), Math.max(0, at + size - address));
        }
      }
      const runs = [];
      marks.forEach((mark, at) => {
        if (mark !== 1) return;
        const last = runs.at(-1);
        // What aligns the next constant is smaller than another segment.
        if (last && marks.subarray(last[1], at).every((mark) => mark === 0) && at < last[1] + 8) last[1] = at + 1;
        else runs.push([at, at + 1]);
      });
      return runs.map(([from, to]) => {
        const taken = Buffer.from(bytes.subarray(from, to));
        bytes.fill(0, from, to);
        return { address: address + from, bytes: taken };
      });
    });
  }

  /** A segment as it is now. */
  form(form) {
    const { head, address, bytes } = this.#segments.find((segment) => segment.form === form);
    return `${head}(i32.const ${address}) "${escaped(bytes)}")`;
  }
}

function unescaped(text) {
  const bytes = [];
  const simple = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== "\\") bytes.push(text.charCodeAt(at));
    else if (text[at + 1] in simple) bytes.push(simple[text[(at += 1)]]);
    else {
      bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16));
      at += 2;
    }
  }
  return Buffer.from(bytes);
}

function escaped(bytes) {
  return Array.from(bytes, (byte) => (byte < 32 || byte > 126 || byte === 34 || byte === 92 ? `\\${byte.toString(16).padStart(2, "0")}` : String.fromCharCode(byte))).join("");
}
