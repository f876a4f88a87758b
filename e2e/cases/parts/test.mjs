// The wasm comes in parts: an article of the own format takes the main module alone, those of other systems what
// reads them, once for all elements. A part that can't be had is a failure like any other.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const own = { headline: "Own", body: [{ type: "paragraph", text: "x" }] };
const noted = {
  headline: "Noted",
  body: [
    { type: "paragraph", content: ["Words", { text: "1", note: "1" }] },
    { type: "footnotes", notes: [{ id: "1", text: "A note." }] },
  ],
};
const markup = { headline: "Markup", body: [{ type: "html", html: "<p>One <em>two</em></p>" }] };
const post = {
  id: 1,
  date: "2026-03-01T10:00:00",
  title: { rendered: "A post" },
  content: { rendered: "<p>Its <strong>text</strong>.</p>" },
  excerpt: { rendered: "" },
};
const blocks = {
  _type: "post",
  title: "Blocks",
  body: [{ _type: "block", style: "normal", children: [{ _type: "span", text: "Its text." }] }],
};

/** The modules that were asked for, by the beginnings of their names. */
const modules = (server) =>
  server.requests("cdn", /\.wasm$/).map(({ path }) => path.match(/\/([a-z-]+?)-[\w-]{16}\.wasm$/)[1]);

/** Shows a document, in the first element or one that is added; resolves to the event that ends it. */
async function show(tab, server, name, json) {
  server.answer("api", `/${name}.json`, { json });
  return tab.run(async (src) => {
    const widget = probe.events.length ? probe.add({}) : probe.widget();
    widget.src = src;
    const { type, detail } = await probe.ended(widget);
    return { type, code: detail.code, headline: detail.headline, retryable: detail.retryable };
  }, `${server.api}/${name}.json`);
}

const PART = /\/formats-[\w-]+\.wasm$/;

export const tests = {
  async "the own format takes the main module alone"({ open, server }) {
    const tab = await open();
    assert.equal((await show(tab, server, "own", own)).headline, "Own");
    assert.deepEqual(modules(server), ["article-widget"]);
  },

  async "markup and other systems take the formats, most of them a part of their own, each once"({ open, server }) {
    const tab = await open();
    assert.equal((await show(tab, server, "markup", markup)).headline, "Markup");
    assert.deepEqual(modules(server), ["article-widget", "formats"]);
    assert.equal((await show(tab, server, "post", post)).headline, "A post");
    assert.equal((await show(tab, server, "blocks", blocks)).headline, "Blocks");
    assert.equal((await show(tab, server, "again", blocks)).headline, "Blocks");
    assert.deepEqual(modules(server), ["article-widget", "formats", "wordpress", "portable-text"]);
    const texts = await tab.run(() =>
      [...document.querySelectorAll("article-widget")].map((widget) => widget.article.body[0].type),
    );
    assert.deepEqual(texts, ["paragraph", "paragraph", "paragraph", "paragraph"]);
  },

  async "what an address or the page says of the format is fetched with the rest"({ open, server }) {
    const wasm = gate();
    server.answer("cdn", /\/article-widget-[\w-]+\.wasm$/, { usual: true, before: wasm.opened });
    server.answer("api", "/wp-json/wp/v2/posts/1", { json: post });
    const tab = await open();
    await tab.run((src) => {
      probe.widget().src = src;
    }, `${server.api}/wp-json/wp/v2/posts/1`);
    await server.until(() => modules(server).includes("wordpress"), "a part by the address");
    await tab.run((src) => probe.add({ format: "ninjs", src }), `${server.api}/other.json`);
    await server.until(() => modules(server).includes("ninjs"), "a part by the attribute");
    wasm.open();
    await tab.run(() => probe.seen("article-load"));
    assert.deepEqual(modules(server).sort(), ["article-widget", "formats", "ninjs", "wordpress"]);
  },

  async "Markdown has a part for the formats that may hold it"({ open, server }) {
    const tab = await open();
    const body = [{ role: "body", format: "markdown", text: "Some *words*." }];
    const document = { version: "1.9", identifier: "1", title: "Marked", components: body };
    assert.equal((await show(tab, server, "marked", document)).headline, "Marked");
    assert.deepEqual(modules(server).sort(), ["apple-news", "article-widget", "formats", "markdown"]);
    assert.equal(await tab.run(() => probe.part("body").querySelector("em").textContent), "words");
  },

  async "two elements at once share what comes"({ open, server }) {
    const tab = await open();
    server.answer("api", "/post.json", { json: post });
    const headlines = await tab.run(async (src) => {
      const widgets = [probe.widget(), probe.add({}), probe.add({})];
      for (const widget of widgets) widget.src = src;
      const events = await Promise.all(widgets.map((widget) => probe.ended(widget)));
      return events.map(({ detail }) => detail.headline);
    }, `${server.api}/post.json`);
    assert.deepEqual(headlines, ["A post", "A post", "A post"]);
    assert.deepEqual(modules(server), ["article-widget", "formats", "wordpress"]);
  },

  async "a part that can't be had: its neighbours are unharmed, and a later try works"({ open, server }) {
    server.answer("cdn", PART, { status: 404, type: "text/plain" });
    const tab = await open();
    const { type, code, retryable } = await show(tab, server, "post", post);
    assert.deepEqual([type, code, retryable], ["article-error", "wasm-load", true]);
    const { fallback, retry } = await tab.run(() => probe.look());
    assert.deepEqual({ fallback, retry }, { fallback: true, retry: true });
    assert.equal((await show(tab, server, "own", own)).headline, "Own");
    server.usual();
    server.answer("api", "/post.json", { json: post });
    const again = await tab.run(() => {
      probe.part("retry").click();
      return probe.ended();
    });
    assert.equal(again.type, "article-load");
  },

  async "other bytes under a part's name are refused"({ open, server }) {
    const edit = (body) => Buffer.concat([body, Buffer.from([0, 1, 0])]);
    server.answer("cdn", PART, { usual: true, edit });
    const tab = await open();
    const { type, code } = await show(tab, server, "post", post);
    assert.deepEqual([type, code], ["article-error", "wasm-load"]);
  },

  async "removed while a part comes: no event"({ open, server }) {
    server.answer("cdn", PART, { hang: "head" });
    server.answer("api", "/post.json", { json: post });
    const tab = await open();
    await tab.run((src) => {
      probe.widget().src = src;
    }, `${server.api}/post.json`);
    await server.until(() => server.requests("cdn", PART).length === 1, "the part");
    const events = await tab.run(() => {
      probe.widget().remove();
      return probe.events.length;
    });
    assert.equal(events, 0);
  },

  async "what no format knows, and what an API says"({ open, server }) {
    const tab = await open();
    assert.equal((await show(tab, server, "unknown", { weather: "fair" })).code, "unknown-format");
    const refusal = { code: "rest_no_route", message: "No route was found", data: { status: 404 } };
    assert.equal((await show(tab, server, "refusal", refusal)).code, "http");
  },

  async "what a reader opens comes at the first action, once"({ open, server }) {
    const tab = await open();
    await show(tab, server, "noted", noted);
    assert.deepEqual(modules(server), ["article-widget"]);
    for (let turn = 0; turn < 2; turn += 1) {
      await tab.run(() => probe.root().querySelector(".note-ref").click());
      await tab.until(() => probe.root().querySelector(":popover-open"));
      await tab.press("Escape");
      await tab.until(() => !probe.root().querySelector("[popover]"));
    }
    assert.deepEqual(modules(server), ["article-widget", "rare"]);
  },

  async "without that part a note is a link; another click tries again"({ open, server }) {
    server.answer("cdn", /\/rare-/, { status: 404, type: "text/plain" });
    const tab = await open();
    await show(tab, server, "noted", noted);
    await tab.run(() => probe.root().querySelector(".note-ref").click());
    await tab.until(() => probe.root().activeElement?.id === "note-1");
    server.usual();
    await tab.run(() => probe.root().querySelector(".note-ref").click());
    await tab.until(() => probe.root().querySelector(":popover-open"));
  },
};
