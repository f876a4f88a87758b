// A server that says nothing, or not enough: the end comes after 15 seconds without a byte, and after 40 in
// all. The page's clock is moved by hand, so that no test waits.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const SILENT = "/silent.json";

/** Counts pieces that the page has read, and notes how long each of its waits is meant to be. */
function watch() {
  globalThis.reads = 0;
  globalThis.waits = [];
  const { read } = ReadableStreamDefaultReader.prototype;
  ReadableStreamDefaultReader.prototype.read = function () {
    const outcome = read.call(this);
    outcome.then(
      () => (globalThis.reads += 1),
      () => {},
    );
    return outcome;
  };
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (act, milliseconds, ...more) => {
    globalThis.waits.push(milliseconds);
    return setTimeout(act, milliseconds, ...more);
  };
}

/** A page whose widget is at work, whose time stands still, and which has just asked for SILENT. */
async function asked({ open, server }, ...answers) {
  server.answer("api", SILENT, ...answers);
  const tab = await open("/", { clock: true, set: watch });
  await tab.run(async (src) => {
    probe.add({ id: "warm", src });
    await probe.seen("article-load");
  }, `${server.api}/short.json`);
  await tab.stopTime();
  await tab.run((src) => {
    globalThis.waits.length = globalThis.reads = 0;
    probe.widget().src = src;
  }, `${server.api}${SILENT}`);
  await server.until(() => server.requests("api", SILENT).length === 1, "the request");
  return tab;
}

const state = (tab) => tab.run(() => probe.widget().state);
const code = (tab) => tab.run(() => probe.seen("article-error").then(([{ code }]) => code));

export const tests = {
  async "no answer: 15 seconds, and not tried again"({ open, server }) {
    const tab = await asked({ open, server }, { hang: "head" });
    await tab.moveTime(14_999);
    assert.equal(await state(tab), "loading");
    await tab.moveTime(2);
    const [{ message, ...detail }] = await tab.run(() => probe.seen("article-error"));
    assert.deepEqual(detail, { code: "timeout", status: 0, retryable: true, attempt: 1 });
    await server.until(() => server.requests("api", SILENT)[0].state === "aborted", "the abort");
    const { fallback, retry } = await tab.run(() => probe.look());
    assert.deepEqual({ fallback, retry }, { fallback: true, retry: true });
    await tab.moveTime(60_000);
    assert.equal(server.requests("api", SILENT).length, 1);
  },

  async "the retry button after it"({ open, server }) {
    const tab = await asked({ open, server }, { hang: "head" }, { story: "other" });
    await tab.moveTime(15_001);
    await code(tab);
    const { type } = await tab.run(() => {
      probe.part("retry").click();
      return probe.ended();
    });
    assert.equal(type, "article-load");
  },

  async "half an answer, then nothing"({ open, server }) {
    const tab = await asked({ open, server }, { story: "story", hang: "body" });
    await tab.until(() => globalThis.reads >= 1);
    await tab.moveTime(14_999);
    assert.equal(await state(tab), "loading");
    await tab.moveTime(2);
    assert.equal(await code(tab), "timeout");
  },

  async "each byte renews the patience"({ open, server }) {
    const parts = [gate(), gate()];
    const between = parts.map(({ opened }) => opened);
    const tab = await asked({ open, server }, { story: "story", between });
    for (const [number, { open }] of parts.entries()) {
      await tab.until((reads) => globalThis.reads >= reads, number + 1);
      await tab.moveTime(14_000);
      open();
    }
    await tab.run(() => probe.seen("article-load", 2));
  },

  async "drop by drop: ends after 40 seconds in all"({ open, server }) {
    const parts = Array.from({ length: 8 }, gate);
    const between = parts.map(({ opened }) => opened);
    const tab = await asked({ open, server }, { story: "story", between });
    for (const number of [0, 1, 2, 3]) {
      await tab.until((reads) => globalThis.reads >= reads, number + 1);
      await tab.moveTime(9_500);
      assert.equal(await state(tab), "loading");
      parts[number].open();
    }
    await tab.until(() => globalThis.reads >= 5);
    await tab.moveTime(2_001);
    assert.equal(await code(tab), "timeout");
    assert.equal(server.requests("api", SILENT).length, 1);
  },

  async "slow failures: three tries end within 40 seconds"({ open, server }) {
    const parts = [gate(), gate()];
    const answers = parts.map(({ opened }) => ({ status: 503, headers: later("5"), before: opened }));
    const tab = await asked({ open, server }, ...answers, { hang: "head" });
    for (const [number, { open }] of parts.entries()) {
      await tab.moveTime(14_000);
      open();
      await tab.until((count) => globalThis.waits.filter((wait) => wait === 5_000).length === count, number + 1);
      await tab.moveTime(5_001);
      await server.until(() => server.requests("api", SILENT).length === number + 2, "another try");
    }
    // 38 seconds have passed.
    assert.equal(await state(tab), "loading");
    await tab.moveTime(2_000);
    assert.equal(await code(tab), "timeout");
  },

  async "Retry-After is kept to, up to 5 seconds"({ open, server }) {
    for (const [asks, wait] of [["2", 2_000], ["5", 5_000], ["3600", 5_000], [new Date(Date.now() + 3_600_000).toUTCString(), 5_000]]) {
      server.usual();
      const tab = await askedAgain({ open, server }, { status: 503, headers: later(asks) }, { story: "other" });
      await tab.until((wait) => globalThis.waits.includes(wait), wait);
      await tab.moveTime(wait - 1);
      assert.equal(server.requests("api", SILENT).length, 1, asks);
      await tab.moveTime(2);
      await tab.run(() => probe.seen("article-load", 2));
    }
  },

  async "a Retry-After that makes no sense is left aside"({ open, server }) {
    for (const asks of ["-5", "soon", "1e9", ""]) {
      server.usual();
      const tab = await askedAgain({ open, server }, { status: 503, headers: later(asks) }, { story: "other" });
      await tab.until(() => globalThis.waits.some((wait) => wait < 1_000));
      await tab.moveTime(1_000);
      await tab.run(() => probe.seen("article-load", 2));
    }
  },
};

/** As `asked`, for a server that has been asked before. */
async function askedAgain({ open, server }, ...answers) {
  server.log.splice(0);
  return asked({ open, server }, ...answers);
}

/** The header, readable from another origin. */
function later(value) {
  return { "retry-after": value, "access-control-expose-headers": "retry-after" };
}
