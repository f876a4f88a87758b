// What blocks do: tables by their width, notes where they are referred to, code that is copied, print.

import assert from "node:assert/strict";

const words = ["Line", "Weekdays", "Weekends", "Nights"];
const table = { type: "table", caption: "Buses", header: [words], rows: [[{ text: "4", header: true }, "every 10 min", "", "every hour"]] };
const wide = { ...table, caption: "Months", header: [[{ text: "All", colspan: 12 }]], rows: [Array.from("JFMAMJJASOND", (name) => `Month ${name}`)] };
const body = [
  { type: "paragraph", content: ["Counted", { text: "1", note: "1" }, " and ", { text: "seen", href: "https://news.example/seen" }] },
  table,
  wide,
  { type: "code", language: "rust", text: "let a = 1;\nlet b = 2;" },
  { type: "footnotes", notes: [{ id: "1", text: "On foot." }, { id: "2", text: "By bus." }] },
  { type: "embed", url: "https://youtu.be/1", title: "A film" },
  { type: "details", summary: "More", body: ["Inside."] },
];

async function opened({ open, server }, { width = 900, ...options } = {}) {
  server.answer("api", "/story.json", { json: { headline: "Blocks", language: "en", body } });
  const tab = await open("/", { width, ...options });
  await tab.run((src) => {
    probe.widget().src = src;
    return probe.seen("article-load");
  }, `${server.api}/story.json`);
  return tab;
}

export const tests = {
  async "tables: plain, cards, or a region that scrolls"({ open, server }) {
    const tab = await opened({ open, server });
    const looks = () =>
      Array.from(probe.root().querySelectorAll("[part~=table]"), (box) => {
        const cell = box.querySelector("td");
        return {
          role: box.role,
          stop: box.tabIndex === 0,
          stands: getComputedStyle(cell).display === "table-cell" ? "rows" : "cards",
          label: getComputedStyle(cell, "::before").content,
          scrolls: box.scrollWidth > box.clientWidth,
          shade: getComputedStyle(box).backgroundImage !== "none",
        };
      });
    const plain = { role: "group", stop: false, stands: "rows", label: "none", scrolls: false, shade: false };
    const scrolls = { ...plain, role: "region", stop: true, scrolls: true, shade: true };
    // Nobody waits for an event here: the browser tells of widths once it has drawn.
    await tab.until(() => probe.root().querySelectorAll("[part~=table]")[1].tabIndex === 0);
    assert.deepEqual(await tab.run(looks), [plain, scrolls]);
    await tab.resize(320);
    const cards = { ...plain, stands: "cards", label: '"Weekdays"' };
    assert.deepEqual(await tab.run(looks), [cards, scrolls]);
    // The name of the column and what stands in it share a line.
    const lines = await tab.run(() => {
      const cell = probe.root().querySelector(".stacks td");
      return cell.clientHeight / Number.parseFloat(getComputedStyle(cell).lineHeight);
    });
    assert.ok(lines < 2, `${lines} lines`);
    const empty = await tab.run(() => probe.visible(probe.root().querySelectorAll(".stacks td")[1]));
    assert.equal(empty, false);
    await tab.resize(1280);
    await tab.run(() => probe.widget().style.setProperty("--article-measure", "1200px"));
    await tab.until(() => probe.root().querySelectorAll("[part~=table]")[1].tabIndex === -1);
    assert.deepEqual(await tab.run(looks), [plain, plain]);
  },

  async "a portrait picture stands in the middle of the column, lead or not"({ open, server }) {
    const image = { type: "image", src: `${server.img}/tall-400x1600.svg`, alt: "A mast.", width: 400, height: 1600 };
    server.answer("api", "/tall.json", { json: { headline: "Tall", lead: image, body: [image, { type: "paragraph", text: "Words." }] } });
    for (const width of [390, 1280]) {
      const tab = await open("/", { width });
      const off = await tab.run(async (src) => {
        probe.widget().src = src;
        await probe.seen("article-load");
        const middle = (element) => {
          const { left, width } = element.getBoundingClientRect();
          return left + width / 2;
        };
        const column = middle(probe.root().querySelector(".body > p"));
        return Array.from(probe.root().querySelectorAll(".figure .frame"), (frame) => Math.abs(middle(frame) - column));
      }, `${server.api}/tall.json`);
      assert.equal(off.length, 2);
      assert.deepEqual(off.filter((pixels) => pixels > 1), [], `at ${width}`);
    }
  },

  async "a note opens where it is referred to, and gives the focus back"({ open, server }) {
    const tab = await opened({ open, server });
    const place = await tab.run(() => location.href);
    await tab.run(() => probe.root().querySelector("[role=doc-noteref]").focus());
    await tab.press("Enter");
    await tab.until(() => probe.root().querySelector(":popover-open"));
    const seen = await tab.run(() => {
      const note = probe.root().querySelector(":popover-open");
      return { text: note.textContent.trim(), focus: probe.root().activeElement === note, ids: probe.root().querySelectorAll("#note-1").length };
    });
    assert.deepEqual(seen, { text: "On foot.", focus: true, ids: 1 });
    await tab.press("Escape");
    await tab.until(() => !probe.root().querySelector("[popover]"));
    assert.equal(await tab.run(() => probe.root().activeElement.getAttribute("role")), "doc-noteref");
    assert.equal(await tab.run(() => location.href), place);
  },

  async "code is copied, and says so"({ open, server }) {
    const set = () => {
      globalThis.copied = [];
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void copied.push(text) } });
    };
    const tab = await opened({ open, server }, { set });
    await tab.run(() => probe.root().querySelector(".copy").click());
    await tab.until(() => probe.root().querySelector(".copy").textContent === "Copied");
    assert.deepEqual(await tab.run(() => copied), ["let a = 1;\nlet b = 2;"]);
  },

  async "code is copied where the page has no clipboard"({ open, server }) {
    const set = () => Object.defineProperty(navigator, "clipboard", { value: undefined });
    const tab = await opened({ open, server }, { set });
    await tab.run(() => {
      globalThis.copied = [];
      document.execCommand = (command) => command === "copy" && copied.push(probe.root().activeElement.value);
      probe.root().querySelector(".copy").click();
    });
    await tab.until(() => probe.root().querySelector(".copy").textContent === "Copied");
    assert.deepEqual(await tab.run(() => copied), ["let a = 1;\nlet b = 2;"]);
    assert.equal(await tab.run(() => probe.root().querySelector("textarea")), null);
    assert.equal(await tab.run(() => probe.root().activeElement.className), "copy");
  },

  async "on paper: addresses of links, no buttons, all of the tables"({ open, server }) {
    const tab = await opened({ open, server }, { width: 400 });
    await tab.printed();
    const printed = await tab.run(() => {
      const after = (selector) => getComputedStyle(probe.root().querySelector(selector), "::after").content;
      return {
        link: after(".body p a[href*=seen]"),
        embed: after("[part~=embed] a"),
        note: after("[role=doc-noteref]"),
        buttons: Array.from(probe.root().querySelectorAll("button")).filter(probe.visible).length,
        table: getComputedStyle(probe.root().querySelectorAll("[part~=table]")[1]).overflowX,
      };
    });
    assert.deepEqual(printed, {
      link: '" <https://news.example/seen>"',
      embed: '" <https://youtu.be/1>"',
      note: "none",
      buttons: 0,
      table: "visible",
    });
  },
};
