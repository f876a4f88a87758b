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
    assert.equal(await tab.run(() => probe.widget().controls), true);
    await tab.run(() => (probe.widget().controls = false));
    await tab.until(() => !probe.root().querySelector(".controls"));
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
