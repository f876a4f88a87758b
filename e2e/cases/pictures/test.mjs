// Pictures: the file that fits the widget's own width; words in the place of one that does not come; a tap
// where the reader saves data; all of them over the page.

import assert from "node:assert/strict";

import { gate } from "../../server.mjs";

/** A page with one element of a width, and an article with a lead and a picture in the text. */
async function opened({ open, server }, { width, set, image = {}, ...rest } = {}) {
  const files = [300, 800, 1600].map((wide) => ({ src: `${server.img}/file-${wide}x${wide / 2}.svg`, width: wide }));
  const picture = (name) => ({
    type: "image",
    src: `${server.img}/${name}-1600x800.svg`,
    alt: `What the ${name} shows.`,
    caption: `The ${name}`,
    width: 1600,
    height: 800,
    sources: files.map((file) => ({ ...file, src: file.src.replace("file", name) })),
    ...image,
  });
  const json = { headline: "Pictures", language: "en", lead: picture("lead"), body: [picture("first"), "Words", picture("second")], ...rest };
  server.answer("api", "/story.json", { json });
  const tab = await open("/", { width: 1280, set });
  await tab.run(
    ({ src, width }) => {
      if (width) probe.widget().style.cssText = `display: block; width: ${width}px`;
      probe.widget().src = src;
      return probe.seen("article-load");
    },
    { src: `${server.api}/story.json`, width },
  );
  return tab;
}

/** The files that were asked for of a picture. */
const asked = (server, name) => server.requests("img", new RegExp(`^/${name}-`)).map(({ path }) => path);
const boxes = () => Array.from(probe.root().querySelectorAll(".frame"), (box) => box.getBoundingClientRect().height);

export const tests = {
  async "the lead is fetched at once, in the width of the widget"({ open, server }) {
    const tab = await opened({ open, server }, { width: 320 });
    await server.until(() => asked(server, "lead").length > 0, "the lead");
    const lead = await tab.run(() => {
      const { loading, fetchPriority, sizes } = probe.root().querySelector("[part~=lead] img");
      return { loading, fetchPriority, sizes };
    });
    assert.deepEqual(asked(server, "lead"), ["/lead-300x150.svg"]);
    assert.equal(lead.fetchPriority, "high");
    assert.notEqual(lead.loading, "lazy");
    // The element grows: so does the picture.
    await tab.run(() => (probe.widget().style.width = "700px"));
    await server.until(() => asked(server, "lead").length > 1, "a larger file of the lead");
    assert.deepEqual(asked(server, "lead").slice(1), ["/lead-800x400.svg"]);
  },

  async "the width is known before anything is drawn: asking for it then would lay out the page"({ open, server }) {
    const late = gate();
    server.answer("api", "/story.json", { json: { headline: "Late", body: ["Words"] }, before: late.opened });
    const tab = await open();
    await tab.run(async (src) => {
      const root = probe.root().querySelector(".root");
      const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "clientWidth");
      let times = 0;
      const clientWidth = { get: () => ((times += 1), get.call(root)) };
      Object.defineProperty(root, "clientWidth", clientWidth);
      probe.widget().src = src;
      for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
      const before = times;
      globalThis.again = new Promise((done) => {
        const look = () => root.querySelector(".article") && done(times - before);
        new MutationObserver(look).observe(root, { childList: true, subtree: true });
      });
    }, `${server.api}/story.json`);
    late.open();
    assert.equal(await tab.run(() => again), 0);
  },

  async "the others come near the view, in their own width"({ open, server }) {
    const tab = await opened({ open, server }, { width: 320 });
    await tab.run(() => probe.root().querySelectorAll("img")[1].scrollIntoView());
    await server.until(() => asked(server, "first").length > 0, "the first picture");
    assert.deepEqual(asked(server, "first"), ["/first-300x150.svg"]);
  },

  async "a file that does not come gives way to the one that every browser shows"({ open, server }) {
    server.answer("img", /^\/lead-300/, { status: 404, body: "no" });
    const tab = await opened({ open, server }, { width: 320 });
    await tab.until(() => probe.root().querySelector("[part~=lead] img").naturalWidth > 0);
    assert.deepEqual(asked(server, "lead"), ["/lead-300x150.svg", "/lead-1600x800.svg"]);
  },

  async "a picture that does not come leaves its words in its box"({ open, server }) {
    server.answer("img", /./, { status: 404, body: "no" });
    const tab = await opened({ open, server }, { width: 500 });
    const before = await tab.run(boxes);
    await tab.run(() => {
      for (const picture of probe.root().querySelectorAll("img")) picture.loading = "eager";
    });
    await tab.until(() => probe.root().querySelectorAll(".broken").length === 3);
    const words = await tab.run(() =>
      Array.from(probe.root().querySelectorAll(".frame"), (box) => [box.textContent, box.querySelectorAll("img").length]),
    );
    assert.deepEqual(words, [
      ["What the lead shows.", 0],
      ["What the first shows.", 0],
      ["What the second shows.", 0],
    ]);
    assert.deepEqual(await tab.run(boxes), before);
    assert.deepEqual(await tab.run(() => probe.root().querySelectorAll(".enlarge").length && probe.visible(probe.root().querySelector(".enlarge"))), false);
  },

  async "one without words says that it is not there"({ open, server }) {
    server.answer("img", /./, { status: 404, body: "no" });
    const tab = await opened({ open, server }, { image: { alt: "" } });
    await tab.until(() => probe.root().querySelector(".broken"));
    assert.equal(await tab.run(() => probe.root().querySelector(".broken").textContent), "Picture not available");
  },

  async "a reader who saves data taps on pictures"({ open, server }) {
    const set = () => Object.defineProperty(Navigator.prototype, "connection", { value: { saveData: true } });
    const tab = await opened({ open, server }, {
      width: 320,
      set,
      related: { stories: [{ headline: "A card", url: "/a", image: { src: `${server.img}/card-300x200.svg` } }] },
    });
    const before = await tab.run(boxes);
    const names = await tab.run(() => Array.from(probe.root().querySelectorAll(".show"), (button) => button.textContent));
    assert.deepEqual(names, ["Show picture What the lead shows.", "Show picture What the first shows.", "Show picture What the second shows."]);
    assert.deepEqual(server.requests("img"), []);
    await tab.run(() => probe.root().querySelectorAll(".show")[1].click());
    await tab.until(() => probe.root().querySelectorAll("[part~=figure] img")[1].naturalWidth > 0);
    assert.deepEqual(server.requests("img").map(({ path }) => path), ["/first-300x150.svg"]);
    assert.deepEqual(await tab.run(boxes), before);
  },

  async "all pictures over the page, by mouse and by keyboard"({ open, server }) {
    const tab = await opened({ open, server }, { width: 600 });
    // By the button, as a keyboard does.
    await tab.run(() => {
      const button = probe.root().querySelectorAll(".enlarge")[1];
      button.focus();
      button.click();
    });
    await tab.until(() => probe.root().querySelector("dialog[open]"));
    const at = () => {
      const row = probe.root().querySelector(".slides");
      return Math.round(Math.abs(row.scrollLeft) / row.clientWidth);
    };
    const seen = await tab.run(() => ({
      pictures: probe.root().querySelectorAll("dialog img").length,
      captions: Array.from(probe.root().querySelectorAll("dialog figcaption"), (words) => words.textContent),
      names: Array.from(probe.root().querySelectorAll("dialog button"), (button) => button.ariaLabel),
      modal: probe.root().querySelector("dialog").matches(":modal"),
      focus: probe.root().activeElement.closest("dialog") !== null,
    }));
    assert.deepEqual(seen, {
      pictures: 3,
      captions: ["The lead", "The first", "The second"],
      names: ["Zoom in or out", "Previous picture", "Next picture", "Close"],
      modal: true,
      focus: true,
    });
    await tab.until(() => probe.root().querySelector(".slides").scrollLeft > 0);
    assert.equal(await tab.run(at), 1);
    // An arrow key turns the page; so does the button, back and on.
    await tab.press("ArrowRight");
    await tab.until(() => {
      const row = probe.root().querySelector(".slides");
      return row.scrollLeft >= 2 * row.clientWidth - 1;
    });
    await tab.run(() => probe.root().querySelector("dialog .before").click());
    await tab.until(() => {
      const row = probe.root().querySelector(".slides");
      return row.scrollLeft <= row.clientWidth + 1;
    });
    await tab.run(() => probe.root().querySelector("dialog .after").click());
    await tab.until(() => {
      const row = probe.root().querySelector(".slides");
      return row.scrollLeft >= 2 * row.clientWidth - 1;
    });
    // Zoom: the picture is larger than the view, and can be moved.
    await tab.run(() => probe.root().querySelector("dialog .zoom").click());
    const zoomed = await tab.run(() => {
      const slide = probe.root().querySelectorAll(".slide")[2];
      return slide.scrollWidth > slide.clientWidth;
    });
    assert.equal(zoomed, true);
    // Closed, it is gone, and the focus is where it was.
    await tab.press("Escape");
    await tab.until(() => !probe.root().querySelector("dialog"));
    assert.equal(await tab.run(() => probe.root().activeElement === probe.root().querySelectorAll(".enlarge")[1]), true);
    // By a click on the picture; the button that closes.
    await tab.run(() => probe.root().querySelector("[part~=lead] img").click());
    await tab.until(() => probe.root().querySelector("dialog[open]"));
    assert.equal(await tab.run(at), 0);
    await tab.run(() => probe.root().querySelector("dialog .close").click());
    await tab.until(() => !probe.root().querySelector("dialog"));
  },
};
