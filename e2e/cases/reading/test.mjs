// Reading without eyes or without a mouse: what the browser's accessibility tree holds, and where Tab goes.

import assert from "node:assert/strict";

/** The cards, of which some are out of view. */
const CARDS = ["first", "second", "third", "fourth", "fifth", "sixth"].map((number) => `The ${number} of six`);

/** Every stop of Tab, in the order of reading. */
const STOPS = [
  "controls button: Smaller text",
  "controls button: Larger text",
  "controls button: Light or dark",
  "controls button: Share",
  "controls button: Copy with source",
  "controls button: Listen",
  "section a: Harbour News",
  "dateline button: Exact times",
  "author a: Petra Lindqvor",
  "enlarge button: Enlarge picture: A woman on a ladder lights a lamp.",
  "link a: a link",
  "enlarge button: Enlarge picture: A wick.",
  "code button: Copy",
  "embed a: The lamps in motion",
  "open button: Show content from video.example",
  "details summary: The rota",
  "body a: 1",
  "footnotes a: Back to the text",
  "tag a: Lamps",
  "source a: The Osier Post",
  "previous button: Previous stories",
  "next button: Next stories",
  ...CARDS.map((card) => `card-headline a: ${card}`),
];

/** Roles whose holders nobody can use, or understand, without a name. */
const NAMED = ["article", "button", "DisclosureTriangle", "doc-backlink", "doc-noteref", "heading", "image", "link", "region", "table"];

async function shown({ open, server }, attributes = {}, options = {}) {
  const tab = await open("/", options);
  await tab.reducedMotion();
  await tab.run(
    async ([src, attributes]) => {
      for (const [name, value] of Object.entries(attributes)) probe.widget().setAttribute(name, value);
      // What the page's own links would do is of no interest.
      addEventListener("click", (event) => event.preventDefault());
      probe.widget().src = src;
      await probe.ended();
    },
    [`${server.api}/story.json`, attributes],
  );
  return tab;
}

/** What has the focus: its place, and what it is called. */
function focus() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body || !active.getRootNode().host) return null;
  // A card's link has its ring around the card.
  const ring = [null, "::after"].some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(active, part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  });
  const box = active.getBoundingClientRect();
  const name = (active.ariaLabel ?? active.textContent).replace(/\s+/g, " ").trim();
  const within = active.closest("[part]")?.getAttribute("part") ?? active.closest("[class]")?.className;
  return {
    what: `${within.split(" ")[0]} ${active.localName}: ${name}`,
    ring,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}

async function walk(tab, key) {
  const stops = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await tab.press(key);
    const stop = await tab.run(focus);
    if (stop) stops.push(stop);
    else if (stops.length > 0) return stops;
  }
  throw new Error(`the focus does not leave the widget: ${stops.at(-1).what}`);
}

export const tests = {
  async "headings: names and levels, none skipped"({ open, server }) {
    for (const level of [2, 5]) {
      const tab = await shown({ open, server }, { "heading-level": level });
      const headings = (await tab.tree()).filter(({ role, level }) => role === "heading" && level > 1);
      const cards = CARDS.map((card) => [level + 2, card]);
      assert.deepEqual(headings.map(({ level, name }) => [level, name]), [
        [level, "Lamplighters return to Osier Quay"],
        [level + 1, "How a lamp is lit"],
        [level + 1, "Latest Contents"],
        ...cards,
      ]);
    }
  },

  async "every heading and link of a long article is there, however far from the view"({ open, server }) {
    const words = "Words and more words. ".repeat(20);
    const part = (at) => [
      { type: "heading", level: 2, text: `Part ${at}` },
      ...Array.from({ length: 9 }, () => ({ type: "paragraph", text: words })),
      { type: "paragraph", content: [words, { text: `Link ${at}`, href: `${server.page}/${at}` }] },
    ];
    server.answer("api", "/story.json", { json: { headline: "Long", body: Array.from({ length: 40 }, (_, at) => part(at)).flat() } });
    const tab = await open("/");
    await tab.run((src) => {
      probe.widget().src = src;
      return probe.seen("article-load");
    }, `${server.api}/story.json`);
    await tab.until(() => !probe.root().querySelector(".slice:not(.laid-out)"));
    const tree = await tab.tree();
    const named = (role, begins) => tree.filter((node) => node.role === role && node.name?.startsWith(begins)).length;
    assert.deepEqual([named("heading", "Part "), named("link", "Link ")], [40, 40]);
  },

  async "what can be used, and what has to be told apart, has a name"({ open, server }) {
    const tab = await shown({ open, server }, { controls: "", today: "" });
    const tree = await tab.tree();
    const nameless = tree.filter(({ role, name }) => NAMED.includes(role) && !name?.trim());
    assert.deepEqual(nameless.map(({ role }) => role), []);
    const roles = new Set(tree.map(({ role }) => role));
    assert.deepEqual(NAMED.filter((role) => !roles.has(role)), [], "every role was there to be looked at");
    const named = (role) => tree.filter((node) => node.role === role).map(({ name }) => name);
    assert.deepEqual(named("article"), ["Lamplighters return to Osier Quay"]);
    assert.deepEqual(named("image").slice(0, 2), ["A woman on a ladder lights a lamp.", "A wick."]);
    assert.deepEqual(named("table"), ["Lamps by street"]);
    assert.deepEqual(named("columnheader"), ["Street", "Lamps"]);
    assert.deepEqual(named("rowheader"), ["Quay", "Mill Lane"]);
    assert.deepEqual(named("region"), ["Latest Contents"]);
  },

  async "Tab goes through the whole widget in the order of reading, and back"({ open, server }) {
    const tab = await shown({ open, server }, { controls: "" });
    await tab.run(() => {
      for (const details of probe.root().querySelectorAll("details")) details.open = true;
      const end = document.createElement("button");
      end.textContent = "After";
      document.querySelector("main").append(end);
    });
    for (const [key, expected] of [["Tab", STOPS], ["Shift+Tab", STOPS.toReversed()]]) {
      const stops = await walk(tab, key);
      assert.deepEqual(stops.map(({ what }) => what), expected, key);
      assert.deepEqual(stops.filter(({ ring, seen }) => !ring || !seen), [], "each stop is in view and has a ring");
    }
  },

  async "nothing moves by itself where the reader wants no movement"({ open, server }) {
    const tab = await shown({ open, server }, { controls: "" });
    const moves = await tab.run(() =>
      Array.from(probe.root().querySelectorAll("*")).flatMap((element) =>
        [null, "::before", "::after"].flatMap((part) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
          const still = animationName === "none" && transitionDuration.split(", ").every((time) => parseFloat(time) < 0.01);
          return still && scrollBehavior !== "smooth" ? [] : [`${element.localName}.${element.className} ${part ?? ""}`];
        }),
      ),
    );
    assert.deepEqual(moves, []);
  },

  async "what stands there while it loads, and after a failure, has no violation"({ open, server }) {
    server.answer("api", "/slow.json", { hang: "headers" });
    server.answer("api", "/broken.json", { status: 503 });
    for (const scheme of ["light", "dark"]) {
      const tab = await open("/", { scheme, width: 320 });
      await tab.run((src) => {
        const fallback = probe.widget().firstElementChild;
        fallback.remove();
        probe.widget().src = src;
      }, `${server.api}/slow.json`);
      await tab.until(() => probe.look().skeleton);
      assert.deepEqual((await tab.axe()).found, [], `${scheme}, loading`);
      await tab.run((src) => {
        probe.widget().src = src;
        return probe.ended();
      }, `${server.api}/broken.json`);
      await tab.until(() => probe.look().retry && probe.part("status").textContent);
      const { found, passed } = await tab.axe();
      assert.deepEqual(found, [], `${scheme}, failed`);
      assert.ok(passed.includes("color-contrast") && passed.includes("button-name"));
      await tab.close();
    }
  },

  async "a story that was opened in place has no violation"({ open, server }) {
    const tab = await shown({ open, server }, { related: "in-place", today: "", controls: "" });
    await tab.run(() => {
      probe.root().querySelectorAll("[part~=card] a")[1].click();
      return probe.seen("article-load", 2);
    });
    assert.deepEqual((await tab.axe()).found, []);
  },
};
