// The article fits any width, and nothing moves under the reader's eyes: not when it comes, nor when its
// pictures do.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

const NARROW = 240;
const WIDTHS = [NARROW, 360, 768, 1280];
const STORIES = ["harbour", "minaa", "every-block", "tram", "glacier", "observatory", "ferry", "front"];

/** Waits for every picture, and shows the page from top to bottom. */
async function pictures() {
  const all = Array.from(probe.root().querySelectorAll("img"));
  for (const picture of all) picture.loading = "eager";
  await Promise.all(all.map((picture) => picture.decode()));
  return all.length;
}

/** Paragraphs with a picture that stands out of the text here and there, and a note at the end. */
function long(server, blocks) {
  const words = "The tide stood still and most of the town was on the quay in its coat. ".repeat(5);
  const image = { type: "image", src: `${server.img}/wide-1200x800.svg`, alt: "A quay.", width: 1200, height: 800 };
  const body = Array.from({ length: blocks }, (_, at) => {
    if (at % 50 === 30) return { type: "gallery", images: [image, image] };
    return { type: "paragraph", text: `${at}. ${words}` };
  });
  const ask = { type: "paragraph", content: ["Somebody asked.", { text: "1", note: "1" }] };
  const notes = { type: "footnotes", notes: [{ id: "1", text: "Nobody answered." }] };
  return { headline: "A long story", body: [ask, ...body, notes] };
}

export const tests = {
  ...Object.fromEntries(
    STORIES.map((story) => [
      `${story} at ${NARROW} pixels does not scroll sideways`,
      async ({ open, server }) => {
        const tab = await open(`/demo.html?story=${story}`, { at: server.cdn, width: NARROW });
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

  async "a long article takes the place of the fallback with its beginning, and nothing moves"({ open, server }) {
    const late = gate();
    server.answer("api", "/story.json", { json: long(server, 3_000), before: late.opened });
    const tab = await open();
    await tab.run(() => {
      const root = probe.root().querySelector(".root");
      const look = (observer) => {
        observer.disconnect();
        const slot = getComputedStyle(probe.root().querySelector("slot")).display;
        const beginning = root.querySelectorAll(".views p").length > 50;
        globalThis.shown = { state: probe.widget().state, busy: root.ariaBusy, slot, beginning };
      };
      new MutationObserver((_, observer) => look(observer)).observe(root, { attributeFilter: ["class"] });
    });
    late.open();
    const [seen, length] = await tab.run(async () => {
      await probe.seen("article-load");
      return [shown, probe.root().querySelectorAll(".body p").length];
    });
    assert.deepEqual(seen, { state: "loading", busy: "true", slot: "none", beginning: true });
    assert.equal(length, 2_941);
    assert.deepEqual(await tab.run(() => shifted()), []);
  },

  async "the slices of a long article lie as if it were one piece"({ open, server }) {
    server.answer("api", "/story.json", { json: long(server, 400) });
    const tab = await open();
    const { apart, wide, slices } = await tab.run(async () => {
      await probe.seen("article-load");
      const slices = Array.from(probe.root().querySelectorAll(".slice"));
      // The browser lays out what is near the view.
      for (const slice of slices) slice.style.contentVisibility = "visible";
      const between = (before, after) => after.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
      const [first, second] = probe.root().querySelectorAll(".body > p");
      const around = (slice) => {
        const before = slice.previousElementSibling;
        return between(before.matches("p") ? before : before.lastElementChild, slice.firstElementChild);
      };
      const box = (selector) => {
        const { left, width } = probe.root().querySelector(selector).getBoundingClientRect();
        return [left, width];
      };
      return {
        slices: slices.length,
        apart: slices.map((slice) => around(slice) - between(first, second)),
        wide: [box(".body > .gallery"), box(".slice > .gallery"), box(".body > p"), box(".slice > p")],
      };
    });
    assert.ok(slices > 5, `${slices} slices`);
    // Engines count in parts of a pixel.
    assert.deepEqual(apart.filter((more) => Math.abs(more) > 0.1), [], "distances between paragraphs");
    assert.deepEqual([wide[1], wide[3]], [wide[0], wide[2]]);
    assert.ok(wide[0][1] > wide[2][1], "a gallery stands out of the text");
  },

  async "the way back from a note far below"({ open, server }) {
    server.answer("api", "/story.json", { json: long(server, 1_000) });
    const tab = await open();
    await tab.run(async () => {
      await probe.seen("article-load");
      probe.root().querySelector(".note-back").focus();
    });
    const inView = (selector) => {
      const { top, bottom } = probe.root().querySelector(selector).getBoundingClientRect();
      // WebKit scrolls by whole pixels.
      return top > -1 && bottom < innerHeight + 1;
    };
    await tab.until(inView, ".footnotes li");
    await tab.run(() => probe.root().querySelector(".note-back").click());
    await tab.until(inView, ".note-ref");
  },

  async "sizes that go by the width are those of the width that there is"({ open }) {
    const tab = await open("/", { width: 800 });
    const [before, after] = await tab.run(async () => {
      await probe.seen("article-load");
      const sizes = () =>
        Array.from(probe.root().querySelectorAll("article *"), (element) => {
          const { left, width } = element.getBoundingClientRect();
          return [element.localName, getComputedStyle(element).fontSize, left, width];
        });
      const before = sizes();
      // By way of another width: what was wrong at first comes right.
      probe.widget().style.cssText = "display: block; width: 500px";
      probe.widget().getBoundingClientRect();
      probe.widget().removeAttribute("style");
      return [before, sizes()];
    });
    assert.ok(before.length > 50);
    assert.deepEqual(after, before);
  },

  async "a picture without a size has its room beforehand"({ open, server }) {
    const late = gate();
    server.answer("img", /./, { usual: true, before: late.opened });
    const image = { type: "image", src: `${server.img}/tall-300x900.svg`, alt: "Tall." };
    const text = { type: "paragraph", text: "After the picture." };
    server.answer("api", "/story.json", { json: { headline: "No size", lead: image, body: [text, image, text] } });
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    await tab.run(() => shifted());
    late.open();
    await tab.run(pictures);
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
