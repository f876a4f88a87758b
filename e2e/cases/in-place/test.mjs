// `related="in-place"`: a card opens its story inside the element, and there is a way back to where the reader
// was. The page's address and history stay as they are.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const LONG = Array.from({ length: 30 }, () => ({ type: "paragraph", text: "Words of a paragraph. ".repeat(20) }));

/** An article with six stories, of which the JSON can be had. */
const article = (server) => ({
  headline: "Top",
  language: "en-GB",
  body: LONG,
  related: Array.from({ length: 6 }, (_, at) => ({
    headline: `Story ${at}`,
    url: `${server.page}/story-${at}`,
    article: `${server.api}/story-${at}.json`,
  })),
});

const story = (at) => ({ headline: `Story ${at}`, body: [{ type: "paragraph", text: `The whole of ${at}.` }] });

async function shown({ open, server }, { document = article(server), src } = {}) {
  for (let at = 0; at < 6; at += 1) server.answer("api", `/story-${at}.json`, { json: story(at) });
  const tab = await open("/", { width: 700 });
  await tab.reducedMotion();
  await tab.run(
    async ({ document: given, src }) => {
      const widget = probe.widget();
      widget.related = "in-place";
      if (src) widget.src = src;
      else widget.article = given;
      await probe.ended();
      globalThis.link = (index) => probe.root().querySelector(`[data-index="${index}"]`);
      globalThis.headline = () => probe.part("headline").textContent;
      globalThis.active = () => probe.root().activeElement;
      globalThis.followed = [];
      addEventListener("click", (event) => {
        if (event.composedPath().some(({ localName }) => localName === "a") && !event.defaultPrevented) {
          followed.push(event.composedPath()[0].href);
          event.preventDefault();
        }
      });
    },
    { document, src },
  );
  return tab;
}

const headline = (tab) => tab.run(() => headline());
const loads = (tab, count) => tab.run((count) => probe.seen("article-load", count), count);

/** Opens a card, and waits until its story is there. */
async function go(tab, index, count) {
  await tab.run((index) => link(index).click(), index);
  return loads(tab, count);
}

const back = (tab) => tab.run(() => probe.part("back").click());

export const tests = {
  async "there, and back to where the reader was"({ open, server }) {
    const tab = await shown({ open, server });
    await tab.run(async () => {
      probe.part("related").scrollIntoView({ block: "end" });
      probe.widget().carousel.goTo(2);
      await probe.seen("related-slide");
      link(3).focus({ preventScroll: true });
      globalThis.before = { y: scrollY, left: probe.root().querySelector(".cards").scrollLeft, url: location.href, length: history.length };
    });
    const details = await go(tab, 3, 2);
    assert.equal(details[1].headline, "Story 3");
    const inside = await tab.run(() => ({
      headline: headline(),
      focus: active()?.part.value,
      top: probe.part("back").getBoundingClientRect().top >= 0,
      name: probe.part("back").textContent,
      article: probe.widget().article.headline,
      state: probe.widget().state,
      cards: Array.from(probe.root().querySelectorAll("[part~=card-headline]"), ({ textContent }) => textContent),
    }));
    assert.deepEqual(inside, {
      headline: "Story 3",
      focus: "headline",
      top: true,
      name: "Back to “Top”",
      article: "Story 3",
      state: "ready",
      cards: [0, 1, 2, 4, 5].map((at) => `Story ${at}`),
    });
    const { found } = await tab.axe();
    assert.deepEqual(found, []);
    await back(tab);
    assert.equal((await loads(tab, 3))[2].headline, "Top");
    const after = await tab.run(() => ({
      headline: headline(),
      focus: active() === link(3),
      there: probe.part("back"),
      moved: Math.abs(scrollY - before.y) > 1 || Math.abs(probe.root().querySelector(".cards").scrollLeft - before.left) > 1,
      host: location.href === before.url && history.length === before.length,
    }));
    assert.deepEqual(after, { headline: "Top", focus: true, there: null, moved: false, host: true });
    assert.deepEqual(await tab.run(() => followed), []);
  },

  async "from one story to the next, and back twice"({ open, server }) {
    const tab = await shown({ open, server });
    await go(tab, 0, 2);
    await go(tab, 0, 3);
    assert.equal(await headline(tab), "Story 1");
    await back(tab);
    await loads(tab, 4);
    assert.equal(await headline(tab), "Story 0");
    await back(tab);
    await loads(tab, 5);
    assert.equal(await headline(tab), "Top");
  },

  async "what its JSON was asked for by pointing at it, is not asked for again"({ open, server }) {
    const tab = await shown({ open, server });
    const at = await tab.run(() => {
      probe.part("related").scrollIntoView({ block: "center" });
      const { x, y } = link(1).getBoundingClientRect();
      return { x: x + 5, y: y + 5 };
    });
    await tab.point(at);
    await server.until(() => server.requests("api", "/story-1.json").length === 1, "the request");
    await go(tab, 1, 2);
    assert.equal(server.requests("api", "/story-1.json").length, 1);
    assert.equal(await headline(tab), "Story 1");
  },

  async "pointing elsewhere takes it back"({ open, server }) {
    server.answer("api", "/story-0.json", { hang: "head" });
    const tab = await shown({ open, server });
    server.answer("api", "/story-0.json", { hang: "head" });
    await tab.run(() => link(0).focus());
    await server.until(() => server.requests("api", "/story-0.json").length === 1, "the request");
    await tab.run(() => link(0).blur());
    await server.until(() => server.requests("api", "/story-0.json")[0].state === "aborted", "the abort");
  },

  async "an item of the same feed is at hand: nothing is fetched"({ open, server }) {
    const item = (at) => ({ id: `${at}`, url: `https://news.example/${at}`, title: `Item ${at}`, content_html: `<p>The whole of <b>${at}</b>.</p>` });
    server.answer("api", "/feed.json", { json: { version: "https://jsonfeed.org/version/1.1", title: "Feed", items: [0, 1, 2, 3, 4].map(item) } });
    const tab = await shown({ open, server }, { src: `${server.api}/feed.json` });
    assert.equal(await headline(tab), "Item 0");
    await go(tab, 2, 2);
    assert.deepEqual(await tab.run(() => [headline(), probe.part("body").textContent]), ["Item 3", "The whole of 3."]);
    assert.equal(server.requests("api").length, 1);
    await back(tab);
    await loads(tab, 3);
    assert.equal(await headline(tab), "Item 0");
  },

  async "posts of WordPress: at hand with their text, else by the address of the post"({ open, server }) {
    const post = (id, content) => ({ id, link: `https://news.example/?p=${id}`, title: { rendered: `Post ${id}` }, excerpt: { rendered: "x" }, content, _links: { self: [{ href: `${server.api}/posts/${id}` }] } });
    const posts = [1, 2, 3, 4].map((id) => post(id, id === 2 ? { rendered: "<p>At hand.</p>" } : undefined));
    server.answer("api", "/posts", { json: posts });
    server.answer("api", "/posts/3", { json: post(3, { rendered: "<p>Fetched.</p>" }) });
    const tab = await shown({ open, server }, { src: `${server.api}/posts` });
    await go(tab, 0, 2);
    assert.equal(await tab.run(() => probe.part("body").textContent), "At hand.");
    await back(tab);
    await loads(tab, 3);
    await go(tab, 1, 4);
    assert.equal(await tab.run(() => probe.part("body").textContent), "Fetched.");
    assert.equal(server.requests("api", "/posts/3").length, 1);
  },

  async "a list of its own address has its stories at hand too, and stays"({ open, server }) {
    const body = [{ type: "paragraph", text: "At hand." }];
    server.answer("api", "/list.json", { json: [0, 1, 2, 3].map((at) => ({ headline: `Listed ${at}`, url: `https://news.example/${at}`, body })) });
    const tab = await shown({ open, server }, { document: { headline: "Top" } });
    await tab.run((src) => (probe.widget().relatedSrc = src), `${server.api}/list.json`);
    await tab.until(() => link(3));
    await go(tab, 1, 2);
    assert.deepEqual(await tab.run(() => [headline(), probe.root().querySelectorAll("[part~=card]").length]), ["Listed 1", 3]);
    assert.equal(server.requests("api", "/list.json").length, 1);
  },

  async "a click that means something else stays a link"({ open, server }) {
    const tab = await shown({ open, server });
    const seen = await tab.run(() => {
      for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"]) {
        link(0).dispatchEvent(new MouseEvent("click", { [key]: true, bubbles: true, composed: true, cancelable: true }));
      }
      return [followed.length, headline()];
    });
    assert.deepEqual(seen, [4, "Top"]);
    assert.deepEqual(server.requests("api"), []);
  },

  async "the page can say no"({ open, server }) {
    const tab = await shown({ open, server });
    await tab.run(() => {
      addEventListener("related-select", (event) => event.preventDefault());
      link(0).click();
    });
    assert.deepEqual(await tab.run(() => [followed, headline(), probe.events.map(({ type }) => type)]), [[], "Top", ["article-load", "related-select"]]);
    assert.deepEqual(server.requests("api"), []);
  },

  async "a card without JSON is a link; one whose JSON cannot be had becomes one"({ open, server }) {
    const document = { headline: "Top", related: [{ headline: "Bare", url: `${server.page}/bare` }, { headline: "Gone", url: `${server.page}/gone`, article: `${server.api}/gone.json` }] };
    server.answer("api", "/gone.json", { status: 404, body: "no" });
    const tab = await shown({ open, server }, { document });
    await tab.run(() => link(0).click());
    assert.deepEqual(await tab.run(() => followed), [`${server.page}/bare`]);
    await tab.run(() => link(1).click());
    await tab.until(() => followed.length === 2);
    assert.deepEqual(await tab.run(() => [followed[1], headline(), probe.widget().state]), [`${server.page}/gone`, "Top", "ready"]);
    // It was chosen once.
    assert.equal(await tab.run(() => probe.events.filter(({ type }) => type === "related-select").length), 2);
  },

  async "another card, or another article, takes the place of one that is under way"({ open, server }) {
    const tab = await shown({ open, server });
    const slow = gate();
    server.answer("api", "/story-0.json", { json: story(0), before: slow.opened });
    await tab.run(() => link(0).click());
    await server.until(() => server.requests("api", "/story-0.json").length === 1, "the request");
    assert.equal(await tab.run(() => link(0).ariaBusy), "true");
    await go(tab, 1, 2);
    assert.equal(await headline(tab), "Story 1");
    await server.until(() => server.requests("api", "/story-0.json")[0].state === "aborted", "the abort");
    await tab.run(() => {
      probe.widget().article = { headline: "Another" };
      return probe.seen("article-load", 3);
    });
    assert.deepEqual(await tab.run(() => [headline(), probe.part("back")]), ["Another", null]);
  },
};
