// The page for iframes: the element in a sandbox without an origin, its attributes from the query, and its
// height told to the page around.

import assert from "node:assert/strict";

export const tests = {
  async "an iframe in a sandbox shows the story, and its page knows how high it is"({ open, server }) {
    const tab = await open();
    const story = await tab.frame(/embed\.html/);
    const seen = await story(async () => {
      const element = document.querySelector("article-widget");
      if (element.state !== "ready") {
        await new Promise((done) => element.addEventListener("article-load", done, { once: true }));
      }
      const headline = element.shadowRoot.querySelector("[part~=headline]");
      return {
        origin: globalThis.origin,
        title: document.title,
        headline: [headline.localName, headline.textContent],
        theme: element.theme,
        height: Math.ceil(element.getBoundingClientRect().height),
      };
    });
    assert.equal(seen.origin, "null");
    assert.deepEqual(seen.headline, ["h1", seen.title]);
    assert.equal(seen.theme, "dark");
    await tab.until((height) => globalThis.heights.at(-1) === height, seen.height);
    assert.equal(await tab.run(() => document.querySelector("iframe").clientHeight), seen.height);
    assert.equal(server.requests("api").length, 1);
  },
};
