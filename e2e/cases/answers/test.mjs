// What an API may answer: every failure has its code, the fallback stays in sight, and what makes sense to
// try again is tried three times in all.

import assert from "node:assert/strict";

const url = (server) => `${server.api}/asked.json`;

/** How the load of an address ends. */
const load = (tab, server) =>
  tab.run((src) => {
    probe.widget().src = src;
    return probe.ended();
  }, url(server));

const again = (tab) =>
  tab.run(() => {
    probe.part("retry").click();
    return probe.ended();
  });

const json = (value) => ({ json: value });
const text = (body, type) => ({ body, type });

/** Title, answers, code, status, whether a retry makes sense, requests. */
const FAILURES = [
  ["404 is not tried again", [{ status: 404 }], "http", 404, false, 1],
  ["410 is not tried again", [{ status: 410, json: { headline: "Not an article" } }], "http", 410, false, 1],
  ["401 is not tried again", [{ status: 401 }], "http", 401, false, 1],
  ["429 is tried three times", [{ status: 429 }], "http", 429, true, 3],
  // On a connection that was used before, the browser tries again by itself.
  ["408 is tried three times", [{ status: 408, headers: { connection: "close" } }], "http", 408, true, 3],
  ["500 is tried three times", [{ status: 500, story: "short" }], "http", 500, true, 3],
  ["503, then 404", [{ status: 503 }, { status: 404 }], "http", 404, false, 2],
  ["a cut before the answer", [{ cut: "head" }], "network", 0, true, 3],
  ["a cut in the middle", [{ story: "story", cut: "body" }], "network", 0, true, 3],
  ["a body that is shorter than announced", [{ story: "short", headers: { "content-length": "5000" }, cut: "body" }], "network", 0, true, 3],
  ["a server that allows no other origin", [{ story: "short", cors: false }], "network", 0, true, 3],
  ["text that is not JSON", [text("<!doctype html><title>Sign in</title>", "text/html")], "malformed", 0, false, 1],
  ["JSON that ends too early", [text(`{ "headline": "No end`)], "malformed", 0, false, 1],
  ["an empty answer", [text("")], "malformed", 0, false, 1],
  ["no content", [{ status: 204 }], "malformed", 0, false, 1],
  ["JSON of no known format", [json({ some: "thing" })], "unknown-format", 0, false, 1],
  ["JSON that is only a number", [json(7)], "unknown-format", 0, false, 1],
  ["JSON that is null", [text("null")], "unknown-format", 0, false, 1],
  ["an article without headline and text", [json({ headline: " ", body: [] })], "empty", 0, false, 1],
  ["an empty list", [json([])], "empty", 0, false, 1],
  ["more than 10 MB, announced", [{ json: {}, headers: { "content-length": "10000001" }, hang: "body" }], "too-large", 0, false, 1],
  ["more than 10 MB, streamed", [{ bytes: 40_000_000 }], "too-large", 0, false, 1],
];

const failures = Object.fromEntries(
  FAILURES.map(([title, answers, code, status, retryable, count]) => [
    title,
    async ({ open, server }) => {
      server.answer("api", "/asked.json", ...answers);
      const tab = await open();
      const { type, detail } = await load(tab, server);
      const { message, ...rest } = detail;
      assert.deepEqual([type, rest], ["article-error", { code, status, retryable, attempt: 1 }]);
      assert.ok(message.length > 5 && !message.endsWith("."), message);
      assert.equal(server.requests("api").length, count);
      const look = await tab.run(() => probe.look());
      assert.deepEqual(look, {
        state: "error",
        attribute: "error",
        custom: ["error"],
        code,
        status,
        retryable,
        fallback: true,
        skeleton: false,
        article: false,
        failure: true,
        retry: retryable,
      });
      assert.deepEqual(await tab.run(() => probe.widget().error), { code, message, status, retryable });
      assert.equal(await tab.run(() => probe.widget().article), null);
      // Nothing is left open, however much the server would still send.
      await server.until(() => server.requests("api").every(({ state }) => state !== "open"), "the end of every request");
    },
  ]),
);

export const tests = {
  ...failures,

  async "503 twice, then the article"({ open, server }) {
    server.answer("api", "/asked.json", { status: 503 }, { status: 503 }, { story: "short" });
    const tab = await open();
    const { type } = await load(tab, server);
    assert.equal(type, "article-load");
    assert.equal(server.requests("api").length, 3);
    const { state, fallback, article, code } = await tab.run(() => probe.look());
    assert.deepEqual({ state, fallback, article, code }, { state: "ready", fallback: false, article: true, code: null });
    assert.equal(await tab.run(() => probe.events.length), 1);
  },

  async "a cut, then the article"({ open, server }) {
    server.answer("api", "/asked.json", { cut: "head" }, { story: "story", cut: "body" }, { story: "short" });
    const tab = await open();
    assert.equal((await load(tab, server)).type, "article-load");
  },

  async "why a server refuses is told in its own words"({ open, server }) {
    const bodies = {
      "wordpress.json": [401, { code: "rest_forbidden", message: "Sorry, you are not allowed to do that.", data: { status: 401 } }, "Sorry, you are not allowed to do that"],
      "ghost.json": [403, { errors: [{ message: "Unknown Content API Key", type: "UnauthorizedError" }] }, "Unknown Content API Key"],
      "problem.json": [404, { type: "about:blank", title: "Not Found", detail: "No such story" }, "No such story"],
      "silent.json": [404, { message: { no: "words" }, errors: "none" }, undefined],
    };
    const tab = await open();
    for (const [name, [status, json, words]] of Object.entries(bodies)) {
      server.answer("api", `/${name}`, { status, json });
      const detail = await tab.run(async (src) => {
        const ended = probe.ended();
        probe.widget().src = src;
        return (await ended).detail;
      }, `${server.api}/${name}`);
      const message = `the server answered with status ${status}${words ? `: ${words}` : ""}`;
      assert.deepEqual([detail.code, detail.status, detail.message], ["http", status, message]);
    }
  },

  async "the retry button keeps the focus, which the headline has in the end"({ open, server }) {
    const json = { headline: "Top", language: "en-GB", body: [{ type: "paragraph", text: "Words." }] };
    server.answer("api", "/story.json", ...Array(6).fill({ status: 500 }), { json });
    const tab = await open();
    await tab.run(async (src) => {
      probe.widget().lang = "en";
      probe.widget().src = src;
      await probe.ended();
      probe.part("retry").focus();
      globalThis.failed = probe.ended();
      probe.part("retry").click();
    }, `${server.api}/story.json`);
    const look = () => {
      const retry = probe.part("retry");
      return [retry.textContent, retry.ariaDisabled, probe.root().activeElement === retry, retry.checkVisibility()];
    };
    await tab.until(() => probe.part("retry").textContent === "Loading");
    assert.deepEqual(await tab.run(look), ["Loading", "true", true, true]);
    await tab.run(() => {
      // It does nothing while it is tried.
      probe.part("retry").click();
      return globalThis.failed;
    });
    await tab.until(() => probe.part("retry").textContent === "Try again");
    assert.deepEqual(await tab.run(look), ["Try again", null, true, true]);
    await tab.run(async () => {
      const loaded = probe.ended();
      probe.part("retry").click();
      await loaded;
    });
    assert.equal(await tab.run(() => probe.root().activeElement === probe.part("headline")), true);
  },

  async "the retry button: attempts are counted, then the article is there"({ open, server }) {
    const down = { status: 502 };
    server.answer("api", "/asked.json", down, down, down, down, down, down, { story: "short" });
    const tab = await open();
    assert.equal((await load(tab, server)).detail.attempt, 1);
    assert.equal((await again(tab)).detail.attempt, 2);
    assert.equal((await again(tab)).type, "article-load");
    const { state, failure, retry, article } = await tab.run(() => probe.look());
    assert.deepEqual({ state, failure, retry, article }, { state: "ready", failure: false, retry: false, article: true });
  },

  async "another src counts from one again"({ open, server }) {
    server.answer("api", "/asked.json", { status: 404 });
    const tab = await open();
    await load(tab, server);
    const attempts = await tab.run(async (other) => {
      const found = [];
      await probe.widget().reload();
      found.push(probe.events.at(-1).detail.attempt);
      probe.widget().src = other;
      found.push((await probe.ended()).detail.attempt);
      return found;
    }, `${server.api}/absent.json`);
    assert.deepEqual(attempts, [2, 1]);
  },

  async "reload() is fulfilled when the article is there, and when it can't be"({ open, server }) {
    server.answer("api", "/asked.json", { story: "short" }, { story: "other" }, { status: 404 });
    const tab = await open();
    await load(tab, server);
    const states = await tab.run(async () => {
      const found = [];
      for (let turn = 0; turn < 2; turn += 1) {
        const promise = probe.widget().reload();
        found.push(probe.widget().state);
        await promise;
        found.push(probe.widget().state);
      }
      return found;
    });
    assert.deepEqual(states, ["loading", "ready", "loading", "error"]);
  },

  async "the failure is announced, and its button can be reached"({ open, server }) {
    server.answer("api", "/asked.json", { cut: "head" });
    const tab = await open();
    await load(tab, server);
    const seen = await tab.run(() => {
      const [status, retry] = [probe.part("status"), probe.part("retry")];
      retry.focus();
      return {
        role: status.getAttribute("role"),
        words: status.textContent.length > 5,
        button: [retry.localName, retry.type, probe.root().activeElement === retry],
      };
    });
    assert.deepEqual(seen, { role: "status", words: true, button: ["button", "button", true] });
  },

  async "the network comes back: loaded again by itself"({ open, server }) {
    server.answer("api", "/asked.json", { cut: "head" }, { cut: "head" }, { cut: "head" }, { story: "short" });
    const tab = await open();
    assert.equal((await load(tab, server)).detail.code, "network");
    const { type } = await tab.run(() => {
      const ended = probe.ended();
      dispatchEvent(new Event("online"));
      return ended;
    });
    assert.equal(type, "article-load");
    // Once more: nothing is the matter any longer.
    await tab.run(() => void dispatchEvent(new Event("online")));
    assert.equal(await tab.run(() => probe.widget().state), "ready");
    assert.equal(server.requests("api").length, 4);
  },

  async "exactly 10 MB is not too large"({ open, server }) {
    const article = JSON.stringify({ headline: "Heavy" });
    const body = article + " ".repeat(10_000_000 - article.length);
    server.answer("api", "/asked.json", { body });
    const tab = await open();
    assert.equal((await load(tab, server)).type, "article-load");
  },

  async "the type that the server gives does not matter, nor does a redirect"({ open, server }) {
    server.answer("api", "/asked.json", { status: 302, headers: { location: "/moved.json" } });
    server.answer("api", "/moved.json", { story: "short", type: "text/plain" });
    const tab = await open();
    assert.equal((await load(tab, server)).type, "article-load");
  },

  async "the request is a simple one: no preflight"({ open, server }) {
    const tab = await open();
    server.answer("api", "/asked.json", { status: 503 }, { story: "short" });
    await load(tab, server);
    const seen = server.requests("api").map(({ method, headers }) => `${method} ${headers.accept}`);
    assert.deepEqual(seen, ["GET application/json", "GET application/json"]);
  },
};
