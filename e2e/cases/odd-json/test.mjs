// JSON with missing fields, wrong types and unknown blocks is shown with what is right in it; what was left
// out or repaired is told as issues.

import assert from "node:assert/strict";

export const tests = {
  async "what is right is shown, and what is wrong is an issue"({ open, server }) {
    const tab = await open();
    const { type, detail } = await tab.run((src) => {
      probe.widget().src = src;
      return probe.ended();
    }, `${server.api}/odd.json`);
    assert.equal(type, "article-load");
    assert.equal(detail.published, null);
    const codes = [...new Set(detail.issues.map(({ code }) => code))].sort();
    assert.deepEqual(codes, ["bad-date", "missing", "missing-alt", "unknown-block", "wrong-type", "wrong-value"]);
    assert.deepEqual(
      detail.issues.filter(({ message, path }) => typeof message !== "string" || !message || !/^\$/.test(path)),
      [],
    );
    const text = await tab.run(() => probe.part("article").textContent + probe.part("related").textContent);
    const kept = [
      "Odd numbers at the fish market",
      "Wen Ostrov",
      "Text that is kept",
      "Text of an unknown block",
      "Text without a type",
      "Text of a type that is a number",
      "Text of no type either",
      "Too deep a heading",
      "An item that is kept",
      "A wide cell",
      "A box of an unknown kind",
      "A card that is kept",
    ];
    assert.deepEqual(kept.filter((words) => !text.includes(words)), []);
    assert.doesNotMatch(text, /undefined|NaN|\[object|Invalid Date/);
  },

  async "only a headline"({ open }) {
    const tab = await open();
    const { type, detail } = await tab.run(() => {
      probe.widget().article = { headline: "Only this" };
      return probe.ended();
    });
    assert.deepEqual([type, detail], [
      "article-load",
      { url: null, format: "article", headline: "Only this", published: null, updated: null, issues: [] },
    ]);
    const parts = await tab.run(() =>
      Array.from(probe.root().querySelectorAll("[part]"), (node) => node.getAttribute("part")).filter(
        (part) => !["status", "retry"].includes(part),
      ),
    );
    assert.deepEqual(parts, ["article", "headline"]);
  },

  async "without a body there is a link to its page"({ open, server }) {
    const tab = await open();
    const link = await tab.run(async (url) => {
      probe.widget().article = { headline: "Elsewhere", url };
      await probe.ended();
      return probe.part("article").querySelector("a").href;
    }, `${server.page}/elsewhere`);
    assert.equal(link, `${server.page}/elsewhere`);
  },

  async "names that objects of the language have"({ open }) {
    const tab = await open();
    const seen = await tab.run(async () => {
      const json = `{ "headline": "constructor", "__proto__": { "standfirst": "inherited" }, "toString": 1,
        "body": [{ "type": "constructor", "text": "one" }, { "type": "hasOwnProperty", "text": "two" }, { "type": "toString" }] }`;
      probe.widget().article = JSON.parse(json);
      const { type } = await probe.ended();
      return { type, body: probe.part("body").textContent, standfirst: Boolean(probe.part("standfirst")) };
    });
    assert.deepEqual(seen, { type: "article-load", body: "onetwo", standfirst: false });
  },

  async "numbers and texts come over as they are"({ open }) {
    const tab = await open();
    const seen = await tab.run(async () => {
      const body = ["a\u001fb", "¶ \"quoted\"", ":name", "{", "]", "null", "", "\ud800|", "𝄞é", "1"].map((text) => ({
        type: "paragraph",
        text,
      }));
      probe.widget().article = { headline: "\u001f Odd \u001f", id: 1.5, "odd\u001fname": 1, url: -0, body };
      const { detail } = await probe.ended();
      const { headline, id } = probe.widget().article;
      const texts = Array.from(probe.part("body").children, (block) => block.textContent);
      return { headline, id, texts, issues: detail.issues.map(({ code, path }) => `${code} ${path}`) };
    });
    // The unit separator, which means nothing in a text, is left out of one.
    assert.deepEqual(seen, {
      headline: "Odd",
      id: "1.5",
      texts: ["ab", '¶ "quoted"', ":name", "{", "]", "null", "\ufffd|", "𝄞é", "1"],
      issues: ["wrong-type $.url", "missing $.body[6]"],
    });
  },

  async "a thousand blocks inside one another, and text of every kind of character"({ open }) {
    const tab = await open();
    const seen = await tab.run(async () => {
      let block = { type: "paragraph", text: "the deepest" };
      for (let depth = 0; depth < 1000; depth += 1) block = { type: "details", summary: "d", body: [block] };
      const odd = "\u0000 \ud800 \u202e ￿ 👩‍👩‍👧 \u2028 <b>&amp;</b>";
      probe.widget().article = { headline: odd, body: [block, { type: "paragraph", text: odd }] };
      const { type, detail } = await probe.ended();
      return { type, told: detail.issues.length > 0, markup: probe.part("headline").children.length };
    });
    assert.deepEqual(seen, { type: "article-load", told: true, markup: 0 });
  },

  async "a list shows its first story, and the rest as related"({ open }) {
    const tab = await open();
    const seen = await tab.run(async () => {
      probe.widget().article = [
        { headline: "First", body: [{ type: "paragraph", text: "a" }] },
        { headline: "Second" },
        { headline: "Third" },
      ];
      const { type } = await probe.ended();
      const cards = Array.from(probe.root().querySelectorAll("[part~=card-headline]"), (node) => node.textContent);
      return { type, headline: probe.part("headline").textContent, cards };
    });
    assert.deepEqual(seen, { type: "article-load", headline: "First", cards: ["Second", "Third"] });
  },
};
