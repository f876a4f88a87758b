// `display="card"`: a story as a card that leads to it, and a list as a card each.

import assert from "node:assert/strict";

const text = (words) => [{ type: "paragraph", text: words }];

/** An article with stories beside it, which are no cards of its own. */
const article = (server) => ({
  url: `${server.page}/lamps`,
  language: "en-GB",
  headline: "Lamps return",
  standfirst: "Forty lamps, one ladder.",
  section: "Harbour",
  published: "2025-03-04",
  lead: { type: "image", src: `${server.img}/lead-1200x800.svg`, alt: "A lamp.", width: 1200, height: 800 },
  body: text("The whole story of the lamps."),
  related: [{ headline: "Another", url: `${server.page}/another` }],
});

const list = (server) => ({
  stories: ["One", "Two", "Three"].map((headline) => ({
    language: "en-GB",
    headline,
    kicker: `Kicker ${headline}`,
    url: `${server.page}/${headline}`,
    body: text(`The whole of ${headline}.`),
  })),
});

async function shown({ open, server }, json, attributes = {}) {
  server.answer("api", "/cards.json", { json });
  const tab = await open("/", { width: 1200 });
  await tab.run(
    async (attributes) => {
      for (const [name, value] of Object.entries(attributes)) probe.widget().setAttribute(name, value);
      await probe.seen("article-load");
      globalThis.link = (index) => probe.root().querySelector(`[data-index="${index}"]`);
      globalThis.headlines = () => Array.from(probe.root().querySelectorAll("[part~=card-headline]"), ({ textContent }) => textContent);
    },
    { display: "card", ...attributes, src: `${server.api}/cards.json` },
  );
  return tab;
}

const headlines = (tab) => tab.run(() => headlines());

export const tests = {
  async "a story is one card with all that a card has, and leads to its page"(host) {
    const tab = await shown(host, article(host.server), { "heading-level": "3" });
    const seen = await tab.run(() => ({
      parts: ["card-image", "card-kicker", "card-headline", "card-excerpt", "card-date"].map((name) => [name, probe.part(name)?.textContent]),
      level: probe.part("card-headline").localName,
      href: link(0).href,
      cards: probe.root().querySelectorAll("[part~=card]").length,
      others: ["article", "related"].filter((name) => probe.part(name)),
      article: probe.widget().article.body.length,
      events: probe.events.map(({ type, detail }) => [type, detail.headline]),
    }));
    assert.deepEqual(seen, {
      parts: [
        ["card-image", ""],
        ["card-kicker", "Harbour"],
        ["card-headline", "Lamps return"],
        ["card-excerpt", "Forty lamps, one ladder."],
        ["card-date", "4 Mar 2025"],
      ],
      level: "h3",
      href: `${host.server.page}/lamps`,
      cards: 1,
      others: [],
      article: 1,
      events: [["article-load", "Lamps return"]],
    });
    // Below the page's own heading.
    await tab.run(() => (probe.widget().headingLevel = 2));
    const { found } = await tab.axe();
    assert.deepEqual(found, []);
    const asked = host.server.requests("cdn").map(({ path }) => path);
    assert.equal(asked.filter((path) => path.endsWith(".wasm")).length, 1);
    assert.deepEqual(host.server.requests("api").map(({ path }) => path), ["/cards.json"]);
  },

  async "a list is a card each, as many beside each other as have room; one event, of the first"(host) {
    const tab = await shown(host, list(host.server));
    assert.deepEqual(await headlines(tab), ["One", "Two", "Three"]);
    const seen = await tab.run(() => ({
      kickers: Array.from(probe.root().querySelectorAll("[part~=card-kicker]"), ({ textContent }) => textContent),
      events: probe.events.map(({ type, detail }) => [type, detail.headline]),
      article: probe.widget().article.headline,
      carousel: probe.widget().carousel,
    }));
    assert.deepEqual(seen, {
      kickers: ["Kicker One", "Kicker Two", "Kicker Three"],
      events: [["article-load", "One"]],
      article: "One",
      carousel: null,
    });
    const rows = () => new Set(Array.from(probe.root().querySelectorAll("[part~=card]"), (card) => card.getBoundingClientRect().top)).size;
    assert.equal(await tab.run(rows), 1);
    await tab.resize(300);
    assert.equal(await tab.run(rows), 3);
    assert.equal(await tab.run(() => document.documentElement.scrollWidth), 300);
  },

  async "a card opens its story in the element, and Back returns to it with the focus"(host) {
    for (const [json, index, words] of [
      [list(host.server), 1, "The whole of Two."],
      [article(host.server), 0, "The whole story of the lamps."],
    ]) {
      const tab = await shown(host, json, { related: "in-place" });
      const before = await headlines(tab);
      const seen = await tab.run(async (index) => {
        link(index).click();
        await probe.seen("article-load", 2);
        return [probe.part("body").textContent, probe.part("back").textContent, probe.root().activeElement?.part.value];
      }, index);
      assert.deepEqual(seen, [words, "Back", "headline"]);
      const after = await tab.run(async (index) => {
        probe.part("back").click();
        await probe.seen("article-load", 3);
        return [headlines(), probe.root().activeElement === link(index), probe.part("article"), probe.part("back")];
      }, index);
      assert.deepEqual(after, [before, true, null, null]);
    }
  },

  async "a page hears of a card before it is followed, and may say no"(host) {
    const tab = await shown(host, list(host.server));
    const seen = await tab.run(() => {
      addEventListener("related-select", (event) => event.preventDefault(), { once: true });
      let followed;
      addEventListener("click", (event) => (followed = !event.defaultPrevented), { once: true });
      link(2).click();
      const { detail } = probe.events.at(-1);
      return [followed, detail.index, detail.headline];
    });
    assert.deepEqual(seen, [false, 2, "Three"]);
  },

  async "the article and its card take each other's place, and nothing is asked for again"(host) {
    const tab = await shown(host, article(host.server));
    const look = () => ["article", "related", "card"].map((name) => probe.root().querySelectorAll(`[part~=${name}]`).length);
    assert.deepEqual(await tab.run(look), [0, 0, 1]);
    assert.deepEqual(
      await tab.run(() => {
        probe.widget().display = "article";
        return [probe.widget().getAttribute("display"), probe.part("article") && headlines()];
      }),
      ["article", ["Another"]],
    );
    assert.deepEqual(await tab.run(look), [1, 1, 1]);
    await tab.run(() => (probe.widget().display = "card"));
    assert.deepEqual([await tab.run(look), await headlines(tab)], [[0, 0, 1], ["Lamps return"]]);
    assert.equal(host.server.requests("api").length, 1);
  },

  async "nothing is reserved for it while it loads"({ open, server }) {
    server.answer("api", "/waits.json", { hang: "head" });
    const tab = await open("/", { width: 900 });
    const heights = await tab.run((src) => {
      const [card, article] = [{ display: "card", src }, { src }].map((attributes) => probe.add(attributes));
      return [card.clientHeight, article.clientHeight > 300];
    }, `${server.api}/waits.json`);
    assert.deepEqual(heights, [0, true]);
  },

  async "fifty cards share one wasm, and ask for their JSON and pictures only"({ open, server }) {
    const COUNT = 50;
    const stories = Array.from({ length: COUNT }, (_, at) => ({ ...article(server), headline: `Story ${at}`, url: `${server.page}/${at}` }));
    stories.forEach((json, at) => server.answer("api", `/card-${at}.json`, { json }));
    const tab = await open("/", { width: 900 });
    await tab.run(
      async ([api, count]) => {
        for (let at = 0; at < count; at += 1) probe.add({ display: "card", src: `${api}/card-${at}.json` });
        await probe.seen("article-load", count);
      },
      [server.api, COUNT],
    );
    assert.equal(server.requests("api", /card-/).length, COUNT);
    assert.equal(server.requests("cdn", /\.wasm$/).length, 1);
    assert.deepEqual(server.requests("page").map(({ path }) => path), ["/"]);
  },
};
