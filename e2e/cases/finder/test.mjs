// The playground finds the map of JSON that nobody knows: as a start, not as an error. Each field is a choice of the
// places that fit; what is chosen is seen beside it and stands in the snippet.

import assert from "node:assert/strict";

const LONG =
  "The first lamp was lit on Tuesday, and the fortieth on Friday; the ladder was borrowed from the baker, who wants it back by May, when evenings are long.";

const API = {
  ok: true,
  data: {
    slug: "lamps",
    title: "Lamplighters return",
    seo_title: "Lamps | The Paper",
    teaser: "Forty lamps, one ladder and a rota.",
    content: `<p>${LONG}</p><p>It is warmer than it looks.</p>`,
    date: "2025-03-04T09:30:00+01:00",
    author: { name: "Petra Lindqvor" },
  },
};
const RICH = {
  title: "Nets and knots",
  layout: { root: { version: 1, children: [{ type: "paragraph", version: 1, children: [{ type: "text", text: LONG, format: 1 }] }] } },
};
const LIST = {
  payload: {
    items: [1, 2, 3].map((at) => ({ "Head line": `Story ${at}`, path: `a-${at}`, paras: [LONG, LONG], ts: 1741077000 + at })),
  },
};

/** The page, when the first article is there. */
async function opened({ open, server }, options = {}) {
  const tab = await open("/index.html", { at: server.cdn, width: 1280, ...options });
  await tab.until(() => document.querySelector(".verdict")?.textContent.startsWith("Loading") === false);
  await tab.run(() => {
    globalThis.widget = document.querySelector("article-widget");
    globalThis.verdict = () => document.querySelector(".verdict").textContent;
    globalThis.drawn = () => widget.shadowRoot.querySelector("[part~=headline]")?.textContent;
    globalThis.snippet = () => document.querySelector("#snippet").textContent;
    globalThis.chosen = () =>
      Object.fromEntries([...document.querySelectorAll("[id^=place-]")].map((it) => [it.id.slice("place-".length), it.value]));
    globalThis.put = (selector, value, event = "input") => {
      const field = document.querySelector(selector);
      field.value = value;
      field.dispatchEvent(new Event(event, { bubbles: true }));
    };
  });
  return tab;
}

const paste = (tab, json) => tab.run((text) => put("#json", text), JSON.stringify(json));

export const tests = {
  async "three shapes of our own become articles, and snippets that say how"({ open, server }) {
    const tab = await opened({ open, server });
    for (const [json, headline, text, map] of [
      [API, "Lamplighters return", "It is warmer than it looks.", { headline: "$.data.title", body: "$.data.content", authors: "$.data.author" }],
      [RICH, "Nets and knots", LONG, { headline: "$.title", body: "$.layout" }],
      [LIST, "Story 1", LONG, { stories: "$.payload.items", headline: "@['Head line']", body: "@.paras", published: "@.ts" }],
    ]) {
      await paste(tab, json);
      await tab.until((headline) => drawn() === headline && verdict().startsWith("Format: map"), headline);
      const seen = await tab.run(() => ({
        text: widget.shadowRoot.querySelector("[part~=body]").textContent,
        chosen: chosen(),
        snippet: snippet(),
        failed: document.querySelector(".failure") !== null,
      }));
      assert.ok(seen.text.includes(text), headline);
      for (const [field, place] of Object.entries(map)) assert.equal(seen.chosen[field], place, `${headline}: ${field}`);
      assert.ok(seen.snippet.includes(`headline=${map.headline}`), seen.snippet);
      assert.equal(seen.failed, false);
    }
  },

  async "a choice is seen beside, and stands in the snippet"({ open, server }) {
    const tab = await opened({ open, server });
    await paste(tab, API);
    await tab.until(() => drawn() === "Lamplighters return");
    const options = await tab.run(() => [...document.querySelectorAll("#place-headline option")].map((it) => it.textContent));
    assert.ok(options.includes("$.data.seo_title — Lamps | The Paper"), options.join("\n"));
    await tab.run(() => put("#place-headline", "$.data.seo_title", "change"));
    await tab.until(() => drawn() === "Lamps | The Paper");
    assert.ok(await tab.run(() => snippet().includes("headline=$.data.seo_title;")));
    await tab.run(() => put("#place-authors", "", "change"));
    await tab.until(() => widget.shadowRoot.querySelector("[part~=byline]") === null);
    assert.equal(await tab.run(() => snippet().includes("authors=")), false);
  },

  async "at an address too; and the next document of a known format needs none"({ open, server }) {
    server.answer("api", "/api.json", { json: API });
    const tab = await opened({ open, server });
    await tab.run((hash) => (location.hash = hash), `#src=${encodeURIComponent(`${server.api}/api.json`)}`);
    await tab.until(() => drawn() === "Lamplighters return" && verdict().startsWith("Format: map"));
    assert.ok(await tab.run((origin) => chosen().url === `'${origin}/{$.data.slug}'`, server.api));
    await paste(tab, { headline: "Own", body: [] });
    await tab.until(() => drawn() === "Own");
    assert.deepEqual(await tab.run(() => [widget.getAttribute("map"), Object.keys(chosen()).length]), [null, 0]);
  },

  async "by keyboard, on a phone, in the dark: axe finds nothing"({ open, server }) {
    const tab = await opened({ open, server });
    await paste(tab, API);
    await tab.until(() => drawn() === "Lamplighters return");
    for (const [scheme, width] of [
      ["light", 320],
      ["dark", 1280],
    ]) {
      await tab.scheme(scheme);
      await tab.resize(width);
      assert.deepEqual((await tab.axe()).found, []);
      const wide = await tab.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      const named = await tab.run(() =>
        [...document.querySelectorAll("[id^=place-]")].every((it) => it.labels.length === 1 && it.tabIndex === 0),
      );
      assert.ok(named);
    }
  },
};
