// Pages that have replaced or extended what the language and the browser offer, as old libraries do: the
// widget fails by its codes at most, and never throws into the page.

import assert from "node:assert/strict";

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
