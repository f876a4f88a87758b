// The list of headings: `contents`.

import assert from "node:assert/strict";

const paragraphs = Array.from({ length: 8 }, () => ({ type: "paragraph", text: "Words and more words. ".repeat(40) }));
const heading = (level, text) => ({ type: "heading", level, text });
const body = [
  ...paragraphs,
  heading(2, "The first part"),
  ...paragraphs,
  heading(3, "A detail of it"),
  ...paragraphs,
  heading(2, "The second part"),
  ...paragraphs,
];

const shown = async ({ open }, attributes = { contents: "" }, blocks = body) => {
  const tab = await open("/");
  await tab.run(
    async ([attributes, body]) => {
      for (const [name, value] of Object.entries(attributes)) probe.widget().setAttribute(name, value);
      probe.widget().article = { headline: "Top", language: "en-GB", body };
      await probe.seen("article-load");
    },
    [attributes, blocks],
  );
  return tab;
};

const links = () => Array.from(probe.part("contents")?.querySelectorAll("a") ?? [], (link) => link.textContent);
const current = () => Array.from(probe.part("contents").querySelectorAll("[aria-current]"), (link) => link.textContent);
const top = (name) => Math.round(Array.from(probe.root().querySelectorAll(".heading")).find((one) => one.textContent === name).getBoundingClientRect().top);

export const tests = {
  async "leads to each heading, which has the focus then"(host) {
    const tab = await shown(host);
    assert.deepEqual(await tab.run(links), ["The first part", "A detail of it", "The second part"]);
    const nav = await tab.run(() => [probe.part("contents").localName, probe.part("contents").ariaLabel]);
    assert.deepEqual(nav, ["nav", "Contents"]);
    const before = await tab.run(() => [location.href, history.length]);
    await tab.run(() => probe.part("contents").querySelectorAll("a")[2].click());
    await tab.until(() => probe.root().activeElement?.textContent === "The second part");
    assert.ok(Math.abs(await tab.run(top, "The second part")) < 5);
    assert.deepEqual(await tab.run(() => [location.href, history.length]), before);
  },

  async "marks the heading that is being read"(host) {
    const tab = await shown(host);
    assert.deepEqual(await tab.run(current), []);
    for (const [place, name] of ["The first part", "A detail of it", "The second part"].entries()) {
      await tab.run((place) => probe.root().querySelectorAll(".heading")[place].scrollIntoView({ behavior: "instant" }), place);
      await tab.until((name) => probe.part("contents").querySelector("[aria-current]")?.textContent === name, name);
      assert.deepEqual(await tab.run(current), [name]);
    }
    await tab.run(() => (document.documentElement.scrollTop = 0));
    await tab.until(() => !probe.part("contents").querySelector("[aria-current]"));
    // Headings of another level are other elements.
    await tab.run(() => {
      probe.widget().setAttribute("heading-level", "3");
      probe.root().querySelectorAll(".heading")[1].scrollIntoView({ behavior: "instant" });
    });
    await tab.until(() => probe.part("contents").querySelector("[aria-current]")?.textContent === "A detail of it");
  },

  async "comes and goes with the attribute; the text stays"(host) {
    const tab = await shown(host, {});
    assert.deepEqual(await tab.run(links), []);
    const seen = await tab.run(() => {
      const [widget, text] = [probe.widget(), probe.part("body").firstElementChild];
      widget.contents = true;
      const came = Boolean(probe.part("contents"));
      widget.contents = false;
      return [came, Boolean(probe.part("contents")), text === probe.part("body").firstElementChild, widget.hasAttribute("contents")];
    });
    assert.deepEqual(seen, [true, false, true, false]);
  },

  async "leads to each of several headings of the same words, in the order of the page"(host) {
    const correction = { type: "callout", kind: "correction", body: [heading(2, "Put right"), paragraphs[0]] };
    const repeated = [1, 2].flatMap(() => [heading(2, "Day"), ...paragraphs, heading(3, "Night"), ...paragraphs]);
    // A correction stands first on the page, wherever it stands in the article.
    const tab = await shown(host, { contents: "" }, [...repeated, heading(2, "2-Day"), ...paragraphs, correction]);
    const words = ["Put right", "Day", "Night", "Day", "Night", "2-Day"];
    assert.deepEqual(await tab.run(links), words);
    const seen = await tab.run(() => {
      const links = Array.from(probe.part("contents").querySelectorAll("a"), (link) => link.getAttribute("href").slice(1));
      const headings = Array.from(probe.part("body").querySelectorAll(".heading"), ({ id }) => id);
      return [links, headings, new Set(links).size];
    });
    assert.deepEqual(seen[0], seen[1]);
    assert.equal(seen[2], words.length);
    await tab.run(() => probe.part("contents").querySelectorAll("a")[3].click());
    await tab.until(() => probe.root().activeElement === probe.part("body").querySelectorAll(".heading")[3]);
    await tab.until(() => probe.part("contents").querySelectorAll("a")[3].hasAttribute("aria-current"));
  },

  async "nothing where there is little to lead to"(host) {
    const tab = await shown(host, { contents: "" }, [paragraphs[0], heading(2, "The only part"), paragraphs[1]]);
    assert.equal(await tab.run(() => Boolean(probe.part("contents"))), false);
  },
};
