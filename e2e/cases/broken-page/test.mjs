// Pages that have replaced or extended what the language and the browser offer, as old libraries do: the
// widget fails by its codes at most, and never throws into the page.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { NATIVES, SPACES, freeIn, taken } from "../../../loader/natives.mjs";

/** Replaces `fetch` for addresses that end in .json, before the script is there. */
function patch(kind) {
  const { fetch } = globalThis;
  const replacements = {
    "rejects with a string": () => Promise.reject("no"),
    "rejects with nothing": () => Promise.reject(undefined),
    "rejects with a frozen object": () => Promise.reject(Object.freeze({ message: 7 })),
    "throws at once": () => {
      throw "at once";
    },
    "throws an error at once": () => {
      throw new TypeError("Illegal invocation");
    },
    "answers with nothing": () => Promise.resolve(undefined),
    "answers with an object of its own": () => Promise.resolve({ ok: true, status: 200, json: () => ({ headline: "x" }) }),
    "gives no promise": () => ({ headline: "x" }),
    "gives null": () => null,
    "answers with an error response": () => Promise.resolve(Response.error()),
    "answers with a body that was read": async (...all) => {
      const response = await fetch(...all);
      await response.text();
      return response;
    },
    "answers with a stream that breaks": () =>
      Promise.resolve(new Response(new ReadableStream({ pull: (controller) => controller.error("broken") }))),
    "answers with a stream of something else": () =>
      Promise.resolve(new Response(new ReadableStream({ pull: (controller) => controller.enqueue({ not: "bytes" }) }))),
  };
  globalThis.fetch = (...all) => {
    const [input] = all;
    return String(input?.url ?? input).endsWith(".json") ? replacements[kind](...all) : fetch(...all);
  };
}

const KINDS = [
  "rejects with a string",
  "rejects with nothing",
  "rejects with a frozen object",
  "throws at once",
  "throws an error at once",
  "answers with nothing",
  "answers with an object of its own",
  "gives no promise",
  "gives null",
  "answers with an error response",
  "answers with a body that was read",
  "answers with a stream that breaks",
  "answers with a stream of something else",
];

/** How a load ends, and whether a story in the page still works after it. */
const load = (tab, server) =>
  tab.run(async (src) => {
    probe.widget().src = src;
    const { type, detail } = await probe.ended();
    const { fallback } = probe.look();
    const other = await probe.ended(probe.add({}, { article: { headline: "Still at work" } }));
    return { type, code: detail.code, fallback, other: other.type };
  }, `${server.api}/short.json`);

const patched = Object.fromEntries(
  KINDS.map((kind) => [
    `fetch ${kind}`,
    async ({ open, server }) => {
      const tab = await open("/", { set: patch, argument: kind });
      assert.deepEqual(await load(tab, server), { type: "article-error", code: "network", fallback: true, other: "article-load" });
    },
  ]),
);

export const tests = {
  ...patched,

  async "fetch that always throws: the wasm can't be had either"({ open, server }) {
    const set = () => {
      globalThis.fetch = () => {
        throw "never";
      };
    };
    const tab = await open("/", { set });
    const seen = await tab.run(async (src) => {
      probe.widget().src = src;
      const { type, detail } = await probe.ended();
      return { type, code: detail.code, fallback: probe.look().fallback };
    }, `${server.api}/short.json`);
    assert.deepEqual(seen, { type: "article-error", code: "wasm-load", fallback: true });
  },

  async "a fetch of the page's own that passes on what it gets"({ open, server }) {
    const set = () => {
      const { fetch } = globalThis;
      globalThis.fetch = async (...all) => {
        const answer = await fetch(...all);
        return new Response(answer.body, answer);
      };
    };
    // The page's response has lost its address and type for the compiler, no more.
    const tab = await open("/", { set });
    const { type } = await tab.run((src) => {
      probe.widget().src = src;
      return probe.ended();
    }, `${server.api}/short.json`);
    assert.equal(type, "article-load");
  },

  async "prototypes that the page has extended"({ open, server }) {
    const set = () => {
      const surprise = [{ type: "paragraph", text: "not from the article" }];
      Object.assign(Object.prototype, { related: surprise, standfirst: "polluted", issues: 1, extra: () => {}, text: "polluted" });
      Object.assign(Array.prototype, { first: 1, remove: () => {} });
      Object.assign(String.prototype, { headline: "polluted" });
      Object.assign(Function.prototype, { method: 1 });
    };
    const tab = await open("/", { set });
    const seen = await tab.run(async (src) => {
      probe.widget().src = src;
      const { type } = await probe.ended();
      return { type, text: probe.part("article").textContent };
    }, `${server.api}/short.json`);
    assert.equal(seen.type, "article-load");
    assert.match(seen.text, /Ferry bell rings again/);
    assert.doesNotMatch(seen.text, /polluted|not from/);
  },

  async "what the page replaces once the script is there"({ open, server }) {
    // What the glue names, and what the loader does.
    const names = [...NATIVES, ...SPACES, "AbortSignal", "WebAssembly", "CustomEvent", "Blob", "Boolean"];
    const drawn = async (names) => {
      const tab = await open();
      return tab.run(async ({ names, src }) => {
        const ids = ["second", "third"];
        const ended = [probe.ended(), ...ids.map((id) => probe.ended(probe.add({ id, cache: "" })))];
        const article = { headline: "Just now", published: new Date().toISOString(), lang: "en", body: ["One."] };
        const broken = function () {
          throw "replaced";
        };
        const kept = [];
        for (const name of names) {
          kept[kept.length] = [name, globalThis[name]];
          globalThis[name] = broken;
        }
        probe.widget().src = src;
        probe.widget("second").setAttribute("src", src);
        probe.widget("third").article = article;
        const types = [];
        for (const one of ended) types[types.length] = (await one).type;
        const texts = [];
        for (const id of ids) texts[texts.length] = probe.root(id).querySelector(".root").innerText;
        probe.widget("second").remove();
        for (const [name, value] of kept) globalThis[name] = value;
        return { types, texts };
      }, { names, src: `${server.api}/story.json` });
    };
    const [replaced, untouched] = [await drawn(names), await drawn([])];
    assert.deepEqual(replaced.types, ["article-load", "article-load", "article-load"]);
    assert.match(replaced.texts[1], /^now/);
    assert.deepEqual(replaced, untouched);
  },

  async "the build finds what a script names of the page's"() {
    const require = createRequire(join(process.env.ARTICLE_TOOLS, "node_modules", "-"));
    const { transform } = require("esbuild");
    for (const [script, names] of [
      ["const a = { fetch: 1, b: self }; a.fetch(); export { a };", ["self"]],
      ["function f(URL) { return new URL(base, `fetch`); } export { f };", ["base"]],
      ["let x; ({ x, y } = z); for (const i in w) x`${typeof v}${/u/}`; export { x };", ["v", "w", "y", "z"]],
      ["class A extends B { fetch() { return arguments; } } var setTimeout; setTimeout(A);", ["B"]],
    ]) {
      assert.deepEqual(await freeIn(script, transform), names, script);
    }
    // The loader takes its own.
    const loader = new URL("../../../loader/", import.meta.url);
    for (const name of readdirSync(loader).filter((name) => name.endsWith(".js"))) {
      const free = await freeIn(readFileSync(new URL(name, loader), "utf8"), transform);
      const natives = free.filter((name) => !["customElements", "document", "globalThis"].includes(name));
      assert.deepEqual(natives, [], name);
    }
    for (const [glue, reason] of [
      ["export const a = localStorage.b;", /does not list: localStorage/],
      ["export const a = (b) => b.fetch(1);", /in an object: b\.fetch/],
      ["export const a = () => globalThis.JSON;", /in an object/],
      ["const { fetch } = globalThis; fetch(1);", /in an object/],
    ]) {
      await assert.rejects(taken(glue, transform), reason, glue);
    }
    const code = await taken("export const a = () => typeof globalThis && fetch(JSON);", transform);
    assert.match(code, /^const \{ fetch \} = globalThis;/);
    assert.match(code, /const \[JSON\] = \[globalThis\.JSON\]\.map\(own\);$/);
  },

  async "what the page replaces once the widget is at work"({ open, server }) {
    const tab = await open();
    const { type } = await tab.run(async ({ first, src }) => {
      probe.widget().src = first;
      await probe.ended();
      const broken = () => {
        throw new Error("replaced");
      };
      const names = ["fetch", "structuredClone", "CustomEvent", "JSON", "Blob", "ResizeObserver", "clearTimeout"];
      const kept = names.map((name) => [name, globalThis[name]]);
      for (const name of names) globalThis[name] = broken;
      probe.widget().setAttribute("src", src);
      const ended = await probe.ended();
      for (const [name, value] of kept) globalThis[name] = value;
      return ended;
    }, { first: `${server.api}/short.json`, src: `${server.api}/story.json` });
    assert.equal(type, "article-load");
  },
};
