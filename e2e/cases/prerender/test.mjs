// HTML that was written beforehand: it stands as it is until the element takes it over, which moves nothing and loses
// nothing.

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";

import { prerendered, show } from "../../prerendered.mjs";

const story = (server, name) => JSON.parse(server.fill(readFileSync(new URL(`../../stories/${name}.json`, import.meta.url), "utf8")));

/** A file of sound: one sample. */
const silence = () => Buffer.from("UklGRiUAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQEAAACA", "base64");

/** Notes down, before anything else runs, what moves in the page, and nodes to look for later. */
const watch = () => {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      shifts.push({ value, from: sources.map(({ previousRect }) => previousRect), to: sources.map(({ currentRect }) => currentRect) });
    }
  }).observe({ type: "layout-shift", buffered: true });
  addEventListener("DOMContentLoaded", () => {
    const { shadowRoot } = document.querySelector("article-widget");
    globalThis.standing = Array.from(shadowRoot.querySelectorAll(".views *, .stories *"));
  });
};

/** How many of the elements that stood there are in the page no more; and what moved. */
const kept = () => ({
  stood: standing.length,
  gone: standing.filter((node) => !node.isConnected).map((node) => node.outerHTML.slice(0, 120)),
  shifts,
});

export const tests = {
  async "nothing moves, no node is made anew, and the events come once"({ open, server }) {
    // The dates of one are in no zone but UTC.
    const zulu = JSON.stringify(story(server, "story")).replaceAll(/\+05:00/g, "Z");
    server.answer("api", "/zulu.json", { body: zulu });
    for (const name of ["story", "short", "zulu"]) {
      const document = name === "zulu" ? JSON.parse(zulu) : story(server, name);
      for (const width of [240, 360, 768, 1280]) {
        const src = `${server.api}/${name}.json`;
        show(server, await prerendered(server, document, src), { below: "<p>The end of the page</p>" });
        const tab = await open("/", { width, set: watch });
        const [detail] = await tab.run(() => probe.seen("article-load"));
        assert.equal(detail.headline, document.headline);
        const after = await tab.run(kept);
        assert.ok(after.stood > 5, `${after.stood}`);
        assert.deepEqual(after.gone, [], `${name} at ${width}`);
        assert.deepEqual(after.shifts, [], `${name} at ${width}`);
        const look = await tab.run(() => ({
          ...probe.look(),
          loads: probe.events.filter(({ type }) => type === "article-load").length,
          sheets: probe.root().querySelectorAll(":scope > :is(link, style)").length,
        }));
        assert.deepEqual(
          { state: look.state, custom: look.custom, loads: look.loads, sheets: look.sheets },
          { state: "ready", custom: ["ready"], loads: 1, sheets: 0 },
        );
      }
    }
    assert.equal(server.requests("api", "/story.json").length, 4, "one request a page");
  },

  async "nothing is asked for before the page has loaded"({ open, server }) {
    const src = `${server.api}/story.json`;
    const slow = '<img src="{{img}}/late-10x10.svg" alt="">'.replace("{{img}}", server.img);
    let answer;
    const opened = new Promise((done) => (answer = done));
    server.answer("img", "/late-10x10.svg", { usual: true, before: opened });
    show(server, await prerendered(server, story(server, "story"), src), { below: slow });
    const tab = await open("/", { early: true });
    await tab.run(() => customElements.whenDefined("article-widget").then(() => {}));
    assert.equal(await tab.run(() => probe.look().state), "ready");
    assert.deepEqual(server.requests("api"), []);
    assert.deepEqual(server.requests("cdn", /\.wasm$/), []);
    answer();
    await tab.run(() => probe.seen("article-load"));
  },

  async "without scripts the article is whole, and has its look"({ open, server }) {
    const src = `${server.api}/story.json`;
    show(server, await prerendered(server, story(server, "story"), src), { script: false });
    const tab = await open("/");
    const seen = await tab.run(() => {
      const headline = probe.part("headline");
      const { fontSize, display } = getComputedStyle(headline);
      return { headline: headline.textContent, fontSize: parseFloat(fontSize), display, visible: probe.visible(headline) };
    });
    assert.equal(seen.headline, story(server, "story").headline);
    assert.ok(seen.visible && seen.fontSize > 20, JSON.stringify(seen));
  },

  async "what a reader has opened, focused and selected stays"({ open, server }) {
    const src = `${server.api}/changes.json`;
    const document = {
      headline: "What a reader does",
      url: "https://news.example/reader",
      body: [
        { type: "paragraph", content: ["Words, ", { text: "a link", href: "https://news.example/a" }, " and more words."] },
        { type: "details", summary: "More", body: [{ type: "paragraph", text: "Inside." }] },
        { type: "paragraph", text: "A last paragraph." },
      ],
    };
    server.answer("api", "/changes.json", { body: JSON.stringify(document), type: "application/json" });
    show(server, await prerendered(server, document, src));
    const tab = await open("/", {
      set: () => {
        addEventListener("DOMContentLoaded", () => {
          const { shadowRoot } = document.querySelector("article-widget");
          shadowRoot.querySelector("details").open = true;
          globalThis.link = shadowRoot.querySelector(".body a");
          link.focus();
          globalThis.text = shadowRoot.querySelector(".body > p:last-child").firstChild;
          getSelection().setBaseAndExtent(text, 2, text, 6);
        });
      },
    });
    await tab.run(() => probe.seen("article-load"));
    const after = await tab.run(() => ({
      open: probe.root().querySelector("details").open,
      focused: probe.root().activeElement === link,
      connected: text.isConnected,
      words: String(probe.root().getSelection?.() ?? getSelection()),
    }));
    assert.deepEqual(after, { open: true, focused: true, connected: true, words: "last" });
  },

  async "a newer article comes in block by block"({ open, server }) {
    const src = `${server.api}/newer.json`;
    const paragraphs = (...texts) => texts.map((text) => ({ type: "paragraph", text }));
    const old = { headline: "Before", body: paragraphs("One.", "Two.", "Three.") };
    const newer = { headline: "After", body: paragraphs("Nought.", "One.", "Three.", "Four.") };
    server.answer("api", "/newer.json", { body: JSON.stringify(newer), type: "application/json" });
    show(server, await prerendered(server, old, src));
    const tab = await open("/", { set: watch });
    await tab.run(() => probe.seen("article-load"));
    const after = await tab.run(() => ({
      headline: probe.part("headline").textContent,
      texts: Array.from(probe.root().querySelectorAll(".body > p"), (block) => block.textContent),
      kept: standing.filter((node) => node.matches(".body > p") && node.isConnected).map((node) => node.textContent),
      article: probe.widget().article.headline,
    }));
    assert.deepEqual(after, {
      headline: "After",
      texts: ["Nought.", "One.", "Three.", "Four."],
      // The paragraph that is gone has become the new one.
      kept: ["One.", "Nought.", "Three."],
      article: "After",
    });
  },

  async "a player goes on where a newer article comes in around it"({ open, server }) {
    const src = `${server.api}/playing.json`;
    const audio = { type: "audio", src: `${server.img}/a.wav` };
    server.answer("img", "/a.wav", { body: silence(), type: "audio/wav" });
    const text = (text) => ({ type: "paragraph", text });
    const entry = (id, ...body) => ({ type: "update", id, published: `2025-10-03T0${id}:00:00Z`, body });
    const old = { headline: "Live", body: [entry("2", text("Two."), audio), { type: "divider" }, entry("1", text("One."))] };
    const newer = { headline: "Live", body: [{ type: "divider" }, entry("3", text("Three.")), ...old.body] };
    server.answer("api", "/playing.json", { body: JSON.stringify(newer) });
    show(server, await prerendered(server, old, src));
    const tab = await open("/", {
      set: () => addEventListener("DOMContentLoaded", () => (globalThis.audio = document.querySelector("article-widget").shadowRoot.querySelector("audio"))),
    });
    await tab.run(() => probe.seen("article-load"));
    const after = await tab.run(() => ({
      stays: probe.root().querySelector("audio") === audio,
      entries: probe.root().querySelectorAll(".update").length,
    }));
    assert.deepEqual(after, { stays: true, entries: 3 });
  },

  async "cards stand where the article would"({ open, server }) {
    const src = `${server.api}/story.json`;
    show(server, await prerendered(server, story(server, "story"), src, "--display", "card"));
    const tab = await open("/", { set: watch });
    await tab.run(() => probe.seen("article-load"));
    const after = await tab.run(kept);
    assert.deepEqual([after.gone, after.shifts], [[], []]);
    assert.equal(await tab.run(() => probe.root().querySelectorAll(".card").length), 1);
  },

  async "what another version has left there does not stand beside the article"({ open, server }) {
    const src = `${server.api}/story.json`;
    const html = await prerendered(server, story(server, "story"), src);
    show(server, html.replace('class="views"', 'class="others"'));
    const tab = await open("/");
    await tab.run(() => probe.seen("article-load"));
    assert.equal(await tab.run(() => probe.root().querySelectorAll(".headline").length), 1);
  },

  async "what was pressed before is done then"({ open, server }) {
    const src = `${server.api}/story.json`;
    let answer;
    const opened = new Promise((done) => (answer = done));
    server.answer("api", "/story.json", { usual: true, before: opened });
    show(server, await prerendered(server, story(server, "story"), src, "--controls", "size"));
    const tab = await open("/");
    await tab.run(() => customElements.whenDefined("article-widget").then(() => {}));
    await tab.run(() => {
      const larger = probe.root().querySelector("button.larger");
      larger.click();
      larger.click();
    });
    answer();
    await tab.run(() => probe.seen("article-load"));
    await tab.run(
      () =>
        new Promise((done) => {
          const root = probe.root().querySelector(".root");
          const look = () => root.style.getPropertyValue("--scale") === "120" && done();
          new MutationObserver(look).observe(root, { attributes: true });
          look();
        }),
    );
  },

  async "where it cannot be taken over it stays, and that is reported"({ open, server }) {
    const src = `${server.api}/gone.json`;
    show(server, await prerendered(server, story(server, "story"), src));
    const tab = await open("/");
    const [detail] = await tab.run(() => probe.seen("article-error"));
    assert.equal(detail.code, "http");
    const look = await tab.run(() => probe.look());
    assert.deepEqual([look.state, look.attribute, look.article], ["ready", "ready", true]);
  },

  async "a strict policy needs `style-src` besides, and has nothing to report"({ open, server }) {
    const src = `${server.api}/story.json`;
    const policy = [
      "default-src 'none'",
      `script-src ${server.cdn} 'wasm-unsafe-eval'`,
      `connect-src ${server.cdn} ${server.api}`,
      `img-src ${server.img} data:`,
      `style-src ${server.cdn}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join("; ");
    const html = await prerendered(server, story(server, "story"), src);
    for (const script of [true, false]) {
      show(server, html, { headers: { "content-security-policy": policy }, script });
      const tab = await open("/");
      if (script) await tab.run(() => probe.seen("article-load"));
      const seen = await tab.run(() => ({
        violations: probe.violations,
        size: parseFloat(getComputedStyle(probe.part("headline")).fontSize),
      }));
      assert.deepEqual(seen.violations, []);
      assert.ok(seen.size > 20, `${seen.size}`);
    }
  },
};
