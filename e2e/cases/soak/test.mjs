// An element that lives long: mounted and taken down again and again, changed all the time, refreshed for hours.
// Memory, nodes and listeners stay where they were. `cargo xtask soak` runs the whole, CI a short form of it.

import assert from "node:assert/strict";

import { comeAndGo, watchMemory } from "../../mounting.mjs";

const WHOLE = process.env.ARTICLE_SOAK === "whole";
/** How often: in the whole, and in the short form. */
const MOUNTS = WHOLE ? 1_000 : 150;
const CHANGES = WHOLE ? 10_000 : 1_000;
/** Turns of 16 s, the least that is no other wait of the widget: two hours, or twenty minutes. */
const TURNS = WHOLE ? 450 : 80;
/** Turns after which the heap is as large as it gets: the allocator keeps what two versions need at the same time. */
const WARM = WHOLE ? 45 : 24;

export const limit = WHOLE ? 30 * 60_000 : 90_000;

/** What may come with time and is no leak: the browser's own caches. */
function flat(before, after) {
  // A refresh may be half drawn: two versions of the text are there.
  assert.ok(after.nodes <= before.nodes + 150, `${before.nodes} nodes, then ${after.nodes}`);
  assert.ok(after.listeners <= before.listeners + 20, `${before.listeners} listeners, then ${after.listeners}`);
  assert.ok(after.bytes <= before.bytes * 1.1 + 100_000, `${before.bytes} bytes, then ${after.bytes}`);
  assert.ok(after.memory <= before.memory, `${before.memory} bytes of the wasm, then ${after.memory}`);
  console.log(`    ${JSON.stringify(before)}\n    ${JSON.stringify(after)}`);
}

/**
 * The wait for the next version is a thousandth of what the page asks for. Not by the driver's clock: with every
 * timer that keeps a stack, and with that all requests before.
 */
function hurry() {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (act, wait, ...more) => setTimeout(act, wait === 16_000 ? 16 : wait, ...more);
}

const counts = async (tab) => ({ ...(await tab.counts()), memory: await tab.run(() => memory.buffer.byteLength) });

/** Some first, which warm the browser up, then many more. */
async function soak(tab, some, many, act) {
  await act(some);
  const before = await counts(tab);
  // Parts, as a page has to answer in time.
  for (let left = many - some; left > 0; left -= some) await act(Math.min(some, left));
  flat(before, await counts(tab));
}

export const tests = {
  async [`${MOUNTS} elements come and go`]({ open }) {
    const tab = await open("/", { set: watchMemory });
    await soak(tab, MOUNTS / 10, MOUNTS, (times) => tab.run(comeAndGo, times));
  },

  async [`${CHANGES} attributes change`]({ open, server }) {
    const tab = await open("/", { set: watchMemory });
    await tab.run((src) => {
      probe.widget().src = src;
      return probe.ended();
    }, `${server.api}/story.json`);
    await soak(tab, CHANGES / 20, CHANGES, (times) =>
      tab.run(async (times) => {
        const values = {
          theme: ["dark", "light", null],
          "heading-level": ["3", "1", "6", "x", null],
          dir: ["rtl", "ltr", null],
          "time-zone": ["Asia/Seoul", "nowhere", null],
          today: ["", null],
          controls: ["", null],
          related: ["none", "in-place", null],
          embeds: ["off", null],
        };
        const names = Object.keys(values);
        for (let time = 0; time < times; time += 1) {
          const name = names[time % names.length];
          const options = values[name];
          const value = options[Math.floor(time / names.length) % options.length];
          if (value === null) probe.widget().removeAttribute(name);
          else probe.widget().setAttribute(name, value);
          if (time % 10 === 9) await new Promise((drawn) => requestAnimationFrame(drawn));
        }
        for (const name of names) probe.widget().removeAttribute(name);
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        probe.events.splice(0);
      }, times),
    );
    assert.equal(await tab.run(() => probe.look().article), true);
  },

  async [`${Math.round((TURNS * 16) / 60)} minutes of refresh`]({ open, server }) {
    const version = (number) => ({
      headline: `Version ${number}`,
      language: "en-GB",
      body: Array.from({ length: 20 }, (_, at) => ({ type: "paragraph", text: `Paragraph ${at} of ${number % 3}.` })),
    });
    const answers = Array.from({ length: TURNS + 20 }, (_, number) => ({ json: version(number) }));
    server.answer("api", "/live.json", ...answers);
    const tab = await open("/", { set: `(() => { (${watchMemory})(); (${hurry})(); })()` });
    await tab.run((src) => {
      probe.widget().setAttribute("refresh", "16");
      probe.widget().src = src;
      return probe.ended();
    }, `${server.api}/live.json`);
    await soak(tab, WARM, TURNS, (times) =>
      tab.run(async (times) => {
        await probe.seen("article-update", times);
        probe.events.splice(0);
      }, times),
    );
    const asked = server.requests("api", "/live.json").filter(({ method }) => method === "GET").length;
    assert.ok(asked > TURNS, `${asked} requests`);
  },
};
