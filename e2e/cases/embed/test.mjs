// A page of another origin embeds a story by one script and one element, and shows all of it.

import assert from "node:assert/strict";

/** The texts of the article in the order in which a reader meets them, each with its place. */
function outline() {
  const places = {
    article: "[part~=section], [part~=dateline], [part~=headline], [part~=standfirst], [part~=byline]",
    pictures: "[part~=lead] img, [part~=caption]",
    body: "[part~=body] > *",
    after: "[part~=footer], [part~=related-heading], [part~=card]",
  };
  const all = probe.root().querySelectorAll(Object.values(places).join());
  return Array.from(all, (node) => {
    const name = node.getAttribute("part")?.split(" ")[0] ?? node.localName;
    const words = (node.alt ?? node.textContent).replace(/\s+/g, " ").trim();
    return `${name}: ${words}`;
  });
}

export const tests = {
  async "the whole article, in order"({ open }) {
    const tab = await open();
    const [detail] = await tab.run(() => probe.seen("article-load"));
    assert.deepEqual(await tab.run(outline), [
      "section: Harbour News",
      "dateline: 4 March 2025 at 09:30",
      "headline: Lamplighters return to Osier Quay",
      "standfirst: Forty lamps, one ladder and a rota on the baker’s door.",
      "byline: By Petra Lindqvor and Anselm Tay Osier Quay",
      "dateline: Updated 5 March 2025 at 11:00",
      "img: A woman on a ladder lights a lamp.",
      "caption: The first lamp, lit on Tuesday. Picture: Ruo Hansel",
      "callout: Correction6 March 2025There are forty lamps, not thirty.",
      "p: The first paragraph of the story.",
      "p: A second one with a link and stress.",
      "heading: How a lamp is lit",
      "list: Trim the wickStrike a matchnot in rain",
      "quote: It is warmer than it looks.A lamplighter",
      "figure: A new wick. Picture: Ruo Hansel",
      "caption: A new wick. Picture: Ruo Hansel",
      "table: Lamps by streetStreetLampsQuay22Mill Lane18",
      "code: textCopylamp = 40",
      "hr: ",
      "embed: The lamps in motionShow content from video.exampleIt comes from video.example, which can then see your visit and store data on your device.",
      "details: The rotaTuesdays: Anselm.",
      "p: The last paragraph.1",
      "footnotes: Counted on foot. ↩",
      "footer: LampsOriginally published by The Osier Post",
      "related-heading: Latest Contents",
      "card: The first of sixWhat happened first.1 Mar 2025",
      "card: The second of sixWhat happened next.28 Feb 2025",
      "card: The third of six27 Feb 2025",
      "card: The fourth of six",
      "card: The fifth of six",
      "card: The sixth of six",
    ]);
    assert.deepEqual(detail, {
      url: detail.url,
      format: "article",
      headline: "Lamplighters return to Osier Quay",
      published: "2025-03-04T09:30:00+05:00",
      updated: "2025-03-05T11:00:00+05:00",
      issues: detail.issues,
    });
    assert.match(detail.url, /\/story$/);
    assert.deepEqual(detail.issues, []);
  },

  async "a block of markup becomes blocks of the article"({ open, server }) {
    const html = "<p>A paragraph that came as <em>markup</em>.</p>";
    server.answer("api", "/story.json", { json: { headline: "Marked up", body: [{ type: "html", html }] } });
    const tab = await open();
    const [detail] = await tab.run(() => probe.seen("article-load"));
    assert.deepEqual(detail.issues, []);
    const body = await tab.run(() => probe.part("body").children[0].outerHTML);
    assert.equal(body, "<p>A paragraph that came as <em>markup</em>.</p>");
  },

  async "dates are machine-readable, and links and pictures have addresses"({ open, server }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    const seen = await tab.run(() => {
      const all = (selector, read) => Array.from(probe.root().querySelectorAll(selector), read);
      return {
        dates: all("time", (time) => time.dateTime),
        pictures: all("img", (picture) => picture.src),
        links: all("a:not([href^='#'])", (link) => link.href),
      };
    });
    assert.deepEqual(seen, {
      dates: [
        "2025-03-04T09:30:00+05:00",
        "2025-03-05T11:00:00+05:00",
        "2025-03-06",
        "2025-03-01",
        "2025-02-28",
        "2025-02-27",
      ],
      pictures: ["lead-1200x800", "wick-800x600"]
        .concat(["one", "two", "three", "four", "five", "six"].map((name) => `${name}-600x400`))
        .map((name) => `${server.img}/${name}.svg`),
      links: [
        ...["harbour", "petra", "lamps"].map((name) => `${server.page}/${name}`),
        "https://video.example/watch?v=lamps",
        ...["tag/lamps", "story", "one", "two", "three", "four", "five", "six"].map(
          (name) => `${server.page}/${name}`,
        ),
      ],
    });
  },

  async "events bubble out of any tree and carry plain JSON"({ open }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    const [event, ...more] = await tab.run(() => probe.events);
    assert.deepEqual(more, []);
    const { bubbles, composed, cancelable, state, attribute } = event;
    assert.deepEqual(
      { bubbles, composed, cancelable, state, attribute },
      { bubbles: true, composed: true, cancelable: false, state: "ready", attribute: "ready" },
    );
    assert.ok(await tab.run(() => {
      const copy = structuredClone(probe.events[0].detail);
      return JSON.stringify(copy) === JSON.stringify(probe.events[0].detail);
    }));
  },

  async "the fallback makes room for the article, which is its only text"({ open }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    assert.deepEqual(await tab.run(() => probe.look()), {
      state: "ready",
      attribute: "ready",
      custom: ["ready"],
      code: null,
      status: null,
      retryable: null,
      fallback: false,
      skeleton: false,
      article: true,
      failure: false,
      retry: false,
    });
  },

  async "the shadow tree is open and holds nothing that acts"({ open }) {
    const tab = await open();
    await tab.run(() => probe.seen("article-load"));
    const found = await tab.run(() =>
      Array.from(probe.root().querySelectorAll("script, style, link, form, template, iframe, use, [style*=':'][onclick]"), (node) => node.localName),
    );
    assert.deepEqual(found, []);
  },
};
