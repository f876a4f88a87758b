// The related stories: a card tells the page before it is followed, and the row scrolls both ways.

import assert from "node:assert/strict";

async function shown({ open, server }, attributes = {}) {
  const tab = await open("/", { width: 700 });
  await tab.run(
    async ({ src, attributes }) => {
      for (const [name, value] of Object.entries(attributes)) probe.widget().setAttribute(name, value);
      probe.widget().src = src;
      await probe.ended();
    },
    { src: `${server.api}/story.json`, attributes },
  );
  return tab;
}

/** Activates a card; `cancel`: a listener says no. Whether its link would have been followed. */
const activate = (tab, index, cancel) =>
  tab.run(
    ({ index, cancel }) => {
      let followed;
      const listen = (event) => cancel && event.preventDefault();
      const last = (event) => {
        followed = !event.defaultPrevented;
        event.preventDefault();
      };
      addEventListener("related-select", listen);
      addEventListener("click", last);
      probe.root().querySelectorAll("[part~=card] a")[index].click();
      removeEventListener("related-select", listen);
      removeEventListener("click", last);
      return followed;
    },
    { index, cancel },
  );

/** Presses a button of the row, and waits until the row has come to rest somewhere else. */
async function press(tab, name) {
  const from = await place(tab);
  await tab.run((name) => probe.part(name).click(), name);
  await tab.until((from) => probe.root().querySelector(".cards").scrollLeft !== from, from);
  return place(tab);
}

const place = (tab) => tab.run(() => probe.root().querySelector(".cards").scrollLeft);

const ends = (tab) =>
  tab.run(() => ["previous", "next"].map((name) => probe.part(name).getAttribute("aria-disabled")));

export const tests = {
  async "a card tells the page, and is followed"({ open, server }) {
    const tab = await shown({ open, server });
    assert.equal(await activate(tab, 1, false), true);
    const { detail, bubbles, composed, cancelable } = await tab.run(() => probe.events.at(-1));
    assert.deepEqual(
      { detail, bubbles, composed, cancelable },
      { detail: { url: `${server.page}/two`, index: 1, headline: "The second of six" }, bubbles: true, composed: true, cancelable: true },
    );
  },

  async "a page that says no keeps the reader"({ open, server }) {
    const tab = await shown({ open, server });
    assert.equal(await activate(tab, 0, true), false);
    assert.deepEqual(await tab.run(() => probe.events.map(({ type }) => type)), ["article-load", "related-select"]);
  },

  async "the whole card is its link"({ open, server }) {
    const tab = await shown({ open, server });
    const hit = await tab.run(() => {
      const card = probe.part("card");
      card.scrollIntoView({ block: "center" });
      const { left, top } = card.getBoundingClientRect();
      return probe.root().elementFromPoint(left + 10, top + 10).closest("a")?.textContent;
    });
    assert.equal(hit, "The first of six");
  },

  ...Object.fromEntries(
    [
      ["left to right", "ltr", 1],
      ["right to left", "rtl", -1],
    ].map(([name, dir, sign]) => [
      `the buttons scroll, ${name}`,
      async ({ open, server }) => {
        const tab = await shown({ open, server }, { dir });
        await tab.reducedMotion();
        await tab.until(() => probe.visible(probe.part("next")));
        assert.deepEqual([await place(tab), await ends(tab)], [0, ["true", "false"]]);
        const first = await press(tab, "next");
        assert.ok(first * sign > 100, `scrolled to ${first}`);
        await tab.until(() => probe.part("previous").getAttribute("aria-disabled") === "false");
        let turns = 0;
        while ((await ends(tab))[1] === "false" && turns < 6) {
          turns += 1;
          const from = await press(tab, "next");
          assert.ok(from * sign > first * sign);
          await tab.until(
            ([from, sign]) => {
              const row = probe.root().querySelector(".cards");
              const rest = row.scrollWidth - row.clientWidth - Math.abs(row.scrollLeft);
              return (probe.part("next").getAttribute("aria-disabled") === "true") === rest <= 1;
            },
            [from, sign],
          );
        }
        assert.deepEqual(await ends(tab), ["false", "true"]);
        const back = await press(tab, "previous");
        assert.ok(back * sign >= 0);
      },
    ]),
  ),

  async "a story of a language that is written from right to left"({ open, server }) {
    const tab = await open("/demo.html?story=minaa", { at: `${server.cdn}`, width: 700 });
    await tab.until(() => document.querySelector("article-widget").state === "ready");
    await tab.until(() => !document.querySelector("article-widget").shadowRoot.querySelector("[part~=next]").closest("[hidden]"));
    const seen = await tab.run(async () => {
      const root = document.querySelector("article-widget").shadowRoot;
      const row = root.querySelector(".cards");
      const moved = new Promise((done) => row.addEventListener("scroll", done, { once: true }));
      root.querySelector("[part~=next]").click();
      await moved;
      const article = root.querySelector("[part~=article]");
      return {
        lang: article.closest("[lang]").lang,
        direction: getComputedStyle(article).direction,
        left: row.scrollLeft < 0,
      };
    });
    assert.deepEqual(seen, { lang: "ar", direction: "rtl", left: true });
  },

  async "where all cards have room there are no buttons"({ open }) {
    const tab = await open("/", { width: 1000 });
    const buttons = await tab.run(async () => {
      const story = { headline: "x", related: { stories: [{ headline: "only one" }] } };
      probe.widget().article = story;
      await probe.ended();
      return probe.visible(probe.part("next"));
    });
    assert.equal(buttons, false);
  },
};
