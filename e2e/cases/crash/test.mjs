// The widget crashes: a fresh instance takes over, and only the article that it crashes at stays a fallback.

import assert from "node:assert/strict";

/** From now on the page's own code throws at a word; the widget does not expect that. */
function spoil() {
  const { createTextNode } = document;
  globalThis.thrown = 0;
  document.createTextNode = (text) => {
    if (!String(text).includes("Spoilt")) return createTextNode.call(document, text);
    globalThis.thrown += 1;
    throw new Error("a script of the page");
  };
}

const good = (headline) => ({ json: { headline, body: [{ type: "paragraph", text: "Words." }] } });

const states = (tab) =>
  tab.run(() =>
    Array.from(document.querySelectorAll("article-widget"), (element) => [
      element.state,
      element.error?.code ?? null,
      element.shadowRoot.querySelector("[part~=headline]")?.textContent ?? null,
    ]),
  );

export const tests = {
  async "one article crashes it twice, the others are there"({ open, server }) {
    server.answer("api", "/one.json", good("One"));
    server.answer("api", "/two.json", good("Spoilt"));
    server.answer("api", "/three.json", good("Three"));
    const tab = await open("/", { set: spoil });
    await tab.run((api) => {
      probe.widget().src = `${api}/one.json`;
      probe.add({ src: `${api}/two.json` }, { innerHTML: "<a href='/story'>The fallback</a>" });
      probe.add({ src: `${api}/three.json` });
    }, server.api);
    const [detail] = await tab.run(() => probe.seen("article-error"));
    assert.deepEqual([detail.code, detail.retryable], ["crashed", false]);
    await tab.until(() =>
      Array.from(document.querySelectorAll("article-widget")).every(({ state }) => /ready|error/.test(state)),
    );
    assert.deepEqual(await states(tab), [
      ["ready", null, "One"],
      ["error", "crashed", null],
      ["ready", null, "Three"],
    ]);
    assert.equal(await tab.run(() => globalThis.thrown), 2);
    const fallback = await tab.run(() => {
      const link = document.querySelectorAll("article-widget")[1].querySelector("a");
      return link.checkVisibility() && link.getBoundingClientRect().height > 0;
    });
    assert.ok(fallback);
    // The wasm was fetched once.
    assert.equal(server.requests("cdn", /\.wasm$/).length, 1);
  },

  async "an article that was there comes back by itself"({ open, server }) {
    server.answer("api", "/one.json", good("One"));
    server.answer("api", "/two.json", good("Spoilt"));
    const tab = await open("/", { set: spoil });
    await tab.run((src) => {
      probe.widget().src = src;
      return probe.seen("article-load");
    }, `${server.api}/one.json`);
    await tab.run((src) => probe.add({ src }), `${server.api}/two.json`);
    await tab.run(() => probe.seen("article-error"));
    await tab.until(() => probe.widget().state === "ready");
    assert.deepEqual(await states(tab), [
      ["ready", null, "One"],
      ["error", "crashed", null],
    ]);
    // The element works on: another address, another article.
    await tab.run((src) => {
      const element = document.querySelectorAll("article-widget")[1];
      element.src = src;
      return probe.ended(element);
    }, `${server.api}/one.json`);
    assert.deepEqual((await states(tab))[1], ["ready", null, "One"]);
  },
};
