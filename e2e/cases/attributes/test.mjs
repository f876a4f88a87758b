// Every attribute may change at any time: what is in sight follows, without a request and without an event.

import assert from "node:assert/strict";

/** A page that shows the story. */
async function shown({ open, server }, options) {
  const tab = await open("/", options);
  await tab.run(async (src) => {
    probe.widget().src = src;
    await probe.ended();
  }, `${server.api}/story.json`);
  return tab;
}

/** Sets attributes (`null` removes one), waits for what is drawn, and looks. */
async function changed(tab, attributes) {
  return tab.run(async (attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) probe.widget().removeAttribute(name);
      else probe.widget().setAttribute(name, value);
    }
    // Drawing is a task of the browser's own; a message comes after it.
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(port1.close());
      port2.postMessage(0);
    });
    const heading = (node) => node && (node.getAttribute("aria-level") ?? node.localName.slice(1));
    const article = probe.part("article");
    return {
      dateline: Array.from(probe.root().querySelectorAll("[part~=dateline]"), (line) => line.textContent).join(" "),
      today: probe.part("today")?.textContent,
      levels: [
        probe.part("headline"),
        probe.root().querySelector("[part~=body] .heading"),
        probe.part("related-heading"),
        probe.part("card-headline"),
      ].map(heading),
      lang: article.closest("[lang]")?.lang,
      direction: getComputedStyle(article).direction,
      scheme: getComputedStyle(article).colorScheme,
      ink: getComputedStyle(probe.part("headline")).color,
    };
  }, attributes);
}

/** Asserts what an attribute does, and that only what was given has changed by it. */
async function check(tab, server, attributes, expected) {
  const before = await changed(tab, {});
  const after = await changed(tab, attributes);
  assert.deepEqual(after, { ...before, ...expected });
  const back = Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
  assert.deepEqual(await changed(tab, back), before);
  assert.equal(server.requests("api").length, 1);
  assert.deepEqual(await tab.run(() => probe.events.map(({ type }) => type)), ["article-load"]);
}

export const tests = {
  async "heading-level"({ open, server }) {
    const tab = await shown({ open, server });
    assert.deepEqual((await changed(tab, {})).levels, ["2", "3", "3", "4"]);
    for (const [level, levels] of [
      ["1", ["1", "2", "2", "3"]],
      ["4", ["4", "5", "5", "6"]],
      ["5", ["5", "6", "6", "7"]],
      ["6", ["6", "7", "7", "8"]],
      ["99", ["6", "7", "7", "8"]],
      ["-3", ["1", "2", "2", "3"]],
      [" 3 ", ["3", "4", "4", "5"]],
      ["three", ["2", "3", "3", "4"]],
    ]) {
      await check(tab, server, { "heading-level": level }, { levels });
    }
  },

  async "lang"({ open, server }) {
    // The dates are in the language at once; its words come a moment later, and not within this test.
    server.answer("cdn", /-(de|sv)\.json$/, { hang: "head" });
    const tab = await shown({ open, server });
    await check(tab, server, { lang: "de" }, { lang: "de", dateline: "4. März 2025 um 09:30 Updated 5. März 2025 um 11:00" });
    await check(tab, server, { lang: "sv-SE" }, { lang: "sv-SE", dateline: "4 mars 2025 kl. 09:30 Updated 5 mars 2025 kl. 11:00" });
  },

  async "dir"({ open, server }) {
    const tab = await shown({ open, server });
    await check(tab, server, { dir: "rtl" }, { direction: "rtl" });
    await check(tab, server, { dir: "RTL" }, { direction: "rtl" });
    await check(tab, server, { dir: "sideways" }, { direction: "ltr" });
  },

  async "time-zone"({ open, server }) {
    const tab = await shown({ open, server });
    await check(tab, server, { "time-zone": "UTC" }, { dateline: "4 March 2025 at 04:30 Updated 5 March 2025 at 06:00" });
    await check(tab, server, { "time-zone": "Asia/Seoul" }, { dateline: "4 March 2025 at 13:30 Updated 5 March 2025 at 15:00" });
    await check(tab, server, { "time-zone": "America/New_York" }, { dateline: "3 March 2025 at 23:30 Updated 5 March 2025 at 01:00" });
    // A zone that does not exist is as good as none.
    await check(tab, server, { "time-zone": "Nowhere/Land" }, {});
  },

  async "today"({ open, server }) {
    // A page in which it is always the same time: it may be midnight here.
    const tab = await shown({ open, server }, { set: () => void (Date.now = () => Date.UTC(2025, 2, 4, 12)) });
    const here = await tab.run(() => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(Date.now()));
    await check(tab, server, { today: "" }, { today: `Today: ${here}` });
    const kiritimati = await changed(tab, { today: "", "time-zone": "Pacific/Kiritimati" });
    assert.equal(kiritimati.today, "Today: 5 March 2025");
    const midway = await changed(tab, { "time-zone": "Pacific/Midway" });
    assert.equal(midway.today, "Today: 4 March 2025");
  },

  async "theme"({ open, server }) {
    const tab = await shown({ open, server }, { scheme: "light" });
    const light = await changed(tab, {});
    assert.equal(light.scheme, "light");
    const dark = await changed(tab, { theme: "dark" });
    assert.equal(dark.scheme, "dark");
    assert.notEqual(dark.ink, light.ink);
    assert.deepEqual(await changed(tab, { theme: "light" }), light);
    assert.deepEqual(await changed(tab, { theme: "purple" }), light);
    await tab.scheme("dark");
    assert.deepEqual(await changed(tab, { theme: "auto" }), dark);
    assert.deepEqual(await changed(tab, { theme: null }), dark);
    assert.deepEqual(await changed(tab, { theme: "light" }), light);
  },

  async "related"({ open, server }) {
    const tab = await shown({ open, server });
    await check(tab, server, { related: "none" }, { levels: ["2", "3", null, null] });
    await check(tab, server, { related: "link" }, {});
    await check(tab, server, { related: "anything" }, {});
  },

  async "properties reflect"({ open, server }) {
    const tab = await shown({ open, server });
    const seen = await tab.run(() => {
      const widget = probe.widget();
      const given = { format: "wordpress", related: "none", headingLevel: 4, theme: "dark", timeZone: "UTC", today: true };
      const defaults = Object.fromEntries(Object.keys(given).map((name) => [name, widget[name]]));
      const attributes = {};
      for (const [name, value] of Object.entries(given).slice(1)) {
        widget[name] = value;
        const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        attributes[dashed] = widget.getAttribute(dashed);
      }
      widget.today = false;
      return { defaults, attributes, today: widget.hasAttribute("today") };
    });
    assert.deepEqual(seen, {
      defaults: { format: "auto", related: "link", headingLevel: 2, theme: "auto", timeZone: "", today: false },
      attributes: { related: "none", "heading-level": "4", theme: "dark", "time-zone": "UTC", today: "" },
      today: false,
    });
  },
};
