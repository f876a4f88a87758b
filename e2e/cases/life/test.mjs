// An element's life: moved it stays what it is, removed it leaves nothing behind.

import assert from "node:assert/strict";

import { comeAndGo, watchMemory } from "../../mounting.mjs";
import { gate } from "../../server.mjs";

/** Keeps count of listeners at the page's own objects, of timers and of observers. */
function count() {
  const kept = { listeners: new Map(), timers: new Set(), observers: new Set() };
  globalThis.kept = kept;
  const wide = (target) => [window, document, document.documentElement, document.body].includes(target) || target instanceof MediaQueryList;
  const key = (type, listener, options) => [type, typeof options === "object" ? Boolean(options?.capture) : Boolean(options)].join();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (wide(target)) {
      const all = kept.listeners.get(listener) ?? new Set();
      kept.listeners.set(listener, all.add(key(type, listener, options)));
    }
    return addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (wide(target)) kept.listeners.get(listener)?.delete(key(type, listener, options));
    return removeEventListener.call(target, type, listener, options);
  };
  const { setTimeout, clearTimeout, setInterval } = globalThis;
  globalThis.setTimeout = (act, ...more) => {
    const id = setTimeout((...values) => {
      kept.timers.delete(id);
      act(...values);
    }, ...more);
    kept.timers.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    kept.timers.delete(id);
    clearTimeout(id);
  };
  globalThis.setInterval = (...all) => {
    const id = setInterval(...all);
    kept.timers.add(`interval ${id}`);
    return id;
  };
  for (const name of ["ResizeObserver", "IntersectionObserver", "MutationObserver"]) {
    const { observe, disconnect } = globalThis[name].prototype;
    globalThis[name].prototype.observe = function (...all) {
      kept.observers.add(this);
      return observe.apply(this, all);
    };
    globalThis[name].prototype.disconnect = function () {
      kept.observers.delete(this);
      return disconnect.call(this);
    };
  }
}

/** What is kept now. */
function now() {
  const { listeners, timers, observers } = globalThis.kept;
  return {
    listeners: Array.from(listeners.values()).flatMap((all) => Array.from(all)).sort(),
    timers: timers.size,
    observers: observers.size,
  };
}

const NOTHING = { timers: 0, observers: 0 };

/** Removes the first element, and lets the browser take it down. */
const remove = (tab) =>
  tab.run(async () => {
    const element = probe.widget();
    globalThis.gone = element;
    globalThis.late = [];
    for (const type of ["article-load", "article-error"]) {
      element.addEventListener(type, () => globalThis.late.push(type));
    }
    element.remove();
    await Promise.resolve();
    return element.state;
  });

const set = (tab, src) =>
  tab.run((src) => {
    probe.widget().src = src;
  }, src);

export const tests = {
  async "removed while it loads: aborted, and no event"({ open, server }) {
    const slow = gate();
    server.answer("api", "/slow.json", { story: "short", before: slow.opened });
    const tab = await open();
    await tab.run((src) => probe.ended(probe.add({ id: "other", src })), `${server.api}/other.json`);
    await set(tab, `${server.api}/slow.json`);
    await server.until(() => server.requests("api", "/slow.json").length === 1, "the request");
    assert.equal(await remove(tab), "idle");
    await server.until(() => server.requests("api", "/slow.json")[0].state === "aborted", "the abort");
    slow.open();
    assert.deepEqual(await tab.run(() => globalThis.late), []);
  },

  async "removed in the middle of the body: aborted, and no event"({ open, server }) {
    server.answer("api", "/slow.json", { story: "story", hang: "body" });
    const tab = await open();
    await tab.run((src) => probe.ended(probe.add({ id: "other", src })), `${server.api}/other.json`);
    await set(tab, `${server.api}/slow.json`);
    await server.until(() => server.requests("api", "/slow.json").length === 1, "the request");
    await remove(tab);
    await server.until(() => server.requests("api", "/slow.json")[0].state === "aborted", "the abort");
    assert.deepEqual(await tab.run(() => globalThis.late), []);
  },

  async "removed while it waits for another try: none comes, and no timer is left"({ open, server }) {
    const headers = { "retry-after": "5", "access-control-expose-headers": "retry-after" };
    server.answer("api", "/slow.json", { status: 503, headers });
    const tab = await open("/", { set: count });
    await tab.run(
      // Nor is there one of what is read.
      (src) => new Promise((done) => probe.add({ id: "other", src }).addEventListener("article-progress", done, { once: true })),
      `${server.api}/other.json`,
    );
    await set(tab, `${server.api}/slow.json`);
    await tab.until(() => globalThis.kept.timers.size === 1);
    await remove(tab);
    assert.equal(await tab.run(() => globalThis.kept.timers.size), 0);
    assert.equal(server.requests("api", "/slow.json").length, 1);
  },

  async "moved: nothing is loaded or drawn again"({ open, server }) {
    const tab = await open();
    await set(tab, `${server.api}/story.json`);
    await tab.run(() => probe.seen("article-load"));
    const seen = await tab.run(async () => {
      const element = probe.widget();
      const headline = probe.part("headline");
      const aside = document.createElement("aside");
      document.body.append(aside);
      aside.append(element);
      document.body.prepend(element);
      await new Promise((done) => setTimeout(done));
      aside.append(element);
      await new Promise((done) => setTimeout(done));
      return { same: headline === probe.part("headline"), state: element.state, article: probe.look().article };
    });
    assert.deepEqual(seen, { same: true, state: "ready", article: true });
    assert.equal(server.requests("api").length, 1);
    assert.equal(await tab.run(() => probe.events.length), 1);
  },

  async "moved while it loads: the load goes on"({ open, server }) {
    const slow = gate();
    server.answer("api", "/slow.json", { story: "short", before: slow.opened });
    const tab = await open();
    await set(tab, `${server.api}/slow.json`);
    await server.until(() => server.requests("api", "/slow.json").length === 1, "the request");
    await tab.run(() => document.body.prepend(probe.widget()));
    slow.open();
    await tab.run(() => probe.seen("article-load"));
    assert.deepEqual(server.requests("api").map(({ state }) => state), ["done"]);
  },

  async "put in again: loaded again"({ open, server }) {
    const tab = await open();
    await set(tab, `${server.api}/short.json`);
    await tab.run(() => probe.seen("article-load"));
    assert.equal(await remove(tab), "idle");
    await tab.run(() => {
      document.body.append(globalThis.gone);
      return probe.seen("article-load", 2);
    });
    assert.equal(await tab.run(() => probe.look().article), true);
  },

  async "outside of the page it does nothing"({ open, server }) {
    const tab = await open();
    const states = await tab.run(async (src) => {
      const element = document.createElement("article-widget");
      element.src = src;
      const found = [element.state];
      await element.reload();
      found.push(element.state);
      element.article = { headline: "x" };
      found.push(element.state);
      return found;
    }, `${server.api}/short.json`);
    assert.deepEqual(states, ["idle", "idle", "idle"]);
    assert.deepEqual(server.requests("api"), []);
  },

  async "removed: no listener, timer, observer or request is left"({ open, server }) {
    const tab = await open("/", { set: count });
    const before = await tab.run(now);
    const known = [await tab.listeners("window"), await tab.listeners("document")];
    await set(tab, `${server.api}/story.json`);
    await tab.run(() => probe.seen("article-load"));
    await tab.until(() => globalThis.kept.observers.size > 0);
    assert.equal(await remove(tab), "idle");
    await tab.until(() => globalThis.kept.timers.size === 0);
    assert.deepEqual(await tab.run(now), { ...NOTHING, listeners: before.listeners });
    assert.deepEqual([await tab.listeners("window"), await tab.listeners("document")], known);
    assert.deepEqual(await tab.run(() => globalThis.late), []);
    assert.ok(server.requests("api").every(({ state }) => state === "done"));
    // The drawing is taken down too.
    assert.equal(await tab.run(() => globalThis.gone.shadowRoot.querySelector("[part~=article]")), null);
  },

  async "removed after a failure: nothing is left, and the network's return wakes nothing"({ open, server }) {
    server.answer("api", "/cut.json", { cut: "head" });
    const tab = await open("/", { set: count });
    const before = await tab.run(now);
    await set(tab, `${server.api}/cut.json`);
    await tab.run(() => probe.seen("article-error"));
    assert.notDeepEqual((await tab.run(now)).listeners, before.listeners);
    await remove(tab);
    await tab.until(() => globalThis.kept.timers.size === 0);
    assert.deepEqual(await tab.run(now), { ...NOTHING, listeners: before.listeners });
    await tab.run(() => void dispatchEvent(new Event("online")));
    assert.equal(server.requests("api").length, 3);
  },

  async "a hundred elements come and go"({ open, server }) {
    const tab = await open("/", { set: count });
    const before = await tab.run(now);
    await tab.run(async () => {
      const story = { headline: "x", body: [], related: { stories: [{ headline: "a", url: "https://a.example/" }, { headline: "b" }] } };
      for (let turn = 0; turn < 100; turn += 1) {
        const element = probe.add({}, { article: story });
        await probe.ended(element);
        element.remove();
        await Promise.resolve();
      }
    });
    await tab.until(() => globalThis.kept.timers.size === 0);
    assert.deepEqual(await tab.run(now), { ...NOTHING, listeners: before.listeners });
    assert.equal(server.requests("cdn", /\.wasm$/).length, 1);
  },

  async "a thousand times mounted and taken down: memory, nodes and listeners stay where they were"({ open }) {
    const tab = await open("/", { set: watchMemory });
    const cycles = async (times) => {
      await tab.run(comeAndGo, times);
      return tab.run(() => globalThis.memory.buffer.byteLength);
    };
    const memory = await cycles(200);
    const before = await tab.counts();
    assert.ok((await cycles(800)) <= memory, "the memory of the wasm has grown");
    const after = await tab.counts();
    assert.ok(after.nodes <= before.nodes + 50, `${before.nodes} nodes, then ${after.nodes}`);
    assert.ok(after.listeners <= before.listeners + 5, `${before.listeners} listeners, then ${after.listeners}`);
    assert.ok(after.bytes <= before.bytes * 1.2, `${before.bytes} bytes, then ${after.bytes}`);
  },

  async "left and come back to: the article is there, and the element works on"({ open, server }) {
    const tab = await open();
    await tab.run((src) => {
      probe.widget().src = src;
      return probe.seen("article-load");
    }, `${server.api}/story.json`);
    await tab.go("/somewhere-else");
    await tab.back();
    // From the browser's memory the page is as it was; read anew, it starts from the beginning.
    await tab.run(async (src) => {
      if (probe.widget().state === "ready") return;
      probe.widget().src = src;
      await probe.seen("article-load");
    }, `${server.api}/story.json`);
    const state = await tab.run(async (src) => {
      probe.widget().src = src;
      await probe.ended();
      return [probe.widget().state, Boolean(probe.part("article"))];
    }, `${server.api}/short.json`);
    assert.deepEqual(state, ["ready", true]);
  },
};
