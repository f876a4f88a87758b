// The wasm can't be had: absent, hanging, cut, tampered with. The fallback stays, the error says so, and the
// page recovers when the file is back.

import assert from "node:assert/strict";

const WASM = /\.wasm$/;
const story = (server) => `${server.api}/story.json`;

/** How the first element ends that is given the story. */
const start = (tab, server) =>
  tab.run(async (src) => {
    probe.widget().src = src;
    return probe.ended();
  }, story(server));

const codes = (tab) => tab.run(() => probe.events.map(({ type, detail }) => [type, detail.code, detail.status]));

export const tests = {
  async "404: tried three times; a later element works when it is back"({ open, server }) {
    server.answer("cdn", WASM, { status: 404, type: "text/plain" });
    const tab = await open();
    const { detail } = await start(tab, server);
    // The browser, which checks the integrity, does not tell the status.
    const { code, status, retryable, attempt } = detail;
    assert.deepEqual({ code, status, retryable, attempt }, { code: "wasm-load", status: 0, retryable: true, attempt: 1 });
    assert.equal(server.requests("cdn", WASM).length, 3);
    const { fallback, retry, state } = await tab.run(() => probe.look());
    assert.deepEqual({ fallback, retry, state }, { fallback: true, retry: true, state: "error" });
    server.usual();
    const later = await tab.run((src) => probe.ended(probe.add({ src })), story(server));
    assert.equal(later.type, "article-load");
  },

  async "404: the retry button works when it is back, as the second attempt"({ open, server }) {
    server.answer("cdn", WASM, { status: 404, type: "text/plain" });
    const tab = await open();
    await start(tab, server);
    const again = () =>
      tab.run(() => {
        probe.part("retry").click();
        return probe.ended();
      });
    const second = await again();
    assert.deepEqual([second.type, second.detail.attempt], ["article-error", 2]);
    server.usual();
    const third = await again();
    assert.equal(third.type, "article-load");
  },

  async "503 once: nobody notices"({ open, server }) {
    server.answer("cdn", WASM, { status: 503 }, { cut: "head" });
    const tab = await open();
    const waiting = start(tab, server);
    await server.until(() => server.requests("cdn", WASM).length === 2, "the second try");
    server.usual();
    assert.equal((await waiting).type, "article-load");
    assert.deepEqual((await codes(tab)).length, 1);
  },

  async "other bytes under its name are refused"({ open, server }) {
    // An empty custom section: the module does what ours does, and is not ours.
    const edit = (body) => Buffer.concat([body, Buffer.from([0, 1, 0])]);
    server.answer("cdn", WASM, { usual: true, edit });
    const tab = await open();
    const { type, detail } = await start(tab, server);
    assert.deepEqual([type, detail.code, detail.retryable], ["article-error", "wasm-load", true]);
  },

  async "a cut in the middle is tried again"({ open, server }) {
    const tab = await open();
    server.answer("cdn", WASM, { usual: true, cut: "body" });
    const { type, detail } = await start(tab, server);
    assert.deepEqual([type, detail.code], ["article-error", "wasm-load"]);
    assert.equal(server.requests("cdn", WASM).length, 3);
  },

  async "silence ends within the time that the contract allows"({ open, server }) {
    server.answer("cdn", WASM, { hang: "head" });
    // The page's clock runs a hundred times as fast for this one function.
    const tab = await open("/", {
      set: () => {
        const timeout = AbortSignal.timeout.bind(AbortSignal);
        globalThis.limits = [];
        AbortSignal.timeout = (milliseconds) => {
          globalThis.limits.push(milliseconds);
          return timeout(milliseconds / 100);
        };
      },
    });
    const { type, detail } = await start(tab, server);
    assert.deepEqual([type, detail.code, detail.status], ["article-error", "wasm-load", 0]);
    const limits = await tab.run(() => globalThis.limits);
    assert.equal(limits.length, 3);
    const whole = limits.reduce((sum, limit) => sum + limit, 0);
    assert.ok(whole > 20_000 && whole < 38_000, `${whole} ms of silence, and the waits`);
  },

  async "a server that sends another type is only slower"({ open, server }) {
    server.answer("cdn", WASM, { usual: true, type: "application/octet-stream" });
    const tab = await open();
    assert.equal((await start(tab, server)).type, "article-load");
  },

  async "removed while it comes: no event, and the article's request is given up"({ open, server }) {
    server.answer("cdn", WASM, { hang: "head" });
    server.answer("api", "/story.json", { hang: "head" });
    const tab = await open();
    await tab.run((src) => {
      probe.widget().src = src;
    }, story(server));
    await server.until(() => server.requests("api").length === 1, "the request for the article");
    await tab.run(() => probe.widget().remove());
    await server.until(() => server.requests("api")[0].state === "aborted", "the abort");
    assert.deepEqual(await codes(tab), []);
  },
};
