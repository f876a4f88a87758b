// A list of related stories with an address of its own: fetched when it comes near the view, into room that is
// kept for it; it may fail, and it may go on.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const stories = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ headline: `Listed ${from + at}`, url: `https://news.example/${from + at}` }));

const LONG = Array.from({ length: 40 }, () => ({ type: "paragraph", text: "Words of a paragraph. ".repeat(20) }));

/** An article, long or short, beside which stands a list. */
async function shown({ open, server }, { src = `${server.api}/list.json`, body = [], related, options = {}, attributes = {} } = {}) {
  const tab = await open("/", { width: 800, ...options });
  await tab.reducedMotion();
  await tab.run(
    async ({ src, body, related, attributes }) => {
      const widget = probe.widget();
      for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
      widget.after(Object.assign(document.createElement("footer"), { textContent: "Below" }));
      widget.relatedSrc = src;
      widget.article = { headline: "Top", url: "https://news.example/top", language: "en-GB", body, related };
      await probe.ended();
      globalThis.headlines = () => Array.from(probe.root().querySelectorAll("[part~=card-headline]"), ({ textContent }) => textContent);
      globalThis.below = () => Math.round(document.querySelector("footer").getBoundingClientRect().top);
      globalThis.frames = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    },
    { src, body, related, attributes },
  );
  return tab;
}

const headlines = (tab) => tab.run(() => headlines());

export const tests = {
  async "it takes the place of the article's own list"({ open, server }) {
    server.answer("api", "/list.json", { json: { heading: "Read next", stories: stories(1, 4) } });
    const tab = await shown({ open, server }, { related: stories(8, 9) });
    await tab.until(() => headlines().length === 4);
    assert.deepEqual(await headlines(tab), ["Listed 1", "Listed 2", "Listed 3", "Listed 4"]);
    assert.equal(await tab.run(() => probe.part("related-heading").textContent), "Read next");
    const { credentials, headers } = server.requests("api", "/list.json")[0];
    assert.equal(credentials ?? headers.cookie, undefined);
    await tab.run(() => probe.widget().removeAttribute("related-src"));
    await tab.until(() => headlines().length === 2);
    assert.deepEqual(await headlines(tab), ["Listed 8", "Listed 9"]);
  },

  async "far below it is not asked for, near the view it is, and the article has come before"({ open, server }) {
    server.answer("api", "/list.json", { json: stories(1, 4) });
    const tab = await shown({ open, server }, { body: LONG });
    await tab.run(() => frames());
    assert.deepEqual(server.requests("api"), []);
    await tab.run(() => probe.part("related").scrollIntoView());
    await tab.until(() => headlines().length === 4);
    assert.equal(server.requests("api").length, 1);
  },

  async "nothing moves when it comes, whatever is in it"({ open, server }) {
    for (const [name, list] of Object.entries({
      bare: stories(1, 5),
      two: stories(1, 2),
      full: stories(1, 30).map((story, at) => ({
        ...story,
        headline: `${story.headline} with a headline that takes a few lines on any card`.repeat((at % 2) + 1),
        excerpt: "A long excerpt. ".repeat(12),
        kicker: "World",
        rating: 4,
        source: "The Example",
        published: "2025-01-01",
        image: { src: `${server.img}/a-60x40.svg`, alt: "A", width: 60, height: 40 },
      })),
    })) {
      for (const width of [320, 800, 1300]) {
        const late = gate();
        server.answer("api", `/${name}-${width}.json`, { json: list, before: late.opened });
        const tab = await shown({ open, server }, { src: `${server.api}/${name}-${width}.json`, options: { width } });
        await server.until(() => server.requests("api", `/${name}-${width}.json`).length === 1, "the request");
        const before = await tab.run(async () => {
          await frames();
          return below();
        });
        late.open();
        await tab.until((count) => headlines().length === count, list.length);
        await tab.run(() => frames());
        assert.equal(await tab.run(() => below()), before, `${name} at ${width}`);
        if (list.length > 5) await tab.run(() => (probe.widget().carousel.goTo(20), probe.seen("related-slide")));
        assert.equal(await tab.run(() => below()), before, `${name} at ${width}, scrolled`);
        await tab.close();
      }
    }
  },

  async "a failure is quiet, keeps its room, and can be tried again"({ open, server }) {
    server.answer("api", "/list.json", { status: 404, body: "no" }, { json: stories(1, 4) });
    const tab = await shown({ open, server });
    const before = await tab.run(() => below());
    await tab.until(() => probe.part("related").querySelector("[part~=retry]"));
    assert.equal(await tab.run(() => below()), before);
    assert.deepEqual(await tab.run(() => [probe.widget().state, probe.events.map(({ type }) => type)]), ["ready", ["article-load"]]);
    const { found } = await tab.axe();
    assert.deepEqual(found, []);
    await tab.run(() => {
      const button = probe.part("related").querySelector("[part~=retry]");
      button.focus();
      button.click();
    });
    await tab.until(() => headlines().length === 4);
    assert.equal(await tab.run(() => below()), before);
    // The focus went on to what came.
    assert.equal(await tab.run(() => probe.root().activeElement?.closest("[part~=related]") !== null), true);
    assert.notEqual(await tab.run(() => probe.root().activeElement), null);
  },

  async "an empty list is none"({ open, server }) {
    server.answer("api", "/list.json", { json: { stories: [] } });
    const tab = await shown({ open, server }, { related: stories(8, 9) });
    await tab.until(() => probe.part("related") === null);
  },

  async "the article itself and what comes twice are left out, over pages too"({ open, server }) {
    const item = (id, title) => ({ id, title, content_text: "Words.", url: `https://news.example/${id}` });
    const feed = (items, next_url) => ({ json: { version: "https://jsonfeed.org/version/1.1", title: "Feed", next_url, items } });
    server.answer("api", "/list.json", feed([item("a", "A"), item("top", "Other words"), item("b", "B"), item("a", "A again"), item("c", "C")], "list-2.json"));
    server.answer("api", "/list-2.json", feed([item("c", "C"), item("d", "D"), item("x", "Top"), item("e", "E")], "list-3.json"));
    server.answer("api", "/list-3.json", feed([item("a", "A")], "list-3.json?again"));
    const tab = await shown({ open, server }, { options: { width: 400 } });
    await tab.until(() => headlines().length >= 3);
    for (let turn = 0; turn < 6; turn += 1) {
      const before = await tab.run(() => probe.events.length);
      await tab.run(() => probe.widget().carousel.next());
      await tab.until((before) => probe.events.length > before || probe.part("next").ariaDisabled === "true", before);
    }
    await server.until(() => server.requests("api", "/list-3.json").length === 1, "the third page");
    await tab.until(() => headlines().length === 5);
    assert.deepEqual(await headlines(tab), ["A", "B", "C", "D", "E"]);
  },

  async "WordPress: page after page, to the last one, and no more than 500"({ open, server }) {
    const asked = [];
    const post = (id) => ({ id, link: `https://news.example/?p=${id}`, title: { rendered: `Post ${id}` }, content: { rendered: "<p>x</p>" }, _embedded: {} });
    const headers = { "x-wp-totalpages": "3", "access-control-expose-headers": "X-WP-TotalPages" };
    for (const page of [1, 2, 3]) {
      asked.push({ json: Array.from({ length: 240 }, (_, at) => post(page * 1000 + at)), headers });
    }
    server.answer("api", "/wp", ...asked);
    const tab = await shown({ open, server }, { src: `${server.api}/wp?per_page=240&_embed` });
    for (const count of [240, 480, 500]) {
      await tab.until((count) => headlines().length === count, count);
      await tab.run((count) => probe.widget().carousel.goTo(count), count);
    }
    // The event comes when the row has come to rest.
    await tab.until(() => probe.events.at(-1).detail.count === 500);
    assert.equal(server.requests("api", "/wp").length, 3);
  },

  async "a list may not send the reader's browser elsewhere"({ open, server }) {
    const items = stories(1, 1).map(({ headline: title, url }) => ({ id: url, url, title, content_text: "x" }));
    for (const [at, next_url] of [`${server.page}/elsewhere`, "data:application/json,[]", "", null, 7, {}, "http://["].entries()) {
      server.answer("api", `/${at}.json`, { json: { version: "https://jsonfeed.org/version/1.1", next_url, items } });
      const tab = await shown({ open, server }, { src: `${server.api}/${at}.json` });
      await tab.until(() => headlines().length === 1);
      await tab.run(() => frames());
      await tab.close();
    }
    assert.deepEqual(server.requests("page", "/elsewhere"), []);
  },

  async "changed while it is under way: only the last one counts"({ open, server }) {
    const slow = gate();
    server.answer("api", "/list.json", { json: stories(1, 4), before: slow.opened });
    server.answer("api", "/other.json", { json: stories(5, 7) });
    const tab = await shown({ open, server });
    await server.until(() => server.requests("api", "/list.json").length === 1, "the request");
    await tab.run((src) => (probe.widget().relatedSrc = src), `${server.api}/other.json`);
    await server.until(() => server.requests("api", "/list.json")[0].state === "aborted", "the abort");
    await tab.until(() => headlines().length === 3);
    assert.deepEqual(await headlines(tab), ["Listed 5", "Listed 6", "Listed 7"]);
  },

  async "removed while it is under way: aborted"({ open, server }) {
    server.answer("api", "/list.json", { hang: "head" });
    const tab = await shown({ open, server });
    await server.until(() => server.requests("api", "/list.json").length === 1, "the request");
    await tab.run(() => probe.widget().remove());
    await server.until(() => server.requests("api", "/list.json")[0].state === "aborted", "the abort");
  },

  async "with `related=none` nothing is asked for"({ open, server }) {
    const tab = await shown({ open, server }, { attributes: { related: "none" } });
    await tab.run(() => frames());
    assert.deepEqual(server.requests("api"), []);
  },
};
