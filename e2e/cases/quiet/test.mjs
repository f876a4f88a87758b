// What the widget does not do: no cookie, no storage, no request that nobody has asked for. That no request
// goes to a host that is not ours is checked after every test of every case.

import assert from "node:assert/strict";

export const tests = {
  async "no cookie is set or sent, and nothing is stored"({ open, server }) {
    const cookie = { "set-cookie": "followed=1; Path=/; SameSite=Lax" };
    server.answer("api", "/story.json", { story: "story", headers: cookie });
    server.answer("cdn", /\.wasm$/, { usual: true, headers: cookie });
    const tab = await open();
    // A cookie does not know ports: this one would go to every server here.
    await tab.run(async (src) => {
      document.cookie = "own=1";
      probe.widget().src = src;
      await probe.ended();
    }, `${server.api}/story.json`);
    assert.deepEqual(await tab.cookies(), ["own"]);
    const ours = server.log.filter(({ path }) => /\.(json|wasm)$/.test(path));
    assert.deepEqual(ours.map(({ headers }) => headers.cookie), [undefined, undefined]);
    const stored = await tab.run(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    assert.deepEqual(stored, { local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
  },

  async "exactly what is needed is asked for"({ open, server }) {
    const tab = await open();
    await tab.run(async (src) => {
      probe.widget().src = src;
      await probe.ended();
      await probe.root().querySelector("[part~=lead] img").decode();
    }, `${server.api}/story.json`);
    const asked = (origin) => server.requests(origin).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(asked("api"), ["GET /story.json"]);
    const [probe, script, wasm, ...more] = asked("cdn");
    assert.deepEqual([probe, script, more], ["GET /probe.js", "GET /dist/article-widget.js", []]);
    assert.match(wasm, /^GET \/dist\/article-widget-[\w-]{16}\.wasm$/);
    assert.ok(asked("img").includes("GET /lead-1200x800.svg"));
    assert.deepEqual(asked("page"), ["GET /"]);
  },

  async "video and sound wait for the reader"({ open, server }) {
    const tab = await open();
    const preload = await tab.run(async (src) => {
      probe.widget().src = src;
      await probe.ended();
      return Array.from(probe.root().querySelectorAll("video, audio"), (player) => [player.localName, player.preload, player.controls]);
    }, `${server.api}/media.json`);
    assert.deepEqual(preload, [["video", "none", true], ["audio", "none", true]]);
    assert.deepEqual(server.requests("img", /lamps/), []);
  },

  async "the page hears no more than the contract's events, and its console is quiet"({ open, server }) {
    const tab = await open();
    await tab.run(async (src) => {
      probe.widget().src = src;
      await probe.ended();
    }, `${server.api}/story.json`);
    assert.deepEqual(await tab.run(() => probe.events.map(({ type }) => type)), ["article-load"]);
    assert.deepEqual(tab.notes, []);
  },
};
