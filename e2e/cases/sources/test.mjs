// Where an article can come from: `src`, the property `article`, a script element in the page. Only for the
// first is anything fetched.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const headline = (tab, id) => tab.run((id) => probe.part("headline", id)?.textContent, id);
const fetched = (server) => server.requests("api").map(({ path }) => path);
/** The page itself loads the script: what a driver imports, Firefox runs in the driver's own global object. */
const define = (tab, server) =>
  tab.run((src) => {
    const script = Object.assign(document.createElement("script"), { type: "module", src });
    return new Promise((done, failed) => {
      script.onload = () => done();
      script.onerror = () => failed(new Error(src));
      document.head.append(script);
    });
  }, `${server.cdn}/dist/article-widget.js`);

export const tests = {
  async "src, as an attribute and as a property"({ open, server }) {
    const tab = await open("/nothing.html");
    await tab.run(async (src) => {
      probe.widget().setAttribute("src", src);
      await probe.ended();
    }, `${server.api}/short.json`);
    assert.equal(await headline(tab), "Ferry bell rings again");
    await tab.run(async (src) => {
      probe.widget().src = src;
      await probe.ended();
    }, `${server.api}/other.json`);
    assert.equal(await headline(tab), "Bakers agree on rye");
    assert.deepEqual(fetched(server), ["/short.json", "/other.json"]);
  },

  async "a relative src"({ open, server }) {
    server.answer("page", "/nested/story.json", { json: { headline: "Next door" } });
    const tab = await open("/nothing.html");
    const seen = await tab.run(async () => {
      probe.widget().src = "nested/story.json";
      const { type } = await probe.ended();
      return { type, src: probe.widget().src };
    });
    assert.deepEqual(seen, { type: "article-load", src: `${server.page}/nested/story.json` });
  },

  async "the property: nothing is fetched"({ open, server }) {
    const tab = await open("/nothing.html");
    const { type, detail } = await tab.run(() => {
      probe.widget().article = { headline: "By hand", body: [{ type: "paragraph", text: "Text." }] };
      return probe.ended();
    });
    assert.deepEqual([type, detail.format, detail.headline], ["article-load", "article", "By hand"]);
    assert.deepEqual(fetched(server), []);
  },

  async "the property is a copy, and gives the article in the own format"({ open, server }) {
    const tab = await open("/nothing.html");
    const seen = await tab.run(async () => {
      const widget = probe.widget();
      const before = widget.article;
      const given = { headline: "By hand", body: [{ type: "paragraph", text: "Text." }] };
      widget.article = given;
      given.headline = "Changed later";
      await probe.ended();
      const again = probe.add({ id: "again" }, { article: widget.article });
      await probe.ended(again);
      return { before, first: widget.article, second: again.article };
    });
    assert.equal(seen.before, null);
    assert.equal(seen.first.headline, "By hand");
    assert.equal(seen.first.body[0].type, "paragraph");
    assert.deepEqual(seen.second, seen.first);
    assert.deepEqual(fetched(server), []);
  },

  async "the property goes before src; without it, src again"({ open, server }) {
    const tab = await open("/nothing.html");
    await tab.run(async (src) => {
      probe.widget().article = { headline: "By hand" };
      probe.widget().src = src;
      await probe.ended();
    }, `${server.api}/short.json`);
    assert.equal(await headline(tab), "By hand");
    assert.deepEqual(fetched(server), []);
    await tab.run(async () => {
      probe.widget().article = null;
      await probe.ended();
    });
    assert.equal(await headline(tab), "Ferry bell rings again");
  },

  async "properties that were set before the element was defined"({ open, server }) {
    const tab = await open("/bare.html");
    await tab.run(() => Object.assign(probe.widget(), { article: { headline: "Early" }, headingLevel: 3, theme: "dark" }));
    await define(tab, server);
    await tab.run(() => probe.seen("article-load"));
    const seen = await tab.run(() => ({
      tag: probe.part("headline").localName,
      level: probe.widget().getAttribute("heading-level"),
      theme: probe.widget().getAttribute("theme"),
    }));
    assert.deepEqual(seen, { tag: "h3", level: "3", theme: "dark" });
    assert.equal(await headline(tab), "Early");
  },

  async "a framework's proxy is read; what is not JSON is malformed"({ open }) {
    const tab = await open("/nothing.html");
    const found = await tab.run(async () => {
      const cyclic = { headline: "Round" };
      cyclic.self = cyclic;
      cyclic.act = () => {};
      const proxy = new Proxy({ headline: "Proxied", body: [{ type: "paragraph", text: "x" }] }, {});
      const throwing = { get headline() { throw new Error("no"); } };
      const given = { proxy, cyclic, throwing, text: "a string", number: 7, list: [], nothing: {} };
      const ends = {};
      for (const [name, value] of Object.entries(given)) {
        probe.widget().article = value;
        const { type, detail } = await probe.ended();
        ends[name] = detail.code ?? type;
      }
      return ends;
    });
    assert.deepEqual(found, {
      proxy: "article-load",
      cyclic: "malformed",
      throwing: "malformed",
      text: "unknown-format",
      number: "unknown-format",
      list: "empty",
      nothing: "unknown-format",
    });
  },

  async "a script element in the page: nothing is fetched"({ open, server }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    assert.equal(await headline(tab, "first"), "In the page </ and whole");
    const { fallback, article } = await tab.run(() => probe.look("first"));
    assert.deepEqual({ fallback, article }, { fallback: false, article: true });
    assert.deepEqual(fetched(server), []);
  },

  async "a broken one is malformed, and the fallback stays"({ open }) {
    const tab = await open();
    const [{ code, retryable }] = await tab.run(() => probe.seen("article-error"));
    const { fallback, retry } = await tab.run(() => probe.look("broken"));
    assert.deepEqual({ code, retryable, fallback, retry }, { code: "malformed", retryable: false, fallback: true, retry: false });
  },

  async "a script element that is still arriving"({ open, server }) {
    const rest = gate();
    server.answer("page", "/", { usual: true, between: [rest.opened], at: "half." });
    const opening = open("/", { early: true });
    await server.until(() => server.requests("cdn", /\.wasm$/).length + server.requests("cdn", /widget\.js$/).length > 0, "the script");
    const tab = await opening;
    await tab.until(() => customElements.get("article-widget") && probe.widget());
    assert.equal(await tab.run(() => probe.widget().state), "idle");
    rest.open();
    await tab.run(() => probe.seen("article-load"));
    assert.equal(await tab.run(() => probe.part("body", "first").textContent), "Second half.");
    assert.equal(await tab.run(() => probe.events.filter(({ id }) => id === "first").length), 1);
  },

  async "an article that is put into the element later"({ open }) {
    const tab = await open("/nothing.html");
    assert.equal(await tab.run(() => probe.widget().state), "idle");
    await tab.run(async () => {
      const script = document.createElement("script");
      script.type = "application/json";
      script.textContent = `{ "headline": "Put in later" }`;
      probe.widget().append(script);
      await probe.ended();
    });
    assert.equal(await headline(tab), "Put in later");
  },
};
