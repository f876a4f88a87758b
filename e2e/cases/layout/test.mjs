// The article fits any width, and nothing moves under the reader's eyes: not when it comes, nor when its
// pictures do.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const NARROW = 240;
const WIDTHS = [NARROW, 360, 768, 1280];
const STORIES = ["harbour", "minaa", "every-block", "tram", "glacier", "observatory"];

/** Waits for every picture, and shows the page from top to bottom. */
async function pictures() {
  const all = Array.from(probe.root().querySelectorAll("img"));
  for (const picture of all) picture.loading = "eager";
  await Promise.all(all.map((picture) => picture.decode()));
  return all.length;
}

export const tests = {
  ...Object.fromEntries(
    STORIES.map((story) => [
      `${story} at ${NARROW} pixels does not scroll sideways`,
      async ({ open, server }) => {
        const tab = await open(`/index.html?story=${story}`, { at: server.cdn, width: NARROW });
        await tab.until(() => document.querySelector("article-widget").state === "ready");
        const seen = await tab.run(async () => {
          const { shadowRoot } = document.querySelector("article-widget");
          await Promise.all(
            Array.from(shadowRoot.querySelectorAll("img"), (picture) => {
              picture.loading = "eager";
              return picture.decode();
            }),
          );
          const { scrollWidth, clientWidth } = document.documentElement;
          return { scrollWidth, clientWidth, inner: shadowRoot.querySelector(".root").scrollWidth };
        });
        assert.equal(seen.clientWidth, NARROW);
        assert.equal(seen.scrollWidth, NARROW);
        assert.ok(seen.inner <= NARROW);
      },
    ]),
  ),

  ...Object.fromEntries(
    WIDTHS.flatMap((width) =>
      ["story", "heavy"].map((story) => [
        `nothing of ${story} moves at ${width} pixels, from the element to the last picture`,
        async ({ open, server }) => {
          const late = gate();
          server.answer("img", /./, { usual: true, before: late.opened });
          server.answer("api", "/story.json", { story });
          const tab = await open("/", { width });
          await tab.run(() => probe.seen("article-load"));
          await tab.run(() => shifted());
          // What is out of sight counts as well.
          const places = () =>
            Array.from(probe.root().querySelectorAll("article *"), (element) => element.getBoundingClientRect().top);
          const before = await tab.run(places);
          late.open();
          assert.ok((await tab.run(pictures)) >= 7);
          assert.deepEqual(await tab.run(() => shifted()), []);
          assert.deepEqual(await tab.run(places), before);
        },
      ]),
    ),
  ),

  async "nothing that is heavy scrolls sideways"({ open, server }) {
    server.answer("api", "/story.json", { story: "heavy" });
    const tab = await open("/", { width: NARROW });
    await tab.run(() => {
      for (const name of ["controls", "today"]) probe.widget().setAttribute(name, "");
      return probe.seen("article-load");
    });
    for (const width of [NARROW, 320]) {
      await tab.resize(width);
      const wide = await tab.run((width) => {
        for (const details of probe.root().querySelectorAll("details")) details.open = true;
        // What scrolls by itself may be wider inside, and what is beside the view of the cards.
        const scrolls = (element) => element.closest(".table, .cards");
        const over = Array.from(probe.root().querySelectorAll("*"), (element) => [element, element.getBoundingClientRect()])
          .filter(([element, { left, right }]) => !scrolls(element) && (left < -0.5 || right > width + 0.5))
          .map(([{ localName, className }, { right }]) => `${localName}.${className} ${right}`);
        return [...over, document.documentElement.scrollWidth];
      }, width);
      assert.deepEqual(wide, [width]);
    }
  },

  async "nothing moves when the article comes late"({ open, server }) {
    const late = gate();
    server.answer("api", "/story.json", { story: "story", before: late.opened });
    const tab = await open();
    await server.until(() => server.requests("cdn", /\.wasm$/).some(({ state }) => state === "done"), "the wasm");
    await tab.run(() => shifted());
    late.open();
    await tab.run(() => probe.seen("article-load"));
    assert.deepEqual(await tab.run(() => shifted()), []);
  },

  async "what moves would be noticed"({ open }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    await tab.run(() => shifted());
    const found = await tab.run(() => {
      document.querySelector("header").style.height = "60vh";
      return shifted();
    });
    assert.notDeepEqual(found, []);
  },

  async "the reserve: as high as asked for, until something is there"({ open, server }) {
    server.answer("api", "/story.json", { hang: "head" });
    const tab = await open();
    await server.until(() => server.requests("api").length === 1, "the request");
    const heights = await tab.run(() => {
      const height = () => Math.round(probe.widget().getBoundingClientRect().height);
      const usual = height();
      probe.widget().style.setProperty("--article-reserve", "300px");
      return [usual, height()];
    });
    assert.deepEqual(heights, [720, 300]);
  },
};
