// The reader's controls: there when the page asks for them, for this article alone, and stored nowhere.

import assert from "node:assert/strict";

/** What the page's browser would do, written down. */
function set() {
  globalThis.done = [];
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void done.push(["copy", text]) } });
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
      globalThis.last = this;
    }
  };
  const speechSynthesis = {
    speak: ({ text, lang }) => done.push(["speak", text, lang]),
    cancel: () => done.push(["cancel"]),
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: speechSynthesis, configurable: true });
}

async function opened({ open, server }, options = {}) {
  const tab = await open("/", { set, ...options });
  await tab.run((src) => {
    probe.widget().setAttribute("controls", "");
    probe.widget().src = src;
    return probe.seen("article-load");
  }, `${server.api}/short.json`);
  return tab;
}

/** Clicks one of them. */
const click = (name) => probe.root().querySelector(`.controls .${name}`).click();
const done = () => globalThis.done.splice(0);

export const tests = {
  async "are not there unless the page asks for them"({ open, server }) {
    const tab = await opened({ open, server });
    assert.equal(await tab.run(() => probe.widget().controls), "");
    await tab.run(() => (probe.widget().controls = false));
    await tab.until(() => !probe.root().querySelector(".controls"));
    assert.equal(await tab.run(() => probe.widget().controls), null);
  },

  async "those that the page names, in an order of their own; buttons that stay are the same"({ open, server }) {
    const tab = await opened({ open, server });
    const seen = await tab.run(() => {
      const names = () => Array.from(probe.root().querySelectorAll(".controls button"), ({ className }) => className).join(" ");
      const widget = probe.widget();
      const all = names();
      const larger = probe.root().querySelector(".larger");
      larger.focus();
      const others = ["embed SIZE bogus", "nothing known", "copy size"].map((value) => {
        widget.controls = value;
        return names();
      });
      const kept = probe.root().querySelector(".larger") === larger && probe.root().activeElement === larger;
      const property = widget.controls;
      widget.controls = true;
      return { all, others, kept, property, attribute: widget.getAttribute("controls") };
    });
    const five = "smaller larger theme share citing listen";
    assert.deepEqual(seen, {
      all: five,
      others: ["smaller larger embedding", five, "smaller larger citing"],
      kept: true,
      property: "copy size",
      // It is on already.
      attribute: "copy size",
    });
  },

  async "embed: a snippet to copy, which shows the same story"({ open, server }) {
    const json = {
      headline: 'A "quoted" <b>headline</b> & more',
      url: "https://news.example/story?a=1&b=2",
      body: [{ type: "paragraph", text: "Words." }],
      source: { name: "The Gazette", licence: "CC BY 4.0" },
    };
    server.answer("api", "/story.json", { json });
    const tab = await open("/", { set });
    await tab.run(async (src) => {
      for (const [name, value] of Object.entries({ controls: "embed", lang: "en", dir: "ltr", format: "article" })) {
        probe.widget().setAttribute(name, value);
      }
      probe.widget().src = src;
      await probe.seen("article-load");
      probe.root().querySelector(".embedding").focus();
      probe.root().querySelector(".embedding").click();
    }, `${server.api}/story.json?a=1&b=2`);
    await tab.until(() => probe.root().querySelector("dialog.snippet[open]"));
    const script = await tab.run(() => document.querySelector("script[src*='article-widget']").src);
    const snippet = [
      `<script type="module" src="${script}"></script>`,
      `<article-widget src="${server.api}/story.json?a=1&amp;b=2" format="article" lang="en" dir="ltr">`,
      '  <a href="https://news.example/story?a=1&amp;b=2">A &quot;quoted&quot; &lt;b&gt;headline&lt;/b&gt; &amp; more</a>',
      "</article-widget>",
    ].join("\n");
    const seen = await tab.run(() => {
      const dialog = probe.root().querySelector("dialog.snippet");
      return [dialog.querySelector("textarea").value, dialog.ariaLabel, dialog.querySelector(".snippet-rights").textContent];
    });
    assert.deepEqual(seen, [snippet, "Embed this story", "The Gazette · CC BY 4.0"]);
    await tab.run(() => probe.root().querySelector(".copy-snippet").click());
    await tab.until(() => probe.root().querySelector(".copy-snippet").textContent === "Copied");
    assert.deepEqual(await tab.run(done), [["copy", snippet]]);
    await tab.run(() => probe.root().querySelector("dialog.snippet .close").click());
    await tab.until(() => !probe.root().querySelector("dialog"));
    assert.equal(await tab.run(() => probe.root().activeElement?.className), "embedding");
    // What has no address can be had nowhere else.
    await tab.run(async () => {
      probe.widget().article = { headline: "Given", body: [{ type: "paragraph", text: "Words." }] };
      await probe.seen("article-load", 2);
    });
    assert.equal(await tab.run(() => probe.root().querySelectorAll(".embedding").length), 0);
  },

  async "the size of the text, up to double"({ open, server }) {
    const tab = await opened({ open, server });
    const size = () => Math.round(Number.parseFloat(getComputedStyle(probe.part("body")).fontSize) * 10);
    const usual = await tab.run(size);
    await tab.run(click, "larger");
    await tab.until((before) => Number.parseFloat(getComputedStyle(probe.part("body")).fontSize) * 10 > before + 1, usual);
    assert.equal(await tab.run(size), Math.round(usual * 1.1));
    for (let more = 0; more < 12; more += 1) await tab.run(click, "larger");
    await tab.until((most) => Math.abs(Number.parseFloat(getComputedStyle(probe.part("body")).fontSize) * 10 - most) < 1, usual * 2);
    for (let less = 0; less < 13; less += 1) await tab.run(click, "smaller");
    await tab.until((least) => Math.abs(Number.parseFloat(getComputedStyle(probe.part("body")).fontSize) * 10 - least) < 1, usual * 0.8);
    assert.equal(await tab.run(() => document.documentElement.scrollWidth <= innerWidth), true);
  },

  async "light and dark, from what is shown"({ open, server }) {
    for (const [scheme, other] of [["light", "dark"], ["dark", "light"]]) {
      const tab = await opened({ open, server }, { scheme });
      const shown = () => getComputedStyle(probe.root().querySelector(".root")).colorScheme;
      assert.equal(await tab.run(shown), scheme);
      await tab.run(click, "theme");
      await tab.until((other) => getComputedStyle(probe.root().querySelector(".root")).colorScheme === other, other);
      await tab.run(click, "theme");
      await tab.until((scheme) => getComputedStyle(probe.root().querySelector(".root")).colorScheme === scheme, scheme);
    }
  },

  async "share: by the system, else the link is copied"({ open, server }) {
    const tab = await opened({ open, server });
    const url = await tab.run(() => probe.widget().article.url ?? location.href);
    await tab.run(() => (navigator.share = undefined));
    await tab.run(click, "share");
    await tab.until(() => probe.root().querySelector(".share").textContent === "Link copied");
    assert.deepEqual(await tab.run(done), [["copy", url]]);
    await tab.run(() => (navigator.share = async (what) => void globalThis.done.push(["share", what])));
    await tab.run(click, "share");
    await tab.until(() => globalThis.done.length > 0);
    const headline = await tab.run(() => probe.part("headline").textContent);
    assert.deepEqual(await tab.run(done), [["share", { title: headline, url }]]);
  },

  async "copy with source"({ open, server }) {
    const tab = await opened({ open, server });
    const url = await tab.run(() => probe.widget().article.url ?? location.href);
    const headline = await tab.run(() => probe.part("headline").textContent);
    await tab.run(click, "citing");
    await tab.until(() => probe.root().querySelector(".citing").textContent === "Copied");
    assert.deepEqual(await tab.run(done), [["copy", `${headline}\n${url}`]]);
  },

  async "listen: the running text in its language, until it ends or is stopped"({ open, server }) {
    const tab = await opened({ open, server });
    const spoken = await tab.run(() => {
      const parts = probe.root().querySelectorAll("[part~=headline], [part~=standfirst], [part~=body] > p");
      return Array.from(parts, (part) => ["speak", part.innerText, probe.root().querySelector(".root").lang]);
    });
    const label = () => probe.root().querySelector(".listen").textContent;
    await tab.run(click, "listen");
    await tab.until(() => probe.root().querySelector(".listen").textContent === "Stop listening");
    assert.deepEqual(await tab.run(done), [["cancel"], ...spoken]);
    await tab.run(() => last.onend());
    assert.equal(await tab.run(label), "Listen");
    // Stopped.
    await tab.run(click, "listen");
    await tab.run(click, "listen");
    await tab.until(() => probe.root().querySelector(".listen").textContent === "Listen");
    assert.deepEqual((await tab.run(done)).at(-1), ["cancel"]);
    // An article that goes takes its voice along.
    await tab.run(click, "listen");
    await tab.until(() => probe.root().querySelector(".listen").textContent === "Stop listening");
    await tab.run(done);
    await tab.run(() => probe.widget().remove());
    await tab.until(() => globalThis.done.length > 0);
    assert.deepEqual(await tab.run(done), [["cancel"]]);
  },

  async "without a voice there is no button for one"({ open, server }) {
    const tab = await opened({ open, server }, { set: () => delete globalThis.speechSynthesis });
    assert.equal(await tab.run(() => probe.root().querySelector(".listen")), null);
  },
};
