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

  async "the exact time is shown at the focus, and put away by Escape"(page) {
    const tab = await recent(page);
    const shown = () => {
      const time = probe.root().querySelector("time");
      const { content } = getComputedStyle(time, "::after");
      return [content.includes(time.ariaDescription), probe.root().activeElement === time];
    };
    assert.deepEqual(await tab.run(shown), [false, false]);
    await tab.run(() => probe.root().querySelector("time").focus());
    assert.deepEqual(await tab.run(shown), [true, true]);
    await tab.run(() =>
      probe.root().querySelector("time").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
    );
    assert.deepEqual(await tab.run(shown), [false, false]);
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
