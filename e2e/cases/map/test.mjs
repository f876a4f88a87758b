// JSON of no known format, by a map; and that nobody else pays for it. What becomes of each document is what the tests
// of the core say natively.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

const TESTS = new URL("../../../crates/article/tests/", import.meta.url);
/** Where the native tests say that the documents come from. */
const BASE = "https://news.example";
const PLACE = "/api/story.json";

/** The modules that were asked for, by the beginnings of their names. */
const modules = (server) =>
  server.requests("cdn", /\.wasm$/).map(({ path }) => path.match(/\/([a-z-]+?)-[\w-]{16}\.wasm$/)[1]);

/** What an element with some attributes comes to, once it has ended. */
const load = (tab, attributes) =>
  tab.run(async (attributes) => {
    const widget = probe.events.length ? probe.add({}) : probe.widget();
    for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
    const { type, detail } = await probe.ended(widget);
    return { type, detail, article: widget.article };
  }, attributes);

const settled = (article, origin) =>
  JSON.parse(JSON.stringify(article).replaceAll(origin, BASE).replaceAll("http://", "https://"));

/** The parts of the wasm that the text of a document needs beside the map itself. */
const PARTS = {
  contentful: ["contentful", "markdown"],
  sanity: ["portable-text"],
  directus: [],
  "strapi-4": [],
  "in-house": [],
};

const systems = readdirSync(new URL("maps/", TESTS))
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(/\.json$/, ""));

const posts = {
  rows: [
    { t: "One", b: "<p>First.</p>" },
    { t: "Two", b: "<p>Second.</p>" },
  ],
};
const MAP = "stories=$.rows; headline=@.t; body=@.b";

export const tests = {
  ...Object.fromEntries(
    systems.map((system) => [
      system,
      async ({ open, server }) => {
        const sample = JSON.parse(readFileSync(new URL(`maps/${system}.json`, TESTS), "utf8"));
        const snapshot = new URL(`suite/snapshots/suite__map__${system}.snap`, TESTS);
        const [, , ...json] = readFileSync(snapshot, "utf8").split("---\n");
        const native = JSON.parse(json.join("---\n"));
        server.answer("api", PLACE, { json: sample.document });
        const tab = await open();
        const { type, detail, article } = await load(tab, { map: sample.map, src: `${server.api}${PLACE}` });
        assert.equal(type, "article-load", JSON.stringify(detail));
        assert.equal(detail.format, "map");
        assert.deepEqual(settled(article, server.api), settled(native.article, BASE));
        const codes = (list) => list.map(({ code, path }) => `${code} ${path}`);
        assert.deepEqual(codes(detail.issues), codes(native.issues));
        const parts = ["article-widget", "formats", "map", ...(PARTS[system] ?? ["rich"])];
        assert.deepEqual(modules(server).sort(), parts.sort());
      },
    ]),
  ),

  async "without a map nobody fetches its part"({ open, server }) {
    const tab = await open();
    server.answer("api", "/own.json", { json: { headline: "Own", body: [{ type: "paragraph", text: "x" }] } });
    await load(tab, { src: `${server.api}/own.json`, map: " " });
    assert.deepEqual(modules(server), ["article-widget"]);
    server.answer("api", "/rows.json", { json: posts });
    const { detail } = await load(tab, { src: `${server.api}/rows.json` });
    assert.equal(detail.code, "unknown-format");
    assert.deepEqual(modules(server), ["article-widget", "formats"]);
  },

  async "the part is on its way with the rest"({ open, server }) {
    server.answer("api", "/rows.json", { hang: "head" });
    const tab = await open();
    await tab.run((src) => Object.assign(probe.widget(), { map: "headline=$.t", src }), `${server.api}/rows.json`);
    await server.until(() => modules(server).includes("map"), "the part, before the document");
  },

  async "a change loads anew, the property is the attribute"({ open, server }) {
    server.answer("api", "/rows.json", { json: posts });
    const tab = await open();
    const first = await load(tab, { src: `${server.api}/rows.json`, map: MAP });
    assert.deepEqual([first.detail.headline, first.article.related.stories[0].headline], ["One", "Two"]);
    const second = await tab.run(async () => {
      const widget = probe.widget();
      widget.map = "headline=$.rows[1].t";
      const { detail } = await probe.ended(widget);
      return { headline: detail.headline, attribute: widget.getAttribute("map"), property: widget.map };
    });
    assert.deepEqual(second, {
      headline: "Two",
      attribute: "headline=$.rows[1].t",
      property: "headline=$.rows[1].t",
    });
  },

  async "what is wrong is said with its place"({ open, server }) {
    server.answer("api", "/rows.json", { json: posts });
    const tab = await open();
    const src = `${server.api}/rows.json`;
    const { detail } = await load(tab, { src, map: "headline=$.rows[0].t; body=$..b; place=$.x" });
    assert.deepEqual(
      detail.issues.map(({ code, message }) => `${code}: ${message}`),
      [
        "map: map: `body=$..b` (character 30): expected a name: `..` is not supported",
        "map: map: `place=$.x`: nothing stands there",
      ],
    );
    const { type, detail: error } = await load(tab, { src, map: "headline=$.titel" });
    assert.equal(type, "article-error");
    assert.equal(error.code, "empty");
    assert.match(error.message, /map: neither headline nor text; `headline=\$\.titel`: nothing stands there/);
  },

  async "stories of a list open in place"({ open, server }) {
    server.answer("api", "/rows.json", { json: posts });
    const tab = await open();
    await load(tab, { src: `${server.api}/rows.json`, map: `${MAP}; url='/{@.t}'`, related: "in-place" });
    const opened = await tab.run(async () => {
      probe.widget().shadowRoot.querySelector(".cards a").click();
      const { detail } = await probe.ended();
      return { headline: detail.headline, text: probe.part("body").textContent.trim() };
    });
    assert.deepEqual(opened, { headline: "Two", text: "Second." });
  },

  async "related-src is read by it only where its format is not known"({ open, server }) {
    const own = { headline: "Own", body: [{ type: "paragraph", text: "x" }] };
    server.answer("api", "/rows.json", { json: posts });
    server.answer("api", "/known.json", { json: [{ headline: "A" }, { headline: "B" }] });
    for (const [list, expected] of [
      ["rows", ["One", "Two"]],
      ["known", ["A", "B"]],
    ]) {
      const tab = await open();
      const cards = await tab.run(
        async ({ related, map, own }) => {
          const widget = probe.widget();
          widget.setAttribute("map", `${map}; body='Text.'`);
          widget.setAttribute("related-src", related);
          widget.article = { rows: [own] };
          await probe.ended();
          widget.shadowRoot.querySelector("[part~=related], .related")?.scrollIntoView();
          await probe.until?.(() => widget.shadowRoot.querySelectorAll("[part~=card]").length > 0);
          for (let tries = 0; tries < 100 && !widget.shadowRoot.querySelector("[part~=card]"); tries += 1) {
            await new Promise((done) => setTimeout(done, 50));
          }
          return [...widget.shadowRoot.querySelectorAll("[part~=card-headline]")].map((it) => it.textContent.trim());
        },
        { related: `${server.api}/${list}.json`, map: "stories=$.rows; headline=@.t", own: { ...own, t: "Own" } },
      );
      assert.deepEqual(cards, expected);
    }
  },

  async "only ActivityStreams is asked for by its own type"({ open, server }) {
    const note = { type: "Note", attributedTo: "https://a.example/@ada", content: "<p>Salt.</p>" };
    server.answer("api", "/note", { json: note });
    const tab = await open();
    for (const [format, accept] of [
      ["activitystreams", "application/activity+json"],
      ["auto", "application/json"],
      ["ghost", "application/json"],
    ]) {
      await load(tab, { src: `${server.api}/note?${format}`, format });
      const [request] = server.requests("api", /note/).slice(-1);
      assert.equal(request.headers.accept, accept, format);
      assert.equal(request.method, "GET", format);
    }
  },

  /** What the widget gives of a document, which is what `article convert` writes, is shown as the document is. */
  async "what is converted is shown as it was"({ open, server }) {
    const tab = await open();
    const samples = new URL("samples/", TESTS);
    let count = 0;
    for (const format of readdirSync(samples).filter((name) => name !== "article")) {
      const file = readdirSync(new URL(`${format}/`, samples)).find((name) => name.startsWith("full"));
      const body = readFileSync(new URL(`${format}/${file}`, samples), "utf8");
      server.answer("api", PLACE, { body, type: "application/json" });
      const [original, converted] = await tab.run(
        async (src) => {
          const look = (widget) => {
            const root = widget.shadowRoot;
            const text = root.querySelector("[part~=article]").textContent.replace(/\s+/g, " ");
            return { text, pictures: [...root.querySelectorAll("img")].map((image) => image.src) };
          };
          const [one, other] = [probe.add({}), probe.add({})];
          one.src = src;
          await probe.ended(one);
          other.article = one.article;
          await probe.ended(other);
          const both = [look(one), look(other)];
          one.remove();
          other.remove();
          return both;
        },
        `${server.api}${PLACE}?${format}`,
      );
      assert.deepEqual(converted, original, format);
      count += 1;
    }
    assert.ok(count > 10, `${count} formats`);
  },
};
