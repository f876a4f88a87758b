// Many elements, one definition, one wasm: whatever the page includes, and however often.

import assert from "node:assert/strict";

export const tests = {
  async "fifty elements and three scripts: one wasm, and nothing throws"({ open, server }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load", 50));
    assert.equal(server.requests("cdn", /\.wasm$/).length, 1);
    assert.equal(server.requests("cdn", /\.js$/).filter(({ path }) => path !== "/probe.js").length, 3);
    assert.equal(server.requests("api").length, 50);
    const headlines = await tab.run(() =>
      Array.from(document.querySelectorAll("article-widget"), ({ id }) => probe.part("headline", id).textContent),
    );
    assert.deepEqual(headlines, Array.from({ length: 50 }, (_, number) => (number % 2 ? "Ferry bell rings again" : "Bakers agree on rye")));
  },

  async "fifty elements share their style sheets"({ open }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load", 50));
    const counts = await tab.run(() => {
      const sheets = Array.from(document.querySelectorAll("article-widget"), ({ shadowRoot }) => shadowRoot.adoptedStyleSheets);
      return [sheets.length, new Set(sheets.flatMap((all) => Array.from(all))).size];
    });
    assert.deepEqual(counts, [50, 2]);
  },

  async "one that fails leaves the others alone"({ open, server }) {
    server.answer("api", "/short.json", { status: 404 });
    const tab = await open();
    const [loads, errors] = await tab.run(async () => [
      (await probe.seen("article-load", 25)).length,
      (await probe.seen("article-error", 25)).length,
    ]);
    assert.deepEqual([loads, errors], [25, 25]);
  },

  async "the script leaves no global, and defines one element"({ open, server }) {
    const tab = await open("/bare.html");
    const left = await tab.run(async (script) => {
      const names = () => Reflect.ownKeys(globalThis).map(String);
      const before = new Set(names());
      await import(script);
      return {
        names: names().filter((name) => !before.has(name)),
        defined: Boolean(customElements.get("article-widget")),
      };
    }, `${server.cdn}/dist/article-widget.js`);
    assert.deepEqual(left, { names: [], defined: true });
  },

  async "without an element no wasm is fetched"({ open, server }) {
    const tab = await open("/bare.html");
    await tab.run((script) => import(script).then(() => {}), `${server.cdn}/dist/article-widget.js`);
    // The element that comes later finds it all the same.
    assert.deepEqual(server.requests("cdn", /\.wasm$/), []);
    const { type } = await tab.run((src) => probe.ended(probe.add({ src })), `${server.api}/short.json`);
    assert.equal(type, "article-load");
  },

  async "taken over by another document, it keeps its styles"({ open, server }) {
    const tab = await open("/bare.html");
    const seen = await tab.run(
      async ({ script, src }) => {
        await import(script);
        const frame = document.createElement("iframe");
        document.body.append(frame);
        const element = probe.add({ src });
        await probe.ended(element);
        frame.contentDocument.body.append(element);
        const headline = element.shadowRoot.querySelector("[part~=headline]");
        return {
          sheets: element.shadowRoot.adoptedStyleSheets.length,
          weight: frame.contentWindow.getComputedStyle(headline).fontWeight,
        };
      },
      { script: `${server.cdn}/dist/article-widget.js`, src: `${server.api}/short.json` },
    );
    assert.deepEqual(seen, { sheets: 2, weight: "700" });
  },

  async "events leave a closed shadow tree around the element"({ open, server }) {
    const tab = await open("/bare.html");
    const heard = await tab.run(
      async ({ script, src }) => {
        await import(script);
        const outer = document.createElement("div");
        const element = document.createElement("article-widget");
        element.src = src;
        outer.attachShadow({ mode: "closed" }).append(element);
        const load = new Promise((resolve) => document.addEventListener("article-load", resolve, { once: true }));
        document.body.append(outer);
        const { target, detail } = await load;
        return [target === outer, detail.headline];
      },
      { script: `${server.cdn}/dist/article-widget.js`, src: `${server.api}/short.json` },
    );
    assert.deepEqual(heard, [true, "Ferry bell rings again"]);
  },
};
