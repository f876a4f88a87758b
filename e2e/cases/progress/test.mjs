// `article-progress`: how far the reader has got in a story, once each, without listening to scrolling.

import assert from "node:assert/strict";

const paragraph = { type: "paragraph", text: "Words and more words. ".repeat(40) };
const article = (blocks, more) => ({ headline: "Top", language: "en-GB", body: Array(blocks).fill(paragraph), ...more });

function set() {
  globalThis.told = [];
  document.addEventListener("article-progress", ({ detail }) => globalThis.told.push(detail));
}

async function shown({ open, server }, json, attributes = {}) {
  server.answer("api", "/story.json", { json });
  const tab = await open("/", { set });
  await tab.run(
    async ([src, attributes]) => {
      for (const [name, value] of Object.entries({ ...attributes, src })) probe.widget().setAttribute(name, value);
      await probe.seen("article-load");
    },
    [`${server.api}/story.json`, attributes],
  );
  return tab;
}

const percents = () => globalThis.told.map(({ percent }) => percent);
const told = async (tab, ...all) => {
  await tab.until((count) => globalThis.told.length >= count, all.length);
  assert.deepEqual(await tab.run(percents), all);
};
/** Scrolls until so much of the text's height has been in view. */
const scroll = (tab, share) =>
  tab.run((share) => {
    const { top, height } = probe.part("body").getBoundingClientRect();
    document.documentElement.scrollTop += top + height * share - innerHeight + 2;
  }, share);

export const tests = {
  async "the beginning after a second, then each quarter once"(host) {
    const url = "https://news.example/story";
    const tab = await shown(host, article(60, { url }));
    await told(tab, 0);
    assert.deepEqual(await tab.run(() => globalThis.told[0]), { percent: 0, url });
    await scroll(tab, 0.25);
    await told(tab, 0, 25);
    await scroll(tab, 0);
    // Past one at once.
    await scroll(tab, 0.75);
    await told(tab, 0, 25, 50, 75);
    await scroll(tab, 0.5);
    await scroll(tab, 1);
    await told(tab, 0, 25, 50, 75, 100);
  },

  async "a short story is read at once"(host) {
    const tab = await shown(host, article(1));
    await told(tab, 0, 25, 50, 75, 100);
    assert.equal(await tab.run(() => globalThis.told[4].url), null);
  },

  async "in a box of the page that scrolls"(host) {
    const tab = await shown(host, article(60));
    await tab.run(() => Object.assign(document.querySelector("main").style, { height: "400px", overflow: "auto" }));
    await told(tab, 0);
    await tab.run(() => {
      const main = document.querySelector("main");
      const { top, height } = probe.part("body").getBoundingClientRect();
      main.scrollTop += top + height / 2 - main.getBoundingClientRect().bottom + 2;
    });
    await told(tab, 0, 25, 50);
  },

  async "a story that is out of view is not read"(host) {
    const { server, open } = host;
    server.answer("api", "/story.json", { json: article(60) });
    const tab = await open("/", { set });
    await tab.run(async (src) => {
      probe.widget().style.marginTop = "300vh";
      probe.widget().setAttribute("src", src);
      await probe.seen("article-load");
      // A short one after it, in view, has been read for a second before.
      const other = probe.add({}, { article: { headline: "Other", body: [{ type: "paragraph", text: "Short." }] } });
      document.querySelector("main").prepend(other);
    }, `${server.api}/story.json`);
    await tab.until(() => globalThis.told.length >= 5);
    await tab.run(() => probe.widget("").scrollIntoView({ behavior: "instant" }));
    assert.deepEqual(await tab.run(percents), [0, 25, 50, 75, 100]);
  },

  async "a story that is opened in its place is another one, and the first goes on"(host) {
    const inner = article(60, { url: "https://news.example/inner", headline: "Inner" });
    host.server.answer("api", "/inner.json", { json: inner });
    const stories = [{ headline: "Inner", url: inner.url, article: `${host.server.api}/inner.json` }];
    const tab = await shown(host, article(60, { related: { stories } }), { related: "in-place" });
    await told(tab, 0);
    await scroll(tab, 0.25);
    await told(tab, 0, 25);
    await tab.run(async () => {
      probe.part("card").querySelector("a").click();
      await probe.seen("article-load", 2);
      document.documentElement.scrollTop = 0;
    });
    await told(tab, 0, 25, 0);
    await tab.run(async () => {
      probe.part("back").click();
      await probe.seen("article-load", 3);
    });
    // The way back leads to the card, below the text.
    await told(tab, 0, 25, 0, 50, 75, 100);
  },
};
