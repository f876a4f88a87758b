// A newer version of the article: asked for while the element is in view, and brought in without moving what is
// being read.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const PATH = "/live.json";
const paragraphs = (...numbers) =>
  numbers.map((number) => ({ type: "paragraph", text: `Paragraph ${number}. ${"Words and more words. ".repeat(30)}` }));
const article = (body, more) => ({ headline: "Top", language: "en-GB", body, ...more });
const count = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The servers' answers, and a page whose time stands still and that shows the first of them. */
async function shown({ open, server }, answers, attributes = {}) {
  server.answer("api", PATH, ...answers);
  const tab = await open("/", { clock: true, set: countTurns });
  await tab.stopTime();
  await tab.run(
    async ([src, attributes]) => {
      for (const [name, value] of Object.entries({ refresh: "15", src, ...attributes })) {
        probe.widget().setAttribute(name, value);
      }
      await probe.ended();
    },
    [server.api + PATH, attributes],
  );
  if (attributes.refresh !== "0") await waiting(tab, server);
  return tab;
}

/** Counts how often the widget has begun to wait for its turn, and offers to wait for the browser's next look. */
function countTurns() {
  globalThis.turns = 0;
  const { observe } = IntersectionObserver.prototype;
  IntersectionObserver.prototype.observe = function (element) {
    if (element.localName === "article-widget") globalThis.turns += 1;
    return observe.call(this, element);
  };
  globalThis.noticed = () =>
    new Promise((done) => {
      const observer = new IntersectionObserver(() => done(observer.disconnect()));
      observe.call(observer, probe.widget());
    });
}

const asked = (server) => server.requests("api", PATH).filter(({ method }) => method === "GET").length;

/** The last answer was read, the next turn has begun, and the browser has noticed where the element is. */
async function waiting(tab, server) {
  await tab.until((turns) => globalThis.turns >= turns, asked(server));
  await tab.run(() => globalThis.noticed());
}

/** So many seconds later the next request has come, and was answered. */
async function later(tab, server, seconds = 15) {
  await waiting(tab, server);
  const next = asked(server) + 1;
  await tab.moveTime(seconds * 1_000);
  await server.until(() => asked(server) === next && server.requests("api", PATH).every(({ state }) => state === "done"), `request ${next}`);
}

const updated = (tab, number = 1) => tab.run((number) => probe.seen("article-update", number), number);

const texts = (tab) =>
  tab.run(() => Array.from(probe.part("body").children, (block) => block.textContent.match(/^\S+ \d+/)?.[0] ?? block.localName));

/** A newer version changes much before and behind the block in the middle of the view. */
async function still({ open, server }, scrolls) {
  const before = article(paragraphs(...count(10, 30)));
  const after = article([...paragraphs(...count(1, 12)), { type: "heading", level: 2, text: "News" }, ...paragraphs(...count(14, 24), 90, ...count(25, 40))]);
  const tab = await shown({ open, server }, [{ json: before }, { json: after }]);
  await tab.run((scrolls) => {
    if (scrolls === "box") Object.assign(document.querySelector("main").style, { height: "600px", overflow: "auto" });
    document.documentElement.style.scrollBehavior = "smooth";
    const block = probe.part("body").children[10];
    block.scrollIntoView({ block: "center", behavior: "instant" });
    globalThis.block = block;
    globalThis.place = block.getBoundingClientRect().top;
  }, scrolls);
  await later(tab, server);
  await updated(tab);
  const moved = await tab.run(async () => {
    const moved = () => globalThis.block.getBoundingClientRect().top - globalThis.place;
    const at = [moved()];
    // The browser's own anchoring comes with its next frames.
    await globalThis.noticed();
    await globalThis.noticed();
    return [...at, moved(), globalThis.block.isConnected];
  });
  assert.ok(Math.abs(moved[0]) < 1 && Math.abs(moved[1]) < 1 && moved[2], `${scrolls}: ${moved}`);
}

export const tests = {
  async "a newer version: an event, and only what is new is drawn"({ open, server }) {
    const first = article(paragraphs(1, 2, 3), { published: "2024-10-22" });
    const second = article([...paragraphs(0, 1), { type: "divider" }, ...paragraphs(3, 4)], { published: "2024-10-22", headline: "Newer" });
    const tab = await shown({ open, server }, [{ json: first }, { json: first }, { json: second }]);
    await tab.run(() => (globalThis.kept = [...probe.part("body").children]));
    // The same again is no news.
    await later(tab, server);
    await later(tab, server);
    const [detail] = await updated(tab);
    assert.equal(detail.headline, "Newer");
    assert.deepEqual(await texts(tab), ["Paragraph 0", "Paragraph 1", "hr", "Paragraph 3", "Paragraph 4"]);
    const seen = await tab.run(() => {
      const [one, two, three] = globalThis.kept;
      const body = [...probe.part("body").children];
      return {
        same: [body[1] === one, two.isConnected, body[3] === three],
        headline: probe.part("headline").textContent,
        article: probe.widget().article.headline,
        events: probe.events.map(({ type }) => type),
        state: probe.widget().state,
      };
    });
    assert.deepEqual(seen, {
      same: [true, false, true],
      headline: "Newer",
      article: "Newer",
      events: ["article-load", "article-update"],
      state: "ready",
    });
  },

  "what is being read does not move, where the page scrolls": (host) => still(host, "page"),
  "what is being read does not move, where a box in it scrolls": (host) => still(host, "box"),

  async "what the reader has opened, and where the focus is, stays"({ open, server }) {
    const details = { type: "details", summary: "More", body: paragraphs(7) };
    const linked = { type: "paragraph", content: [{ text: "link", href: "https://news.example/" }] };
    const before = article([details, linked]);
    const after = article([...paragraphs(1), details, ...paragraphs(2), linked, ...paragraphs(3)]);
    const tab = await shown({ open, server }, [{ json: before }, { json: after }]);
    await tab.run(() => {
      probe.root().querySelector("details").open = true;
      probe.part("body").querySelector("a").focus();
    });
    await later(tab, server);
    await updated(tab);
    const [open_, focus] = await tab.run(() => [probe.root().querySelector("details").open, probe.root().activeElement?.localName]);
    assert.deepEqual([open_, focus], [true, "a"]);
  },

  async "the way to what is new is offered, counts, and is spoken politely"({ open, server }) {
    const versions = [count(1, 9), [0, ...count(1, 9)], [0, ...count(1, 9), 10, 11]];
    const answers = versions.map((numbers) => ({ json: article(paragraphs(...numbers)) }));
    const tab = await shown({ open, server }, answers);
    const button = () => {
      const place = probe.root().querySelector("[role=status].updates");
      return [place.textContent, place.querySelectorAll("button").length];
    };
    assert.deepEqual(await tab.run(button), ["", 0]);
    await later(tab, server);
    await updated(tab);
    assert.deepEqual(await tab.run(button), ["Show updates (1)", 1]);
    await later(tab, server);
    await updated(tab, 2);
    assert.deepEqual(await tab.run(button), ["Show updates (3)", 1]);
    await tab.run(() => {
      document.documentElement.scrollTop = 1e6;
      probe.root().querySelector(".updates button").click();
    });
    assert.deepEqual(await tab.run(button), ["", 0]);
    const [focus, marked] = await tab.run(() => [
      probe.root().activeElement.textContent.slice(0, 11),
      probe.root().querySelectorAll(".news").length,
    ]);
    assert.deepEqual([focus, marked], ["Paragraph 0", 0]);
  },

  async "conditionally, with the tag that the server lets the page know"({ open, server }) {
    const allowed = { "access-control-expose-headers": "etag", "access-control-allow-headers": "if-none-match" };
    const first = { json: article(paragraphs(1)), headers: { ...allowed, etag: '"1"' } };
    const same = { status: 304, headers: allowed };
    const second = { json: article(paragraphs(1, 2)), headers: { ...allowed, etag: '"2"' } };
    // From another origin the browser asks for leave first.
    const leave = { status: 204, headers: allowed };
    const tab = await shown({ open, server }, [first, leave, same, leave, second, leave, same]);
    const tags = () => server.requests("api", PATH).filter(({ method }) => method === "GET").map(({ headers }) => headers["if-none-match"]);
    await later(tab, server);
    await later(tab, server);
    await updated(tab);
    await later(tab, server);
    assert.deepEqual(tags(), [undefined, '"1"', '"1"', '"2"']);
    assert.equal(await tab.run(() => probe.events.length), 2);
  },

  async "by the browser's own copy, where the page may not know the tag"({ open, server }) {
    const headers = { etag: '"1"', "cache-control": "no-cache" };
    const tab = await shown({ open, server }, [{ json: article(paragraphs(1)), headers }, { status: 304, headers }]);
    await later(tab, server);
    const [, { headers: sent, method }] = server.requests("api", PATH);
    assert.deepEqual([method, sent["if-none-match"]], ["GET", '"1"']);
    assert.equal(await tab.run(() => probe.events.length), 1);
  },

  async "a server that lets the tag be read and not be sent is asked without"({ open, server }) {
    const headers = { "access-control-expose-headers": "etag", etag: '"1"' };
    const second = { json: article(paragraphs(1, 2)), headers };
    const tab = await shown({ open, server }, [{ json: article(paragraphs(1)), headers }, { status: 403 }, second]);
    await waiting(tab, server);
    await tab.moveTime(15_000);
    await server.until(() => server.requests("api", PATH).length === 2, "the preflight");
    // It waits a moment before it tries again, from when the browser has told it.
    while (server.requests("api", PATH).length < 3) await tab.moveTime(250);
    await updated(tab);
    assert.deepEqual(server.requests("api", PATH).map(({ method }) => method), ["GET", "OPTIONS", "GET"]);
  },

  async "ever more rarely while the server fails, and the article stays"({ open, server }) {
    const first = { json: article(paragraphs(1)) };
    const fails = { status: 404 };
    const tab = await shown({ open, server }, [first, fails, { body: "{" }, { json: { nothing: 1 } }, { json: article(paragraphs(1, 2)) }, first]);
    await later(tab, server, 15);
    for (const [early, rest] of [[29, 1], [59, 1], [119, 1]]) {
      await waiting(tab, server);
      await tab.moveTime(early * 1_000);
      const before = asked(server);
      await later(tab, server, rest);
      assert.equal(asked(server), before + 1);
    }
    await updated(tab);
    // Once it works again, it is asked for as often as before.
    await later(tab, server, 15);
    await updated(tab, 2);
    const [state, failures] = await tab.run(() => [probe.widget().state, probe.events.filter(({ type }) => type === "article-error").length]);
    assert.deepEqual([state, failures], ["ready", 0]);
  },

  async "a story that its publisher has taken back goes, and the fallback comes"({ open, server }) {
    const first = { json: article(paragraphs(1)) };
    const gone = { status: 410 };
    // One answer may be a mistake; silence and an expired key say nothing.
    const tab = await shown({ open, server }, [first, gone, first, gone, { status: 403 }, gone]);
    const state = () => [probe.widget().state, probe.events.map(({ type }) => type).join(" ")];
    await later(tab, server, 15);
    await later(tab, server, 30);
    await later(tab, server, 15);
    await later(tab, server, 30);
    await waiting(tab, server);
    assert.deepEqual(await tab.run(state), ["ready", "article-load"]);
    await tab.moveTime(60_000);
    const [detail] = await tab.run(() => probe.seen("article-error"));
    assert.deepEqual([detail.code, detail.status, detail.retryable], ["http", 410, false]);
    await tab.until(() => probe.part("status").textContent);
    const seen = await tab.run(() => [probe.part("status").textContent, Boolean(probe.part("article")), probe.widget().article]);
    assert.deepEqual(seen, ["This story is no longer available.", false, null]);
    assert.deepEqual(await tab.run(state), ["error", "article-load article-error"]);
  },

  async "a story that is missing goes after ten minutes, not in a deploy"({ open, server }) {
    const first = { json: article(paragraphs(1)) };
    const tab = await shown({ open, server }, [first, ...Array(8).fill({ status: 404 })]);
    for (const seconds of [15, 30, 60, 120, 240]) await later(tab, server, seconds);
    await waiting(tab, server);
    assert.equal(await tab.run(() => probe.widget().state), "ready");
    await tab.moveTime(240_000);
    const [detail] = await tab.run(() => probe.seen("article-error"));
    assert.deepEqual([detail.code, detail.status], ["http", 404]);
  },

  async "not while it is out of view, hidden or offline; then at once"({ open, server }) {
    const json = article(paragraphs(1));
    const tab = await shown({ open, server }, [{ json }]);
    const hide = (hidden) =>
      tab.run((hidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    const away = (away) =>
      tab.run(async (away) => {
        probe.widget().style.marginTop = away ? "300vh" : "0";
        await globalThis.noticed();
      }, away);
    for (const [number, [stop, go]] of [
      [() => hide(true), () => hide(false)],
      [() => away(true), () => away(false)],
      [() => tab.online(false), () => tab.online(true)],
    ].entries()) {
      await waiting(tab, server);
      await stop();
      await tab.moveTime(60_000);
      assert.equal(asked(server), number + 1);
      await go();
      await server.until(() => asked(server) === number + 2 && server.requests("api", PATH).every(({ state }) => state === "done"), "the request");
    }
  },

  async "the attribute may come, change and go"({ open, server }) {
    const json = article(paragraphs(1));
    const tab = await shown({ open, server }, [{ json }], { refresh: "0" });
    await tab.moveTime(60_000);
    assert.equal(asked(server), 1);
    // Less than 15 is 15.
    assert.equal(await tab.run(() => ((probe.widget().refresh = 3), probe.widget().refresh)), 15);
    await tab.run(() => globalThis.noticed());
    await tab.moveTime(14_000);
    assert.equal(asked(server), 1);
    await later(tab, server, 1);
    await tab.run(() => {
      probe.widget().refresh = 60;
    });
    await tab.run(() => globalThis.noticed());
    await tab.moveTime(59_000);
    assert.equal(asked(server), 2);
    await later(tab, server, 1);
    await tab.run(() => probe.widget().removeAttribute("refresh"));
    await tab.run(() => globalThis.noticed());
    await tab.moveTime(600_000);
    assert.equal(asked(server), 3);
  },

  async "removed, or given another article: nothing is asked any more, and an answer comes too late"({ open, server }) {
    const slow = gate();
    const answers = [{ json: article(paragraphs(1)) }, { json: article(paragraphs(2)), before: slow.opened }];
    const tab = await shown({ open, server }, answers);
    await tab.run(() => globalThis.noticed());
    await tab.moveTime(15_000);
    await server.until(() => asked(server) === 2, "the request");
    await tab.run(async () => {
      probe.widget().article = { headline: "Given" };
      await probe.ended();
    });
    await server.until(() => server.requests("api", PATH)[1].state === "aborted", "the abort");
    slow.open();
    await tab.run(() => globalThis.noticed());
    await tab.moveTime(600_000);
    assert.equal(asked(server), 2);
    assert.deepEqual(await tab.run(() => probe.events.map(({ type }) => type)), ["article-load", "article-load"]);
    await tab.run(() => probe.widget().remove());
    await tab.moveTime(600_000);
  },
};
