// Dates in six of the reader's zones: a day alone and a publisher's own time never move, an instant without a
// zone is shown in the reader's.

import assert from "node:assert/strict";

/** The reader's zones, and the day and time there at 2024-03-09T22:30:00Z. */
const ZONES = {
  "Pacific/Pago_Pago": "9 March 2024 at 11:30",
  "America/Panama": "9 March 2024 at 17:30",
  UTC: "9 March 2024 at 22:30",
  "Asia/Kolkata": "10 March 2024 at 04:00",
  "Asia/Tokyo": "10 March 2024 at 07:30",
  "Pacific/Kiritimati": "10 March 2024 at 12:30",
};

/** A date as a publisher writes it, and as every reader sees it. */
const SAME = [
  ["2024-03-09", "9 March 2024"],
  ["2024-03-09T23:59:00+14:00", "9 March 2024 at 23:59"],
  ["2024-03-10T00:01:00-11:00", "10 March 2024 at 00:01"],
  ["2024-03-10T00:01:00+05:30", "10 March 2024 at 00:01"],
  ["2024-03-09T23:59:00", "9 March 2024 at 23:59"],
  ["2024-03-09 00:00:00", "9 March 2024 at 00:00"],
];

/** The same instant in other formats. */
const INSTANTS = [
  { headline: "x", published: "2024-03-09T22:30:00Z" },
  { headline: "x", published: "2024-03-09T22:30:00.000 UTC" },
  { metadata: { firstPublished: 1_710_023_400_000 }, promo: { headlines: { headline: "x" } }, content: { model: { blocks: [] } } },
];

/** WordPress says the site's offset by two dates. */
const POST = {
  title: { rendered: "x" },
  content: { rendered: "<p>x</p>" },
  date: "2024-03-10T00:30:00",
  date_gmt: "2024-03-09T22:30:00",
};

const dates = (tab, articles, attributes = {}) =>
  tab.run(
    async ([articles, attributes]) => {
      const seen = [];
      for (const article of articles) {
        const element = probe.add({ lang: "en-GB", ...attributes }, { article });
        await probe.ended(element);
        seen.push(element.shadowRoot.querySelector("time").textContent);
      }
      return seen;
    },
    [articles, attributes],
  );

const MINUTE = 60_000;

/** What the date of the first element says; with an argument, whether it says that. */
const said = (text) => {
  const now = probe.root().querySelector("time").textContent;
  return text === undefined ? now : now === text;
};

/** An article of a minute ago, in view, of a page whose time stands still. */
async function recent({ open }) {
  const tab = await open("/", { clock: true });
  await tab.stopTime();
  await tab.run(async () => {
    const published = new Date(Date.now() - 60_000).toISOString();
    probe.widget().article = { headline: "x", published };
    await probe.ended();
  });
  assert.equal(await tab.run(said), "1 minute ago");
  return tab;
}

/** The element has moved, and the browser has noticed. */
const noticed = (tab) =>
  tab.run(
    () =>
      new Promise((done) => {
        const observer = new IntersectionObserver(() => done(observer.disconnect()));
        observer.observe(probe.widget());
      }),
  );

const live = {
  async "how long ago goes on once a minute, while it is in view"(page) {
    const tab = await recent(page);
    await noticed(tab);
    await tab.moveTime(MINUTE);
    await tab.until(said, "2 minutes ago");
    // However long the browser takes to notice that it is in view.
    await tab.moveTime(2 * MINUTE);
    await tab.until(said, "4 minutes ago");
    await tab.run(() => {
      probe.widget().style.marginTop = "300vh";
    });
    await noticed(tab);
    await tab.moveTime(5 * MINUTE);
    assert.equal(await tab.run(said), "4 minutes ago");
    // Back in view it is right at once.
    await tab.run(() => {
      probe.widget().style.marginTop = "0";
    });
    await tab.until(said, "9 minutes ago");
    await tab.run(() => probe.widget().remove());
    await tab.moveTime(MINUTE);
  },

  async "and not while the page is hidden"(page) {
    const tab = await recent(page);
    await noticed(tab);
    const hide = (hidden) =>
      tab.run((hidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await hide(true);
    await tab.moveTime(5 * MINUTE);
    assert.equal(await tab.run(said), "1 minute ago");
    await hide(false);
    await tab.until(said, "6 minutes ago");
  },

  async "a button opens the exact time, and nothing else of the dates is a stop of Tab"(page) {
    const tab = await recent(page);
    const look = () => {
      const line = probe.part("dateline");
      const button = line.querySelector("button");
      return [line.querySelector(".exact")?.textContent ?? null, button.ariaExpanded, probe.root().activeElement === button, line.querySelectorAll("[tabindex]").length];
    };
    const [shut] = [await tab.run(look)];
    assert.deepEqual(shut, [null, "false", false, 0]);
    await tab.run(() => probe.part("dateline").querySelector("button").focus());
    await tab.press("Enter");
    const [words, ...open] = await tab.run(look);
    assert.match(words, /\d{4} at \d\d:\d\d/);
    assert.deepEqual(open, ["true", true, 0]);
    await tab.press("Enter");
    assert.deepEqual((await tab.run(look)).slice(0, 3), [null, "false", true]);
    // Nothing is fetched for it.
    assert.deepEqual(page.server.requests("cdn", /rare/), []);
  },

  async "what is small has room for a finger"({ open, server }) {
    const tab = await open("/", { width: 360 });
    const small = await tab.run(async (src) => {
      probe.widget().src = src;
      await probe.ended();
      return [".section a", ".dateline .times", ".note-back"].map((selector) => {
        const { width, height } = probe.root().querySelector(selector).getBoundingClientRect();
        return [selector, width >= 24 && height >= 24];
      });
    }, `${server.api}/story.json`);
    assert.deepEqual(small, [[".section a", true], [".dateline .times", true], [".note-back", true]]);
  },

  async "above the headline stand section and date on one line, all else below the standfirst"({ open, server }) {
    const tab = await open("/", { width: 390 });
    const seen = await tab.run(async (src) => {
      probe.widget().src = src;
      await probe.ended();
      const box = (selector) => probe.root().querySelector(selector).getBoundingClientRect();
      const { top, bottom } = box(".section");
      const date = box(".dateline time");
      return {
        line: date.top < bottom && date.bottom > top,
        above: box(".headline").top - top < 60,
        below: [".byline", ".updated"].map((selector) => box(selector).top > box(".standfirst").bottom),
        width: document.documentElement.scrollWidth,
      };
    }, `${server.api}/story.json`);
    assert.deepEqual(seen, { line: true, above: true, below: [true, true], width: 390 });
  },
};

const zones = Object.fromEntries(
  Object.entries(ZONES).map(([zone, there]) => [
    `a reader in ${zone}`,
    async ({ open }) => {
      const tab = await open();
      await tab.zone(zone);
      const written = SAME.map(([published]) => ({ headline: "x", published }));
      assert.deepEqual(await dates(tab, written), SAME.map(([, shown]) => shown));
      assert.deepEqual(await dates(tab, INSTANTS), INSTANTS.map(() => there));
      assert.deepEqual(await dates(tab, [POST]), ["10 March 2024 at 00:30"]);
      // The page's author has the last word on instants, and none on days.
      const asked = { "time-zone": "Asia/Seoul" };
      assert.deepEqual(await dates(tab, [INSTANTS[0], POST, written[0]], asked), [
        "10 March 2024 at 07:30",
        "10 March 2024 at 07:30",
        "9 March 2024",
      ]);
    },
  ]),
);

export const tests = { ...zones, ...live };
