// A change of an attribute is followed in place: what depends on it changes, and all else is the same objects in the
// state that the reader has brought them to: what is open, plays, is scrolled, focused, selected.

import assert from "node:assert/strict";

const paragraph = (...content) => ({ type: "paragraph", content });
const heading = (level, ...content) => ({ type: "heading", level, content });

/** A long text with one of each that has a state. */
const body = (server) => [
  paragraph("A paragraph with ", { text: "a link", href: `${server.page}/lamps` }, { text: "1", note: "1" }, "."),
  heading(2, "How a lamp is lit"),
  heading(3, "About ", { text: "wicks", href: `${server.page}/wicks` }),
  paragraph("Words that a reader selects."),
  { type: "table", caption: "Lamps", rows: [Array.from({ length: 40 }, (_, at) => `Column ${at}`)] },
  { type: "code", text: "lamp = 40" },
  { type: "video", src: `${server.img}/film.mp4`, title: "A film", width: 640, height: 360 },
  { type: "embed", url: `${server.cdn}/probe.js?a%20chart`, title: "A chart", width: 400, height: 100 },
  { type: "details", summary: "The rota", body: [paragraph("Tuesdays: Anselm.")] },
  { type: "callout", kind: "correction", text: "There are forty lamps." },
  ...Array.from({ length: 300 }, (_, at) => (at % 50 === 25 ? heading(2, `Part ${at}`) : paragraph(`Paragraph ${at}.`))),
  { type: "footnotes", notes: [{ id: "1", text: "Counted on foot." }] },
];

const article = (server) => ({
  url: `${server.page}/story`,
  language: "en-GB",
  headline: "Lamplighters return",
  standfirst: "Forty lamps and one ladder.",
  published: "2025-03-04T09:30:00+05:00",
  updated: "2025-03-05T11:00:00+05:00",
  body: body(server),
  related: {
    stories: Array.from({ length: 12 }, (_, at) => ({
      headline: `Story number ${at} of the row`,
      url: `${server.page}/story-${at}`,
      article: at === 2 ? `${server.api}/short.json` : undefined,
      published: "2025-03-01T22:00:00Z",
    })),
  },
});

/** What has the focus, and from where to where words are selected. */
const READERS = [
  { focus: ".card:nth-child(4) a", words: [".card:nth-child(4) a", ".card:nth-child(4) a"] },
  { focus: ".body > p a", words: [".body > p:nth-of-type(2)", ".body > p:nth-of-type(2)"] },
  { focus: ".copy", words: [".headline", ".standfirst p"] },
  // Backwards, from one heading to another.
  { focus: ".body > .heading a", words: [".body > h4", ".body > h3"] },
];

/** Those who have nothing to do with the related stories. */
const BESIDE = READERS.slice(1, 3);

/** A page that shows the article, with what the page needs to look at it. */
async function shown({ open, server }, options) {
  server.answer("api", "/story.json", { json: article(server) });
  const tab = await open("/", options);
  await tab.reducedMotion();
  await tab.run((src) => {
    probe.widget().src = src;
    return probe.seen("article-load");
  }, `${server.api}/story.json`);
  // The end of a long article is laid out while the page is idle.
  await tab.until(() => !probe.root().querySelector(".slice:not(.laid-out)"));
  await tab.run(helpers);
  return tab;
}

/** Runs in the page. */
function helpers() {
  const root = probe.root();
  const find = (selector) => root.querySelector(selector);
  let besides = false;
  const selection = () => root.getSelection?.() ?? getSelection();
  const row = () => find(".cards");
  const text = (selector) => document.createTreeWalker(find(selector), NodeFilter.SHOW_TEXT).nextNode();
  const unique = (names) => [...new Set(names)].sort();

  /** Every element and text, with its name and what it says. */
  const everything = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const all = new Map();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      // No words: the place of something that is not there.
      if (node.data === "" || (besides && find("[part=related]")?.contains(node))) continue;
      const element = node.data === undefined ? node : node.parentNode;
      const name = [element.localName, element.classList[0]].filter(Boolean).join(".");
      const attributes = Array.from(node.attributes ?? [], ({ name, value }) => [`@${name}`, value]);
      all.set(node, { name, says: node.data === undefined ? Object.fromEntries(attributes) : { text: node.data } });
    }
    return all;
  };
  /** The first card that is wholly in view. */
  const card = () => {
    const { left, right } = row().getBoundingClientRect();
    const boxes = Array.from(row().children, (card) => card.getBoundingClientRect());
    return boxes.findIndex((box) => box.left + 4 >= left - 1 && box.right - 4 <= right + 1);
  };
  const states = () => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection();
    return {
      article: find("article"),
      details: find("details")?.open,
      time: find("video")?.currentTime,
      frame: find("iframe")?.contentWindow,
      focus: root.activeElement,
      words: String(selection()),
      from: anchorNode,
      fromOffset: anchorOffset,
      to: focusNode,
      toOffset: focusOffset,
      // From the side at which the table begins.
      table: Math.abs(find(".table").scrollLeft),
      card: row() && card(),
    };
  };

  Object.assign(globalThis, {
    find,
    /** Until all is drawn and measured. */
    async drawn() {
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    },
    /** Brings the article into the state of a reader, and remembers it. */
    async read({ focus, words }, leavesRelated) {
      besides = leavesRelated;
      find("details").open = true;
      find("video").currentTime = 7;
      if (!find("iframe")) find(".open").click();
      find(".table").scrollLeft = 120;
      await drawn();
      probe.widget().carousel.goTo(3);
      await drawn();
      find(focus).focus({ preventScroll: true });
      const [from, to] = words.map(text);
      selection().setBaseAndExtent(from, 2, to, 6);
      await drawn();
      globalThis.before = { all: everything(), states: states(), focus: find(focus) };
      return { card: before.states.card, words: before.states.words, focused: before.states.focus === find(focus) };
    },
    /** What is other than it was: nodes that have gone, have come, or say something else, and what of the reader's state is lost. */
    compared() {
      const [old, all] = [before.all, everything()];
      const stayed = [...all.keys()].filter((node) => old.has(node));
      const order = [...old.keys()].filter((node) => all.has(node));
      const changed = stayed.flatMap((node) => {
        const { name, says: was } = old.get(node);
        const { says } = all.get(node);
        const keys = Object.keys({ ...was, ...says }).filter((key) => was[key] !== says[key]);
        return keys.map((key) => `${name} ${key}`);
      });
      const without = (some, others) => unique([...some].flatMap(([node, { name }]) => (others.has(node) ? [] : [name])));
      const is = states();
      return {
        gone: without(old, all),
        came: without(all, old),
        changed: unique(changed),
        moved: stayed.filter((node, at) => node !== order[at]).length,
        lost: Object.keys(is).filter((key) => is[key] !== before.states[key]),
      };
    },
  });
}

const SAME = { gone: [], came: [], changed: [], moved: 0, lost: [] };

/** Sets an attribute, waits for what follows, and says what is other than before. `null` removes it. */
async function changed(tab, name, value, until) {
  await tab.run(
    ({ name, value }) => {
      if (value === null) probe.widget().removeAttribute(name);
      else probe.widget().setAttribute(name, value);
      return drawn();
    },
    { name, value },
  );
  if (until) await tab.until(until);
  return tab.run(async () => {
    await drawn();
    return compared();
  });
}

/** Brings the article into a reader's state, and asserts that it is. */
async function read(tab, reader, besides) {
  const { card, words, focused } = await tab.run(({ reader, besides }) => read(reader, besides), { reader, besides });
  assert.deepEqual({ card, focused }, { card: 3, focused: true });
  assert.ok(words.length >= 4, words);
}

/**
 * Asserts for readers in several states that an attribute changes what is `expected` and nothing else; and that
 * without it all is as before, in the same state: what had gone is there again by other objects, unless it says
 * otherwise (`without`). `until`, `back`: what to wait for with it, and without it again. `seen`: what is asked of the
 * page while it is set, and the answer. `besides`: whatever the related stories do. `options`: of the page.
 */
async function check(test, name, value, { without, ...expected }, { until, back, seen, readers = READERS, besides = false, options } = {}) {
  const { server } = test;
  const asked = server.requests("api", "/story.json").length;
  const tab = await shown(test, options);
  for (const reader of readers) {
    await read(tab, reader, besides);
    const what = `${name}="${value}", the focus on ${reader.focus}, words from ${reader.words.join(" to ")}`;
    assert.deepEqual(await changed(tab, name, value, until), { ...SAME, ...expected }, what);
    if (seen) assert.deepEqual(await tab.run(seen[0]), seen[1], what);
    const { gone = [], came = [], lost = [] } = expected;
    const after = { ...SAME, gone, came: gone, lost, ...without };
    assert.deepEqual(await changed(tab, name, null, back), after, `${what}; and without it`);
  }
  assert.equal(server.requests("api", "/story.json").length, asked + 1);
  const events = await tab.run(() => probe.events.map(({ type }) => type).filter((type) => type !== "related-slide"));
  assert.deepEqual(events, ["article-load"]);
}

/** What is in the language of the interface: words, names, dates. */
const WORDS = [
  "a.note-back @aria-label",
  "a.skip text",
  "aside.callout @aria-label",
  "button.copy text",
  "button.next @aria-label",
  "button.previous @aria-label",
  "button.times @aria-label",
  "h3.related-heading text",
  "p.callout-title text",
  "section.related @aria-roledescription",
  "span.reading-time text",
  "span.updated text",
];
const DATES = [
  "time text",
  "time.card-date text",
  "time.published text",
];
/** What is in the language of the article, and says so where the interface has another. */
const OWN = ["div.body", "div.standfirst", "h2.headline", "li.card"].flatMap((name) => [`${name} @dir`, `${name} @lang`]);

/** The languages and directions: of the interface, and of what is the article's. */
const languages = () =>
  [".root", ".headline", ".standfirst", ".body", ".card"].map((selector) => [find(selector).lang, find(selector).dir]);
const OWN_LANGUAGE = Array(4).fill(["en-GB", "ltr"]);
/** The words in the language have come; it is another one than the article's. */
const translated = () => find(".copy").textContent !== "Copy";
const original = () => find(".copy").textContent === "Copy";

const headings = () => {
  const [first, second, ...more] = find(".body").querySelectorAll(".heading");
  const all = [find(".headline"), first, second, more.at(-1), find(".related-heading"), find(".card-headline")];
  return all.map((heading) => [heading.getAttribute("aria-level") ?? heading.localName, heading.textContent]);
};
const TEXTS = ["Lamplighters return", "How a lamp is lit", "About wicks", "Part 275", "More stories", "Story number 0 of the row"];

const TWO = ["h2.headline", "h3.heading", "h3.related-heading", "h4.card-headline", "h4.heading"];
const THREE = ["h3.headline", "h4.heading", "h4.related-heading", "h5.card-headline", "h5.heading"];
/** What is seen of headings of these levels. */
const seen = (levels) => [headings, levels.map((level, at) => [level, TEXTS[at]])];

export const tests = {
  async "theme"(test) {
    await check(test, "theme", "dark", { changed: ["div.root @data-theme"] });
  },

  async "heading-level"(test) {
    await check(test, "heading-level", "3", { gone: TWO, came: THREE }, { seen: seen(["h3", "h4", "h5", "h4", "h4", "h5"]) });
    // Past 6 there is no element of the level.
    const six = ["div.card-headline", "div.heading", "div.related-heading", "h6.headline"];
    await check(test, "heading-level", "6", { gone: TWO, came: six }, { seen: seen(["h6", "7", "8", "7", "7", "8"]) });
  },

  async "heading-level, where the browser cannot move what has a state"(test) {
    const options = { set: () => void delete Element.prototype.moveBefore };
    await check(test, "heading-level", "3", { gone: TWO, came: THREE }, { options });
  },

  async "lang"(test) {
    const changed = [...WORDS, ...DATES, ...OWN, "div.root @lang"].sort();
    const seen = [languages, [["de", "ltr"], ...OWN_LANGUAGE]];
    await check(test, "lang", "de", { changed }, { seen, until: translated, back: original });
  },

  async "lang of the other direction"(test) {
    const changed = [...WORDS, ...DATES, ...OWN, "div.root @dir", "div.root @lang"].sort();
    const seen = [languages, [["ar", "rtl"], ...OWN_LANGUAGE]];
    await check(test, "lang", "ar", { changed }, { seen, until: translated, back: original });
  },

  async "dir"(test) {
    await check(test, "dir", "rtl", { changed: ["div.root @dir"] });
  },

  async "time-zone"(test) {
    const dates = () => [".published", ".updated time", ".card-date"].map((selector) => find(selector).textContent);
    const seen = [dates, ["4 March 2025 at 13:30", "5 March 2025 at 15:00", "2 Mar 2025"]];
    await check(test, "time-zone", "Asia/Seoul", { changed: DATES }, { seen });
  },

  async "today"(test) {
    const seen = [() => find(".today").textContent.startsWith("Today: "), true];
    await check(test, "today", "", { came: ["p.today"] }, { seen });
  },

  async "embeds"(test) {
    const [frame, button] = [["a.skip", "iframe"], ["button.open", "p.embed-note"]];
    const expected = { gone: frame, lost: ["frame"], without: { came: button } };
    // A link, and no way to more; without the attribute the button is there again (and `read` opens the frame by it).
    const seen = [() => Boolean(find(".embed-link a") && !find(".embed button")), true];
    await check(test, "embeds", "off", expected, { seen });
  },

  async "controls"(test) {
    const buttons = ["citing", "larger", "listen", "share", "smaller", "theme"].map((name) => `button.${name}`);
    const bar = [...buttons, "div.controls"];
    const seen = [() => find("article").firstElementChild.className, "controls"];
    await check(test, "controls", "", { came: bar }, { seen });
  },

  async "related"(test) {
    const opens = () => Array.from(find(".cards").querySelectorAll("[data-article]"), (link) => link.textContent);
    await check(test, "related", "in-place", { changed: ["a @data-article"] }, { seen: [opens, ["Story number 2 of the row"]] });
    const seen = [() => find("[part=related]"), null];
    await check(test, "related", "none", { lost: ["card"] }, { seen, readers: BESIDE, besides: true });
  },

  async "related-src"(test) {
    const list = Array.from({ length: 12 }, (_, at) => ({ headline: `Listed ${at}`, url: `https://news.example/${at}` }));
    test.server.answer("api", "/list.json", { json: list });
    const until = () => {
      // It is fetched when it comes near the view.
      find("[part=related]").scrollIntoView();
      return find(".card")?.textContent.startsWith("Listed") ?? false;
    };
    const back = () => find(".card")?.textContent.startsWith("Story") ?? false;
    await check(test, "related-src", `${test.server.api}/list.json`, { lost: ["card"] }, { until, back, readers: BESIDE, besides: true });
  },

  async "refresh"(test) {
    await check(test, "refresh", "600", { came: ["p.updates"] });
  },

  async "cache"(test) {
    await check(test, "cache", "", {});
  },

  async "loading"(test) {
    await check(test, "loading", "lazy", {});
  },
};
