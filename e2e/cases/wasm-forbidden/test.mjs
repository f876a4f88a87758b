// A page whose policy forbids wasm keeps its fallback and is told why; no error goes uncaught, and no byte
// of wasm is fetched.

import assert from "node:assert/strict";

export const tests = {
  async "the fallback stays, and the error says what is missing"({ open, server }) {
    const tab = await open();
    const [{ message, ...detail }] = await tab.run(() => probe.seen("article-error"));
    assert.deepEqual(detail, { code: "wasm-blocked", status: 0, retryable: false, attempt: 1 });
    assert.match(message, /'wasm-unsafe-eval'/);
    const { fallback, article, retry, state, custom, code } = await tab.run(() => probe.look());
    assert.deepEqual(
      { fallback, article, retry, state, custom, code },
      { fallback: true, article: false, retry: false, state: "error", custom: ["error"], code: "wasm-blocked" },
    );
    assert.deepEqual(server.requests("cdn", /\.wasm$/), []);
    // Here the page's own policy is broken, by a try that this page has to report.
    await server.until(() => server.requests("api", "/report").length > 0, "a report");
  },

  async "each element says so, and the request for the article is given up"({ open, server }) {
    server.answer("api", "/slow.json", { hang: "head" });
    const tab = await open();
    await tab.run(() => probe.seen("article-error"));
    await tab.run((src) => {
      const element = probe.add({ src });
      return probe.ended(element);
    }, `${server.api}/slow.json`);
    const codes = await tab.run(() => probe.events.map(({ type, detail }) => `${type} ${detail.code}`));
    assert.deepEqual(codes, ["article-error wasm-blocked", "article-error wasm-blocked"]);
    await server.until(() => server.requests("api", "/slow.json").every(({ state }) => state !== "open"), "the end of the request");
  },
};
