// The address changes while something is under way or in sight: the last one wins, what it replaces is
// aborted, and the article that is there stays until the next one is.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const COUNT = 20;
const path = (number) => `/number-${number}.json`;
const story = (number) => ({ headline: `Story ${number}`, body: [{ type: "paragraph", text: "x" }] });

/** Sets the address. */
const set = (tab, src) =>
  tab.run((src) => {
    probe.widget().src = src;
  }, src);

/**
 * Sets twenty addresses, each as soon as the server has seen the one before; the last is answered. The others
 * may be answered once the server has seen that nobody waits for them.
 */
async function twenty(tab, server) {
  const late = gate();
  for (let number = 1; number <= COUNT; number += 1) {
    const last = number === COUNT;
    server.answer("api", path(number), { json: story(number), before: last ? undefined : late.opened });
    await set(tab, server.api + path(number));
    await server.until(() => server.requests("api", path(number)).length === 1, path(number));
  }
  const replaced = () => server.requests("api", /number/).slice(0, -1);
  await server.until(() => replaced().every(({ state }) => state === "aborted"), "the aborts");
  late.open();
}

/** What became of it: the events, the headline, and how each request ended. */
async function outcome(tab, server) {
  await tab.until(() => probe.widget().state !== "loading");
  const ends = () => server.requests("api", /number/).map(({ state }) => state);
  await server.until(() => !ends().includes("open"), "the end of every request");
  return {
    events: await tab.run(() => probe.events.map(({ type, detail }) => `${type} ${detail.headline ?? detail.code}`)),
    headline: await tab.run(() => probe.part("headline").textContent),
    ends: ends(),
  };
}

const EXPECTED = {
  events: [`article-load Story ${COUNT}`],
  headline: `Story ${COUNT}`,
  ends: [...Array.from({ length: COUNT - 1 }, () => "aborted"), "done"],
};

export const tests = {
  async "twenty times fast: the last wins, the others are aborted"({ open, server }) {
    const tab = await open();
    await tab.run(() => {
      probe.widget().article = { headline: "Before" };
      return probe.ended();
    });
    await tab.run(() => {
      probe.events.length = 0;
      probe.widget().article = null;
    });
    await twenty(tab, server);
    assert.deepEqual(await outcome(tab, server), EXPECTED);
  },

  async "twenty times before the wasm is there"({ open, server }) {
    const wasm = gate();
    server.answer("cdn", /\.wasm$/, { usual: true, before: wasm.opened });
    const tab = await open();
    await twenty(tab, server);
    wasm.open();
    assert.deepEqual(await outcome(tab, server), EXPECTED);
  },

  async "twenty times in one task"({ open, server }) {
    for (let number = 1; number <= COUNT; number += 1) server.answer("api", path(number), { json: story(number) });
    const tab = await open();
    await tab.run(
      (addresses) => {
        for (const src of addresses) probe.widget().src = src;
      },
      Array.from({ length: COUNT }, (_, number) => server.api + path(number + 1)),
    );
    const { events, headline } = await outcome(tab, server);
    assert.deepEqual({ events, headline }, { events: EXPECTED.events, headline: EXPECTED.headline });
  },

  async "while it loads the fallback is in sight, and without one a skeleton"({ open, server }) {
    server.answer("api", "/number-1.json", { hang: "head" });
    const tab = await open();
    await set(tab, `${server.api}/number-1.json`);
    await server.until(() => server.requests("api", "/number-1.json").length === 1, "the request");
    const seen = () =>
      tab.run(() => {
        const { state, attribute, custom, fallback, skeleton, article, failure } = probe.look();
        return { state, attribute, custom, fallback, skeleton, article, failure };
      });
    const loading = { state: "loading", attribute: "loading", custom: ["loading"], article: false, failure: false };
    assert.deepEqual(await seen(), { ...loading, fallback: true, skeleton: false });
    await tab.run(() => probe.widget().replaceChildren());
    await tab.until(() => probe.look().skeleton);
    assert.deepEqual(await seen(), { ...loading, fallback: false, skeleton: true });
  },

  async "the old article stays, and is busy, until the new one is there"({ open, server }) {
    const slow = gate();
    server.answer("api", "/number-2.json", { json: story(2), before: slow.opened });
    const tab = await open();
    await set(tab, `${server.api}/short.json`);
    await tab.run(() => probe.seen("article-load"));
    await set(tab, `${server.api}/number-2.json`);
    await server.until(() => server.requests("api", "/number-2.json").length === 1, "the request");
    const seen = () =>
      tab.run(() => {
        const { state, article, skeleton, fallback } = probe.look();
        const headline = probe.part("headline");
        return { state, article, skeleton, fallback, words: headline.textContent, busy: Boolean(headline.closest("[aria-busy=true]")) };
      });
    assert.deepEqual(await seen(), { state: "loading", article: true, skeleton: false, fallback: false, words: "Ferry bell rings again", busy: true });
    slow.open();
    await tab.run(() => probe.seen("article-load", 2));
    assert.deepEqual(await seen(), { state: "ready", article: true, skeleton: false, fallback: false, words: "Story 2", busy: false });
  },

  async "the old article goes when the new one fails"({ open, server }) {
    const tab = await open();
    await set(tab, `${server.api}/short.json`);
    await tab.run(() => probe.seen("article-load"));
    await set(tab, `${server.api}/absent.json`);
    await tab.run(() => probe.seen("article-error"));
    const { state, article, fallback } = await tab.run(() => probe.look());
    assert.deepEqual({ state, article, fallback }, { state: "error", article: false, fallback: true });
    assert.equal(await tab.run(() => probe.part("headline")), null);
    await set(tab, `${server.api}/other.json`);
    await tab.run(() => probe.seen("article-load", 2));
    assert.equal(await tab.run(() => probe.look().article), true);
  },

  async "without src the element is idle again, and shows its fallback"({ open, server }) {
    const tab = await open();
    await set(tab, `${server.api}/short.json`);
    await tab.run(() => probe.seen("article-load"));
    const seen = await tab.run(() => {
      probe.widget().removeAttribute("src");
      const { state, article, fallback, custom } = probe.look();
      return { state, article, fallback, custom, value: probe.widget().article };
    });
    assert.deepEqual(seen, { state: "idle", article: false, fallback: true, custom: ["idle"], value: null });
  },

  async "what is no address fails, and the one before it does not come back"({ open, server }) {
    const slow = gate();
    server.answer("api", "/number-1.json", { json: story(1), before: slow.opened });
    const tab = await open();
    await set(tab, `${server.api}/short.json`);
    await tab.run(() => probe.seen("article-load"));
    await set(tab, `${server.api}/number-1.json`);
    await server.until(() => server.requests("api", "/number-1.json").length === 1, "the request");
    await set(tab, "http://[");
    const [{ code }] = await tab.run(() => probe.seen("article-error"));
    assert.equal(code, "network");
    await server.until(() => server.requests("api", "/number-1.json")[0].state === "aborted", "the abort");
    slow.open();
    assert.deepEqual(await tab.run(() => [probe.widget().state, probe.widget().article, probe.events.length]), ["error", null, 2]);
  },

  async "an event comes after the change that caused it"({ open }) {
    const tab = await open();
    const inTime = await tab.run(async () => {
      const found = [];
      const causes = [
        (widget) => (widget.src = "http://["),
        (widget) => (widget.article = { headline: "x" }),
        (widget) => (widget.article = { act: () => {}, get headline() { throw 1; } }),
      ];
      for (const cause of causes) {
        const before = probe.events.length;
        cause(probe.widget());
        found.push(probe.events.length - before);
        await probe.ended();
        found.push(probe.events.length - before);
      }
      return found;
    });
    assert.deepEqual(inTime, [0, 1, 0, 1, 0, 1]);
  },

  async "the format is asked for, and detected again"({ open, server }) {
    const tab = await open();
    await set(tab, `${server.api}/short.json`);
    await tab.run(() => probe.seen("article-load"));
    const found = await tab.run(async () => {
      probe.widget().format = "article";
      const { type, detail } = await probe.ended();
      return [type, detail.format, probe.widget().format];
    });
    assert.deepEqual(found, ["article-load", "article", "article"]);
    assert.equal(server.requests("api", "/short.json").length, 2);
  },
};
